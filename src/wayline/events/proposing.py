"""Which column is probably what: a first mapping for a file never seen, with its reasons [E7]."""

import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from wayline.base import Number, Place, Saying, Sentence, SourceError, say
from wayline.engine import Engine, open_memory
from wayline.events.header_names import (
    ACCOUNT,
    AMOUNTS,
    CASE,
    CASE_OF_ANSWERS,
    CASE_OR_NAME,
    CHANNEL,
    COST,
    DEPARTMENT,
    EMPLOYEE,
    ID_WORDS,
    NAME,
    NEVER_NAMES,
    PERSON,
    TIME,
    VALUE,
    rank_of,
)  # fmt: skip
from wayline.events.knowing import known_form
from wayline.events.looking import Seen, best_of, look_at_columns
from wayline.events.mapping import SourceMapping, read_mapping_text
from wayline.events.naming import object_type_of, words_of
from wayline.events.scanning import open_scan
from wayline.events.sources.scan import Scan, shown
from wayline.events.surveying import Survey, find_survey
from wayline.events.tables import count
from wayline.events.yamling import Rest, yaml_of

IS_CASE = say("'{column}' is the case: {values} values in {rows} rows.")
IS_TIME = say("'{column}' is the time of the event.")
IS_EVENT = say("'{column}' names the event: {values} different values.")
ARE_CANCELLED = say(
    "{n} rows have a '{column}' that begins with C before the digits: taken for cancellations."
)
ASKED = {
    "comment": say("'{column}' holds what was said in words."),
    "touchpoint": say("'{column}' says which touchpoint was asked about."),
    "stage": say("'{column}' says which stage was asked about."),
}
BY_NAME = {
    "account": say("'{column}' is taken for the account, by its name."),
    "person": say("'{column}' is taken for the person, by its name."),
    "channel": say("'{column}' is taken for the channel, by its name."),
    "department": say("'{column}' is taken for the department, by its name."),
    "employee": say("'{column}' is taken for the employee, by its name."),
    "cost": say("'{column}' is taken for the cost, by its name."),
    "value": say("'{column}' is taken for the value, by its name."),
}


@dataclass(frozen=True, slots=True)
class MappingProposal:
    """A mapping with its text and the reason for each guess."""

    mapping: SourceMapping
    yaml_text: str
    reasons: tuple[Saying, ...]
    guessed: bool = True  # False for a file whose form is agreed: XES, the canonical event


def propose_mapping(files: Sequence[Path]) -> MappingProposal:
    """A first mapping for files of one shape, told by names and contents of their columns.

    Raises:
        SourceError: when no time or no identity can be found; the message says what to write.
    """
    engine = open_memory()
    with tempfile.TemporaryDirectory(prefix="wayline-") as folder:
        opened = open_scan(engine, files[0], None, Path(folder))
        if opened.scan is None:
            raise SourceError(
                say("the file holds no row, so nothing can be proposed"), place=Place(str(files[0]))
            )
        return propose_for_scan(engine, opened.scan)


def propose_for_scan(engine: Engine, scan: Scan) -> MappingProposal:
    """A first mapping for an opened file; nothing is guessed where its form is agreed."""
    agreed = known_form(engine, scan)
    if agreed is not None:
        text, told = agreed
        return MappingProposal(read_mapping_text(text, file="the mapping of its form"), text, told, guessed=False)  # fmt: skip
    seen = look_at_columns(engine, scan)
    taken: dict[str, Seen] = {}
    reasons: list[Saying] = []
    times = [column for column in seen if column.is_time]
    if not times:
        raise _no_time(scan)
    found = find_survey(engine, scan, seen, times=times)
    survey = None if found is None else found[0]
    if found is not None:
        taken |= found[1]
        reasons += _survey_reasons(*found)
    case = _case_column(seen, times) if survey is None else _best(seen, CASE_OF_ANSWERS, taken)
    wide = survey is None and _is_wide(case, times, seen)
    cancels = False
    if case is not None:
        case = _exact(engine, scan, case)
        taken["case"] = case
        reasons.append(
            IS_CASE.filled(column=case.name, values=grouped(case.distinct), rows=grouped(case.rows))
        )
    if not wide:
        taken.setdefault("ts", _time_column(engine, scan, times, case))
        reasons.append(IS_TIME.filled(column=taken["ts"].name))
        name = taken.get("name") or _event_column(engine, scan, seen, taken, survey=survey)
        if name is not None:
            name = _exact(engine, scan, name)
            taken["name"] = name
            reasons.append(IS_EVENT.filled(column=name.name, values=grouped(name.distinct)))
        elif survey is None and case is not None and (n := _cancelled(engine, scan, case)):
            cancels = True
            reasons.append(ARE_CANCELLED.filled(n=grouped(n), column=case.name))
    _take_optional(seen, taken, times, reasons)
    commas = {role for role in ("cost", "value") if role in taken and _has_commas(engine, scan, taken[role])}  # fmt: skip
    if "case" not in taken and "account" not in taken and "person" not in taken:
        raise SourceError(
            say("no column says which case, account or person a row belongs to"), place=Place(str(scan.file)),
            remedy=say("Say which in a mapping file: `columns: {{objects: [{{type: order, column: \"...\"}}]}}`."),
        )  # fmt: skip
    text = yaml_of(scan, taken, times if wide else [], reasons, rest=Rest(cancels, commas, survey))
    return MappingProposal(
        read_mapping_text(text, file="the proposed mapping"), text, tuple(reasons)
    )


def grouped(n: int) -> Number:
    """A count with its thousands apart."""
    return Number(f"{n:,}")


def _survey_reasons(survey: Survey, parts: Mapping[str, Seen]) -> list[Sentence]:
    score = parts["score"].name
    said = say("'{column}' is the score of an answer, each row says on which scale.", column=score)
    if survey.kind is not None and survey.scale is not None:
        low, high = survey.scale
        said = say(
            "'{column}' is the score of an answer: {kind} from {low} to {high}, {high} the best.",
            column=score,
            kind=survey.kind.upper(),
            low=Number(str(low)),
            high=Number(str(high)),
        )
    return [
        said,
        *(text.filled(column=parts[role].name) for role, text in ASKED.items() if role in parts),
    ]


def _event_column(
    engine: Engine, scan: Scan, seen: Sequence[Seen], taken: dict[str, Seen], *, survey: Survey | None
) -> Seen | None:  # fmt: skip
    """What names the event; of a survey only a column that is called so, for the others hold answers."""
    if survey is None:
        return _name_column(engine, scan, seen, taken)
    strict = tuple(name for name in NAME if name not in ("name", "type", "status", "state"))
    return _best(seen, strict, taken)


def _no_time(scan: Scan) -> SourceError:
    values = sum(name[:1].isdigit() for name in scan.headers)
    if 2 * values > len(scan.headers):
        return SourceError(
            say("the first line seems to hold values, not the names of columns: {headers}", headers=shown(scan.headers)),
            place=Place(str(scan.file), scan.first_line and scan.first_line - 1), remedy=say("Put a line with the names of the columns above it."),
        )  # fmt: skip
    return SourceError(
        say("no column holds a time; the columns are {headers}", headers=shown(scan.headers)),
        place=Place(str(scan.file)), remedy=say("A journey needs times. If one is there, say which in a mapping file: `columns: {{ts: {{column: ..., formats: [...]}}}}`."),
    )  # fmt: skip


def _exact(engine: Engine, scan: Scan, column: Seen) -> Seen:
    """The column with its exact number of different values: what is told must be true."""
    distinct = count(engine, f"SELECT count(DISTINCT c{column.at}) FROM ({scan.relation})")
    return replace(column, distinct=distinct, per_value=column.filled / max(1, distinct))


def _best(seen: Sequence[Seen], listed: Sequence[str], taken: Mapping[str, Seen]) -> Seen | None:
    plain = [column for column in seen if column.filled and not column.is_time]
    return best_of(plain, listed, taken)


def _case_column(seen: Sequence[Seen], times: Sequence[Seen]) -> Seen | None:
    """By name first; else the leftmost column that repeats a few times and is no time, no amount."""
    owned = _best(seen, (*ACCOUNT, *PERSON), {}) is not None
    listed = CASE
    if owned and _best(seen, NAME, {}) is None:  # then what may be either says what happened
        listed = tuple(name for name in CASE if name not in CASE_OR_NAME)
    named = _best(seen, listed, {})
    if named is not None and (named.distinct > 1 or not owned):
        return named
    repeated = [column for column in seen if column not in times and 1.5 <= column.per_value <= 200 and column.filled > 0.95 * column.rows
                and column.distinct > max(20, column.rows // 200) and rank_of(column.name, (*ACCOUNT, *PERSON, *EMPLOYEE)) is None and not set(words_of(column.name)) & AMOUNTS]  # fmt: skip
    ids = [column for column in repeated if set(words_of(column.name)) & ID_WORDS]
    # Who it was is known: then only a column that is called an id makes cases inside it.
    return next(iter(ids if owned else ids or repeated), None)


def _is_wide(case: Seen | None, times: Sequence[Seen], seen: Sequence[Seen]) -> bool:
    """One row per case and several time columns: a column for each stage."""
    if case is None or len(times) < 2:
        return False
    return (
        case.distinct >= 0.97 * case.rows * 0.97
        and case.per_value < 1.06
        and _known_name(seen) is None
    )


def _known_name(seen: Sequence[Seen]) -> Seen | None:
    strict = tuple(
        name for name in NAME if name not in ("status", "state", "stage", "phase", "name", "type")
    )
    return _best(seen, strict, {})


def _time_column(engine: Engine, scan: Scan, times: Sequence[Seen], case: Seen | None) -> Seen:
    """Several times: the one that changes most inside a case, is always filled and bears a usual name."""
    full = [
        column for column in times if column.filled >= 0.99 * max(one.filled for one in times)
    ] or list(times)
    if len(full) == 1 or case is None:
        ranked = sorted(full, key=lambda one: (_rank(one), one.at))
        return ranked[0]
    change = _changes(engine, scan, full, case=case)
    top = max(change.values())
    return min(
        (one for one in full if change[one.at] >= 0.98 * top), key=lambda one: (_rank(one), one.at)
    )


def _changes(
    engine: Engine, scan: Scan, columns: Sequence[Seen], *, case: Seen
) -> dict[int, float]:
    """How many different values each column has inside a case, on average; by position."""
    cells = ", ".join(f"count(DISTINCT c{one.at}) AS d{one.at}" for one in columns)
    sums = ", ".join(f"avg(d{one.at})" for one in columns)
    row = engine.run(
        f"SELECT {sums} FROM (SELECT {cells} FROM ({scan.relation}) GROUP BY c{case.at} LIMIT 20000)"
    ).rows[0]
    return {one.at: float(str(row[at] or 0)) for at, one in enumerate(columns)}


def _rank(column: Seen) -> int:
    known = rank_of(column.name, TIME)
    return len(TIME) if known is None else known


def _name_column(
    engine: Engine, scan: Scan, seen: Sequence[Seen], taken: dict[str, Seen]
) -> Seen | None:
    """By name first; else what changes most inside a case: what stays the same there tells whose it is."""
    named = _best(seen, (*NAME, *CASE_OR_NAME), taken)
    if named is not None and named.distinct <= max(2000, named.rows // 5):
        return named
    used = {column.at for column in taken.values()}
    case = taken.get("case")
    if case is not None and object_type_of(case.name) == "order":
        return None  # lines of orders: each is an order, whatever else stands on it
    words = [column for column in seen if column.at not in used and not column.is_time and 2 <= column.distinct <= 600 and column.letters
             and column.filled > 0.95 * column.rows and not set(words_of(column.name)) & NEVER_NAMES]  # fmt: skip
    if case is None or len(words) < 2:
        return words[0] if words else None
    change = _changes(engine, scan, words, case=case)
    return min(words, key=lambda column: (-change[column.at], column.at))


def _cancelled(engine: Engine, scan: Scan, case: Seen) -> int:
    """Rows of orders whose number is that of the others with a C before it [E8]; 0 where it means something else."""
    if object_type_of(case.name) != "order":
        return 0
    cell = f"CAST(c{case.at} AS VARCHAR)"
    row = engine.run(
        f"SELECT count(*) FILTER (regexp_full_match({cell}, 'C\\d+')), count(*) FILTER (regexp_full_match({cell}, '\\d+')), count(*) "
        f"FROM ({scan.relation})"
    ).rows[0]
    with_c, plain, rows = (int(str(n)) for n in row)
    return with_c if with_c < plain and with_c + plain > 0.9 * rows else 0


def _has_commas(engine: Engine, scan: Scan, column: Seen) -> bool:
    """True where every amount that has a fraction writes it after a comma: 1.234,50."""
    cell = f"CAST(c{column.at} AS VARCHAR)"
    row = engine.run(
        f"SELECT count(*) FILTER (regexp_full_match({cell}, '-?[\\d.]+,\\d{{1,2}}')), "
        f"count(*) FILTER (regexp_full_match({cell}, '-?[\\d,]*\\.\\d{{1,2}}')) FROM ({scan.relation})"
    ).rows[0]
    return bool(row[0]) and not row[1]


def _take_optional(
    seen: Sequence[Seen], taken: dict[str, Seen], times: Sequence[Seen], reasons: list[Saying]
) -> None:
    plain = [column for column in seen if column not in times]
    for role, listed in (("account", ACCOUNT), ("person", PERSON), ("channel", CHANNEL), ("department", DEPARTMENT),
                         ("employee", EMPLOYEE), ("cost", COST), ("value", VALUE)):  # fmt: skip
        column = _best(plain, listed, taken)
        if column is None or (role in ("cost", "value") and column.letters):
            continue
        taken[role] = column
        reasons.append(BY_NAME[role].filled(column=column.name))
