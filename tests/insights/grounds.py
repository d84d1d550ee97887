"""Every number of an overlay document by its name, read by another hand than the one that names them."""

from collections.abc import Iterator, Mapping

from wayline.insights.numbers import why_unlisted

Json = Mapping[str, object]


def grounds(part: object, path: str = "") -> Iterator[tuple[str, float]]:
    """On how many each number rests: the n of an estimate, a plain number itself."""
    if isinstance(part, Mapping) and "verdict" in part:
        n = part["n"]
        assert isinstance(n, int)
        yield path, n
    elif isinstance(part, Mapping):
        for name, inner in part.items():
            if path or name not in ("frames", "members"):
                yield from grounds(inner, f"{path}.{name}".lstrip("."))
    elif isinstance(part, list):
        for row in part:
            if isinstance(row, Mapping):
                called = row.get("key") or row.get("fingerprint") or row["name"]
                yield from grounds(row, f"{path}.{called}")
    elif isinstance(part, int | float) and not isinstance(part, bool):
        yield path, part


def lists(document: Json) -> Mapping[str, object]:
    """The section `members`."""
    members = document["members"]
    assert isinstance(members, Mapping)
    return members


def strangers(document: Json) -> list[str]:
    """Lists that belong to no number of the document."""
    numbers = {path for path, _ in grounds(document)}
    return [path for path in lists(document) if path not in numbers]


def unaccounted(document: Json) -> list[str]:
    """Numbers that rest on somebody and have neither a list nor a reason to have none."""
    listed = lists(document)
    return [
        path for path, n in grounds(document)
        if n and path not in listed and why_unlisted(path) is None
    ]  # fmt: skip
