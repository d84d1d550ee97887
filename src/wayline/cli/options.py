"""Which options do verbs share? Each group is declared once and read back from the context."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Protocol, TypeVar

import click

from wayline.base import day_in
from wayline.cli.speaking import Speech

Function = TypeVar("Function", bound=Callable[..., object])
EXISTING = click.Path(exists=True, dir_okay=False, path_type=Path)
NEW = click.Path(dir_okay=False, path_type=Path)
FOLDER = click.Path(file_okay=False, path_type=Path)


class Decorator(Protocol):
    """What adds an option to a verb and leaves the verb's own type as it is."""

    def __call__(self, function: Function, /) -> Function:
        """The verb with one option more."""
        ...


@dataclass(frozen=True, slots=True)
class ScopeAsked:
    """Which journeys are asked for, as typed; times get their zone when the map is known."""

    since: datetime | None
    until: datetime | None
    segment: str | None
    path: str | None
    channel: str | None
    open_only: bool


def day(_ctx: click.Context, _parameter: click.Parameter, text: str | None) -> date | None:
    """A calendar day, ISO 8601."""
    found = day_in(text)
    if found is None and text is not None:
        raise click.BadParameter(f"expected a date such as 2026-01-31, got {text!r}")
    return found


def _keep(ctx: click.Context, parameter: click.Parameter, value: object) -> object:
    """Remember a shared option under its name, so that no verb has to pass it on."""
    ctx.meta[f"wayline.{parameter.name}"] = value
    return value


def _keep_instant(ctx: click.Context, parameter: click.Parameter, text: str | None) -> object:
    """Remember a date, or a date with a time; without a zone it is meant in the map's time zone."""
    try:
        return _keep(ctx, parameter, None if text is None else datetime.fromisoformat(text))
    except ValueError as error:
        raise click.BadParameter(f"expected a date such as 2026-01-31, got {text!r}") from error


def _shared(name: str, shown: str, *, words: str, kind: click.Path | None = None) -> Decorator:
    return click.option(
        name, type=kind, metavar=shown, callback=_keep, expose_value=False, help=words
    )


def _instant(name: str, *, words: str) -> Decorator:
    return click.option(
        name, metavar="DATE", callback=_keep_instant, expose_value=False, help=words
    )


def _switch(*names: str, words: str) -> Decorator:
    return click.option(*names, is_flag=True, callback=_keep, expose_value=False, help=words)


def _together(*options: Decorator) -> Decorator:
    """Several options as one decorator, shown in this order."""

    def decorate(function: Function) -> Function:
        for option in reversed(options):
            function = option(function)
        return function

    return decorate


speaks = _together(
    _shared("--json", "FILE", words="Write the result as JSON; - is stdout."),
    _switch("--quiet", "-q", words="Say nothing but errors."),
)
scoped = _together(
    _instant("--since", words="Only journeys that started on or after it."),
    _instant("--until", words="Only journeys that started before it."),
    _shared("--segment", "KEY", words="Only journeys of this segment."),
    _shared("--path", "KEY", words="Only journeys with a run of this stakeholder path."),
    _shared("--channel", "KEY", words="Only journeys that used this channel."),
    _switch("--open-only", words="Only journeys that are still open."),
)
with_mapping = _shared(
    "--mapping", "FILE", kind=EXISTING, words="Which column of the events is what."
)
with_versions = _shared(
    "--versions",
    "FOLDER",
    kind=FOLDER,
    words="Judge each case by the version in it that was in force at its first event.",
)
by_what = _shared(
    "--by", "account|person|OBJECT", words="What one journey follows; default: as the map says."
)
in_project = _shared(
    "--project",
    "FOLDER",
    kind=FOLDER,
    words="The folder that holds .wayline; default: here or above.",
)
with_map = _shared(
    "--map", "FILE", kind=EXISTING, words="The map; default: map.yaml of the project."
)


def speech_of(ctx: click.Context) -> Speech:
    """How much this run says, from `--json` and `--quiet`."""
    json_to: str | None = ctx.meta.get("wayline.json")
    return Speech(is_quiet=bool(ctx.meta.get("wayline.quiet")), json_to=json_to)


def scope_of(ctx: click.Context) -> ScopeAsked:
    """Which journeys this run asks for."""
    meta = ctx.meta
    return ScopeAsked(
        since=meta.get("wayline.since"), until=meta.get("wayline.until"),
        segment=meta.get("wayline.segment"), path=meta.get("wayline.path"),
        channel=meta.get("wayline.channel"), open_only=bool(meta.get("wayline.open_only")),
    )  # fmt: skip


def mapping_of(ctx: click.Context) -> Path | None:
    """The mapping named with `--mapping`."""
    path: Path | None = ctx.meta.get("wayline.mapping")
    return path


def versions_of(ctx: click.Context) -> Path | None:
    """The folder of versions named with `--versions`."""
    folder: Path | None = ctx.meta.get("wayline.versions")
    return folder


def by_of(ctx: click.Context) -> str | None:
    """What one journey follows, as named with `--by`."""
    by: str | None = ctx.meta.get("wayline.by")
    return by


def project_of(ctx: click.Context) -> Path | None:
    """The folder named with `--project`."""
    folder: Path | None = ctx.meta.get("wayline.project")
    return folder


def map_of(ctx: click.Context) -> Path | None:
    """The map named with `--map`."""
    path: Path | None = ctx.meta.get("wayline.map")
    return path
