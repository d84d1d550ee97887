"""What is the matter with the data: findings shown before any number [E11]."""

from dataclasses import dataclass
from typing import Literal

from wayline.base import Number, Saying, Sentence, say
from wayline.engine import Engine
from wayline.events.tables import ACCOUNT_BASIS, QUALITY, SCHEMA

Severity = Literal["error", "warning", "info"]

APART_CASES = say(
    "{n} of {of} ids of cases stand in {there} too, and count as different ones. If they are the same, write `namespace: {space}` in the mapping of {source} and take it in anew."
)
APART_ACCOUNTS = say(
    "{n} of {of} accounts stand in {there} too, and count as different ones. If they are the same, write `namespace: {space}` in the mapping of {source} and take it in anew."
)
APART_PEOPLE = say(
    "{n} of {of} people stand in {there} too, and count as different ones. If they are the same, write `namespace: {space}` in the mapping of {source} and take it in anew."
)
FEWEST_SAME, SHARE_SAME = 2, 0.5  # fewer may be chance: two systems may both have a case 17


@dataclass(frozen=True, slots=True)
class QualityFinding:
    """One finding: how many of how many, what it means, what to do."""

    code: str
    severity: Severity
    source: str
    n: int
    of: int
    sentence: Saying

    @property
    def share(self) -> float:
        """The share of events concerned, 0-1."""
        return self.n / self.of if self.of else 0.0


def find_quality(engine: Engine) -> tuple[QualityFinding, ...]:
    """The findings of every source, in the order of the sources."""
    rows = engine.run(
        f"SELECT s.key, count(*) AS n, count(*) FILTER (e.account IS NULL) AS no_account, count(*) FILTER (e.person IS NULL) AS no_person, "
        f"count(*) FILTER (e.channel IS NULL) AS no_channel, count(*) FILTER (e.ts_precision = 3) AS day_only, "
        f"count(*) FILTER (e.ts_quality = {QUALITY['clamped']}) AS clamped, "
        f"count(*) FILTER (e.account_basis = {ACCOUNT_BASIS['ambiguous']}) AS ambiguous "
        f"FROM {SCHEMA}.events e JOIN {SCHEMA}.sources s ON s.code = e.source GROUP BY s.key, s.code ORDER BY s.code"
    ).rows
    found: list[QualityFinding] = []
    for key, n, no_account, no_person, no_channel, day_only, clamped, ambiguous in rows:
        of, source = int(str(n)), str(key)
        found += _shares(source, of, {
            "no_account": (int(str(no_account)), say("{n} of {of} events name no account; questions by account leave them out.")),
            "no_person": (int(str(no_person)), say("{n} of {of} events name no person; roles and stakeholder paths cannot be seen in them.")),
            "no_channel": (int(str(no_channel)), say("{n} of {of} events name no channel; channels and their cost cannot be compared for them.")),
            "ambiguous_account": (int(str(ambiguous)), say("{n} of {of} events could belong to several accounts; they count for none.")),
            "day_precision": (int(str(day_only)), say("{n} of {of} events are known to the day only; order inside a day is the order of the file.")),
        })  # fmt: skip
        if int(str(clamped)):
            found.append(QualityFinding("clamped", "warning", source, int(str(clamped)), of,
                say("{n} of {of} events lay more than a day in the future; they carry the time they arrived, and the data does not count as complete up to there.", n=Number(f"{int(str(clamped)):,}"), of=Number(f"{of:,}"))))  # fmt: skip
    found += [*_kept_apart(engine), *_refused(engine)]
    return tuple(found)


def _kept_apart(engine: Engine) -> list[QualityFinding]:
    """Sources whose ids mostly stand in another source too, where both count as different because of their namespaces."""
    found: list[QualityFinding] = []
    for apart, table, same in (
        (APART_CASES, "objects", "object_type, object_id"),
        (APART_ACCOUNTS, "accounts", "account_id"),
        (APART_PEOPLE, "people", "type, person_id"),
    ):
        rows = engine.run(
            f"SELECT a.namespace AS mine, b.namespace AS other, count(*) AS n, any_value(c.n) AS total FROM {SCHEMA}.{table} a "
            f"JOIN {SCHEMA}.{table} b USING ({same}) JOIN (SELECT namespace, count(*) AS n FROM {SCHEMA}.{table} GROUP BY 1) c "
            f"ON c.namespace = a.namespace WHERE a.namespace <> b.namespace GROUP BY ALL HAVING n >= {FEWEST_SAME} "
            f"AND n >= {SHARE_SAME} * total ORDER BY ALL"
        ).rows
        for mine, other, n, total in rows:
            of, alike, space = int(str(total)), int(str(n)), str(other)
            for (source,) in engine.run(
                f"SELECT key FROM {SCHEMA}.sources WHERE namespace = $mine ORDER BY code",
                {"mine": str(mine)},
            ).rows:
                found.append(QualityFinding("same_ids_apart", "warning", str(source), alike, of,
                    apart.filled(n=Number(f"{alike:,}"), of=Number(f"{of:,}"), there=repr(space), space=space, source=repr(str(source)))))  # fmt: skip
    return found


def _shares(source: str, of: int, seen: dict[str, tuple[int, Sentence]]) -> list[QualityFinding]:
    return [
        QualityFinding(
            code, "info", source, n, of, words.filled(n=Number(f"{n:,}"), of=Number(f"{of:,}"))
        )
        for code, (n, words) in seen.items()
        if n
    ]


def _refused(engine: Engine) -> list[QualityFinding]:
    rows = engine.run(
        f"SELECT s.key, q.code, count(*) FROM {SCHEMA}.quarantine q JOIN {SCHEMA}.sources s ON s.code = q.source "
        "WHERE q.state = 'open' GROUP BY s.key, q.code ORDER BY s.key, q.code"
    ).rows
    from wayline.events.codes import sentence

    return [
        QualityFinding(
            str(code),
            "error",
            str(key),
            int(str(n)),
            int(str(n)),
            say(
                "{n} rows are in quarantine: {reason}",
                n=Number(f"{int(str(n)):,}"),
                reason=sentence(str(code)),
            ),
        )
        for key, code, n in rows
    ]
