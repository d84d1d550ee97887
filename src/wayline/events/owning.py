"""Whose is an event that names no account: that of its object, or of its person at that time [E6]."""

from wayline.engine import Engine
from wayline.events.tables import ACCOUNT_BASIS, SCHEMA, count

OWN = ACCOUNT_BASIS["event"]


def attribute_accounts(engine: Engine) -> None:
    """Give every event without an account of its own the one of its object, else the one membership valid then.

    Worked out anew over the whole store, so that the order in which files arrive does not matter.
    Two accounts that are both possible are told as ambiguous, never guessed.
    """
    own = count(engine, f"SELECT count(*) FROM {SCHEMA}.events WHERE account_basis = {OWN}")
    if not own or own == count(engine, f"SELECT count(*) FROM {SCHEMA}.events"):
        return
    engine.execute("CREATE SCHEMA IF NOT EXISTS stage")
    _accounts_of_objects(engine)
    _memberships(engine)
    none, ambiguous = ACCOUNT_BASIS["none"], ACCOUNT_BASIS["ambiguous"]
    by_object, by_person = ACCOUNT_BASIS["object"], ACCOUNT_BASIS["membership"]
    engine.execute(
        f"CREATE OR REPLACE TABLE stage.attributed AS SELECT e.event_no, "
        f"CASE WHEN o.n = 1 THEN o.account WHEN o.n IS NULL AND m.n = 1 THEN m.account END AS account, "
        f"CASE WHEN o.n = 1 THEN {by_object} WHEN o.n > 1 THEN {ambiguous} WHEN m.n = 1 THEN {by_person} "
        f"WHEN m.n > 1 THEN {ambiguous} ELSE {none} END AS basis FROM {SCHEMA}.events e "
        "LEFT JOIN stage.by_object o ON o.event_no = e.event_no LEFT JOIN stage.by_person m ON m.event_no = e.event_no "
        f"WHERE e.account_basis <> {OWN}"
    )
    engine.execute(
        f"UPDATE {SCHEMA}.events SET account = a.account, account_basis = a.basis FROM stage.attributed a "
        f"WHERE a.event_no = {SCHEMA}.events.event_no AND "
        f"({SCHEMA}.events.account IS DISTINCT FROM a.account OR {SCHEMA}.events.account_basis <> a.basis)"
    )


def _accounts_of_objects(engine: Engine) -> None:
    """`stage.by_object`: the accounts that events of the same objects name, for each event without one."""
    engine.execute(
        f"CREATE OR REPLACE TABLE stage.owned AS SELECT DISTINCT x.object, e.account FROM {SCHEMA}.event_objects x "
        f"JOIN {SCHEMA}.events e ON e.event_no = x.event_no WHERE e.account_basis = {OWN}"
    )
    engine.execute(
        f"CREATE OR REPLACE TABLE stage.by_object AS SELECT x.event_no, count(DISTINCT w.account) AS n, min(w.account) AS account "
        f"FROM {SCHEMA}.event_objects x JOIN stage.owned w ON w.object = x.object "
        f"JOIN {SCHEMA}.events e ON e.event_no = x.event_no AND e.account_basis <> {OWN} GROUP BY x.event_no"
    )


def _memberships(engine: Engine) -> None:
    """`stage.by_person`: the accounts a person is seen in, for each event without one, that are valid then.

    A membership holds from the first event that names person and account until the first of the next
    account that begins after it ended; the earliest also holds before, as nothing else is known.
    """
    engine.execute(
        f"CREATE OR REPLACE TABLE stage.memberships AS WITH seen AS (SELECT person, account, min(ts_us) AS first_us, max(ts_us) AS last_us "
        f"FROM {SCHEMA}.events WHERE account_basis = {OWN} AND person IS NOT NULL GROUP BY person, account) "
        "SELECT s.person, s.account, CASE WHEN s.first_us > min(s.first_us) OVER (PARTITION BY s.person) THEN s.first_us END AS from_us, "
        "(SELECT min(n.first_us) FROM seen n WHERE n.person = s.person AND n.first_us > s.last_us) AS to_us FROM seen s"
    )
    engine.execute(
        f"CREATE OR REPLACE TABLE stage.by_person AS SELECT e.event_no, count(*) AS n, min(m.account) AS account "
        f"FROM {SCHEMA}.events e JOIN stage.memberships m ON m.person = e.person "
        f"AND e.ts_us >= COALESCE(m.from_us, e.ts_us) AND e.ts_us < COALESCE(m.to_us, e.ts_us + 1) "
        f"WHERE e.account_basis <> {OWN} GROUP BY e.event_no"
    )
