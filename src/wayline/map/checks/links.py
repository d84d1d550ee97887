"""Does every reference lead somewhere, and does every key stand once?"""

from collections.abc import Callable, Iterator

from wayline.map.checks.finding import Finding, Sight
from wayline.map.references import dangling, repeated


def dangling_link(sight: Sight) -> Iterator[Finding]:
    """[M9] A reference resolves to nothing, or to a kind the field does not take."""
    kinds = sight.map.workspace.taxonomy.channel_kind
    for broken in dangling(sight.inventory, channel_kinds=kinds):
        yield sight.found(
            "dangling_link",
            "E",
            (broken.holder, broken.ref),
            broken.message,
            remedy=broken.remedy,
            at=broken,
        )


def duplicate_key(sight: Sight) -> Iterator[Finding]:
    """[M1] The same kind and key stands twice over map and workspace."""
    for broken in repeated(sight.inventory):
        yield sight.found(
            "duplicate_key",
            "E",
            broken.ref,
            broken.message,
            remedy=broken.remedy,
            at=broken,
        )


CHECKS: tuple[Callable[[Sight], Iterator[Finding]], ...] = (dangling_link, duplicate_key)
