"""How does a measured map become the document of the page?"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from wayline.base import Frame, Language, say
from wayline.insights import OpenJourney, OverlaidMap, find_open_journeys, overlay_json
from wayline.journeys import LaidMap, ListedJourney, list_journeys, read_timelines
from wayline.map import CheckedMap, Ref
from wayline.reports.map_saying import say_map
from wayline.reports.naming import Names
from wayline.reports.page import FORMAT, Customers, FilterSaid, Made, Page
from wayline.reports.page_journeys import JourneySaid, OpenSaid, Timelines, Who
from wayline.reports.timeline_packing import pack_timelines
from wayline.reports.translating import OTHERS, Translating
from wayline.reports.who_packing import NOBODY, count_who, pack_who

MOST_TIMELINES = 500
ELEMENTS = ("segment", "path", "channel")
FILTERS = {"segment": say("Segment"), "path": say("Path"), "channel": say("Channel")}
PRODUCT = "Wayline"
SHOW_ALL = "wayline overlay --json FILE, wayline account ID"


def make_page(
    overlaid: OverlaidMap,
    laid: LaidMap,
    *,
    customers: Customers = "shown",
    most_timelines: int = MOST_TIMELINES,
    languages: tuple[Language, ...] = OTHERS,
) -> Page:
    """Everything the page shows: the map in words, the numbers, and who is behind each of them.

    It is said in English, and can be shown in each of `languages` too. `customers` says whether they
    stand in it, are only counted, to be asked for one number at a time, or not even that.
    """
    translating = Translating(languages)
    overlay = overlay_json(replace(overlaid, members={}))
    del overlay["members"]
    carried = _carried(overlaid, laid, customers=customers, most=most_timelines)
    return Page(
        format=FORMAT,
        made=made_words(overlaid, laid, translating, customers=customers),
        overlay=overlay,
        map=say_map(laid.map, horizon(overlaid).date(), translating),
        journeys=carried.journeys,
        who=carried.who,
        timelines=carried.timelines,
        translations=_translations(overlaid, translating),
    )


@dataclass(frozen=True, slots=True)
class _Carried:
    """What the document carries of customers."""

    journeys: tuple[JourneySaid, ...]
    who: Who
    timelines: Timelines


def _carried(overlaid: OverlaidMap, laid: LaidMap, *, customers: Customers, most: int) -> _Carried:
    if customers != "shown":
        counted = count_who(overlaid.members) if customers == "asked" else NOBODY
        return _Carried((), counted, told_timelines(laid, (), {}))
    behind = overlaid.members.values()
    keys = {
        key for one in behind for side in (one.did, one.did_not, one.still_open) for key in side
    }
    listed, open_now = list_journeys(laid, keys), find_open_journeys(laid, keys)
    positions = {one.key: at for at, one in enumerate(listed)}
    return _Carried(
        tuple(say_journey(one, open_now.get(one.key), laid) for one in listed),
        pack_who(overlaid.members, positions),
        _timelines(laid, positions, open_now=open_now, most=most),
    )


def say_journeys(laid: LaidMap, keys: Collection[str]) -> tuple[JourneySaid, ...]:
    """These journeys, in order of their key; keys that nobody has are passed over."""
    open_now = find_open_journeys(laid, keys)
    return tuple(say_journey(one, open_now.get(one.key), laid) for one in list_journeys(laid, keys))


def _translations(
    overlaid: OverlaidMap, translating: Translating
) -> dict[Language, dict[str, str]]:
    """What was said so far and what findings and numbers that cannot be computed say, in other languages."""
    for finding in overlaid.findings:
        translating.said(finding.sentence)
        translating.said(finding.suggestion)
    for row in overlaid.kpis:
        translating.said(row.note)
    for touchpoint in overlaid.touchpoints:
        if touchpoint.on_time is not None:
            translating.said(touchpoint.on_time.estimate.note)
    return translating.noted


def horizon(overlaid: OverlaidMap) -> datetime:
    """Up to when the data goes, in the zone of the map."""
    window = overlaid.frames[0].window
    return window.horizon.astimezone(ZoneInfo(window.timezone))


def made_words(
    overlaid: OverlaidMap, laid: LaidMap, translating: Translating, *, customers: Customers
) -> Made:
    """By what the page was made, and which journeys were looked at."""
    frame = overlaid.frames[0]
    return Made(
        product=PRODUCT, version=frame.provenance.code_version, counted=laid.per,
        accounts=overlaid.accounts, customers=customers, data_from=maybe_instant(overlaid.first_start),
        data_to=instant_text(frame.window.horizon), filters=filter_words(frame, laid.map, translating), show_all=SHOW_ALL,
    )  # fmt: skip


def filter_words(
    frame: Frame, checked: CheckedMap, translating: Translating
) -> tuple[FilterSaid, ...]:
    """The scope in words: `Segment: Large producers`; empty = every journey."""
    said = translating.said
    return tuple(
        FilterSaid(label=said(say("Only")), value=said(say("still open")))
        if one.field == "open_only"
        else FilterSaid(
            label=said(FILTERS[one.field]),
            value=checked.name_of(Ref(one.field, one.value))
            if one.field in ELEMENTS
            else one.value,
        )
        for one in frame.filters
    )


def say_journey(one: ListedJourney, stands: OpenJourney | None, laid: LaidMap) -> JourneySaid:
    """One journey: whose, since when, how it stands or ended."""
    return JourneySaid(
        key=one.key, case=one.case, account=one.account, account_name=one.account_name,
        segment=one.segment, path=one.path, started_at=instant_text(one.started_at),
        last_event_at=instant_text(one.last_event_at), ended_at=maybe_instant(one.ended_at),
        outcome=one.outcome, outcome_key=one.outcome_key, end_reason=one.end_reason, stage=one.stage,
        value=one.value, currency=one.currency, cost=rounded(one.cost), people=one.people,
        reopened=one.reopened, is_left_truncated=one.is_left_truncated,
        open=say_open(stands, Names(laid.map)) if stands else None,
    )  # fmt: skip


def say_open(stands: OpenJourney, names: Names) -> OpenSaid:
    """How an open journey stands, with every number that was compared."""
    return OpenSaid(
        state=stands.state, basis=stands.basis, since=instant_text(stands.entered_at),
        age_s=rounded(stands.age_s), idle_s=rounded(stands.idle_s), due_at=maybe_instant(stands.due_at),
        breach_at=maybe_instant(stands.breach_at),
        usual_s=None if stands.usual_s is None else rounded(stands.usual_s),
        last_touchpoint=stands.last_touchpoint, owner=names.owner(stands.owner),
        next_step=None if stands.next_step is None else str(stands.next_step),
    )  # fmt: skip


def _timelines(
    laid: LaidMap, positions: Mapping[str, int], *, open_now: Mapping[str, OpenJourney], most: int
) -> Timelines:
    """The timelines that fit: of open journeys first, the worst before the others, then by key."""
    wanted = list(open_now)
    wanted += [key for key in positions if key not in open_now]
    return told_timelines(laid, wanted[:most], positions, left_out=max(len(wanted) - most, 0))


def told_timelines(
    laid: LaidMap, keys: Iterable[str], positions: Mapping[str, int], *, left_out: int = 0
) -> Timelines:
    """How these journeys went; `positions` is where each stands among the journeys."""
    told = read_timelines(laid, sorted(keys))
    return pack_timelines(
        told, positions, left_out=left_out,
        name=lambda kind, key: laid.map.name_of(Ref(kind, key)),
    )  # fmt: skip


def instant_text(instant: datetime) -> str:
    """An instant in UTC to the second."""
    return instant.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def maybe_instant(instant: datetime | None) -> str | None:
    """An instant in UTC to the second, where there is one."""
    return None if instant is None else instant_text(instant)


def rounded(value: float) -> float:
    """A cost or a time without the last bits of its sum."""
    return round(value, 2)
