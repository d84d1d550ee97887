"""What was known of an account, a person or an object, and since when: attributes kept with their time."""

from wayline.engine import Engine, quote_text
from wayline.events.staging import Staged
from wayline.events.tables import GOOD, SCHEMA


def keep_changes(engine: Engine, staged: Staged, *, source: int, namespace: str) -> None:
    """Keep what each row says of its owner at its time, also the rows that were stored already.

    Every observation is kept once, whether or not it differs from the one before: so the table does
    not depend on the order in which files arrive [E1].
    """
    space = quote_text(namespace)
    for at, name in enumerate(staged.attributes):
        owner, _, attribute = name.partition(".")
        joined = _owner_sql(owner, staged, space)
        if joined is None:
            continue
        kind, field = quote_text(owner), quote_text(attribute)
        seen = (
            f"SELECT DISTINCT o.code, k.att{at} AS value, COALESCE(k.changed_us, min(k.ts_us) OVER (PARTITION BY k.row_no)) AS at_us "
            f"FROM {GOOD} k JOIN {joined} WHERE k.att{at} IS NOT NULL"
        )
        engine.execute(
            f"INSERT INTO {SCHEMA}.object_changes SELECT {kind}, s.code, {field}, s.value, s.at_us, {source} FROM ({seen}) s "
            f"ANTI JOIN (SELECT * FROM {SCHEMA}.object_changes WHERE object_type = {kind} AND field = {field} AND source = {source}) c "
            "ON c.object = s.code AND c.value = s.value AND c.ts_us = s.at_us"
        )


def _owner_sql(owner: str, staged: Staged, space: str) -> str | None:
    """The dictionary that an attribute's owner stands in, joined by the id on the row."""
    if owner == "account":
        return f"{SCHEMA}.accounts o ON o.account_id = k.account AND o.namespace = {space}"
    if owner == "person":
        return f"{SCHEMA}.people o ON o.person_id = k.person AND o.namespace = {space}"
    kinds = [kind for kind, _ in staged.object_types]
    if owner not in kinds:
        return None
    return (
        f"{SCHEMA}.objects o ON o.object_id = k.obj{kinds.index(owner)} AND o.namespace = {space} "
        f"JOIN {SCHEMA}.object_types t ON t.code = o.object_type AND t.object_type = {quote_text(owner)}"
    )
