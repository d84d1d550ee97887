"""Which events does a KPI count: the relation of a question with the filters of its measure [A29]."""

from dataclasses import replace
from typing import TYPE_CHECKING

from wayline.insights.asking import code_of, keys_of
from wayline.journeys import matched_events
from wayline.map import AllRule, AnyRule, Binding, EventRule, MeasureSpec, Ref, Rule

if TYPE_CHECKING:
    from wayline.journeys import LaidMap


def tests_a_property(rule: Rule) -> bool:
    """True when any part of a rule looks at a property."""
    if isinstance(rule, EventRule):
        return bool(rule.where)
    if isinstance(rule, AllRule | AnyRule):
        return any(tests_a_property(part) for part in rule.parts)
    return tests_a_property(rule.part)


def last_where_tested(what: Ref | Binding) -> Ref | Binding:
    """A rule that tests a property means the last such event of the case, unless it says otherwise."""
    if isinstance(what, Binding) and what.take is None and tests_a_property(what.rule):
        return replace(what, take="last")
    return what


def events_of(
    laid: "LaidMap",
    what: Ref | Binding,
    *,
    of: MeasureSpec | None = None,
    take_last: bool = True,
    live: bool = False,
) -> str:
    """A SELECT of the events of journeys, against the logical names.

    Args:
        laid: the map with its events.
        what: the question of the measure.
        of: the measure whose `where` and `channel` the events pass and whose `segment` and `path`
            their journeys; None = another end of it, which is not filtered.
        take_last: a rule that tests a property takes the last event of the case.
        live: only events before the end of the case.
    """
    relation = matched_events(laid, last_where_tested(what) if take_last else what)
    conditions = filters_of(laid, of) if of is not None else []
    if live:
        conditions.append("NOT m.after_end")
    return (
        f"SELECT m.* FROM {relation} m JOIN journeys j ON j.journey_id = m.journey_id"
        f" WHERE {' AND '.join(conditions) or 'TRUE'}"
    )


def filters_of(laid: "LaidMap", measure: MeasureSpec) -> list[str]:
    """The filters of a measure as conditions on events `m` and their journeys `j`."""
    conditions: list[str] = []
    if measure.where is not None:
        kept = matched_events(laid, measure.where)
        conditions.append(f"m.event_no IN (SELECT event_no FROM {kept})")
    if measure.channel is not None:
        codes = {key: code for code, key in keys_of(laid, "channels").items()}
        conditions.append(f"m.channel = {codes.get(measure.channel, 0)}")
    if measure.segment is not None:
        conditions.append(f"j.segment = {code_of(laid, 'segments', measure.segment)}")
    if measure.path is not None:
        path = code_of(laid, "paths", measure.path)
        conditions.append(
            f"j.journey_id IN (SELECT journey_id FROM path_runs WHERE path = {path})"
        )  # fmt: skip
    return conditions
