"""Which id does an event have: its message's, else one made of what makes it the same on re-import [E2]."""

from wayline.engine import Engine, quote_text
from wayline.events.tables import EVENT, count


def digest_of(source: str, content: str, *, copy: str = "1") -> str:
    """SQL for the digest of an event without a message id, over source, content and the number of the equal row."""
    return f"sha1({_named(source)} || {content} || chr(31) || {copy})"


def digest_of_message(source: str, message: str, content: str) -> str:
    """SQL for the digest over source and message id, where there is one, else over the content."""
    return f"sha1({_named(source)} || COALESCE({message}, {content} || chr(31) || '1'))"


def uuid_of(digest: str) -> str:
    """SQL for a UUID of version 5 from a SHA-1 in hexadecimal (RFC 9562): version and variant set."""
    # By its place among the digits: `translate` costs ten times as much.
    place = f"1 + instr('123456789abcdef', substr({digest}, 17, 1))"
    variant = f"substr('89ab89ab89ab89ab', {place}, 1)"
    return (
        f"CAST(concat(left({digest}, 12), '5', substr({digest}, 14, 3), {variant}, substr({digest}, 18, 15)) AS UUID)"
    )  # fmt: skip


def number_copies(engine: Engine, contents: str, source: str) -> int:
    """`stage.copies`: the ids of rows that are equal to an earlier one of the file; returns how many.

    `contents` is SQL text of a SELECT of `row_no`, `part` and `content`.
    """
    alike = f"FROM {EVENT} WHERE bad IS NULL AND message_id IS NULL"
    engine.execute(
        f"CREATE OR REPLACE TABLE stage.twice AS SELECT event_id {alike} GROUP BY event_id HAVING count(*) > 1"
    )
    if not count(engine, "SELECT count(*) FROM stage.twice"):
        return 0
    engine.execute(
        "CREATE OR REPLACE TABLE stage.numbered_copies AS SELECT row_no, part, row_number() OVER (PARTITION BY event_id ORDER BY row_no, part) AS k "
        f"FROM (SELECT row_no, part, event_id {alike}) JOIN stage.twice USING (event_id)"
    )
    engine.execute(
        f"CREATE OR REPLACE TABLE stage.copies AS SELECT row_no, part, {uuid_of('digest')} AS event_id FROM ("
        f"SELECT n.row_no, n.part, {digest_of(source, 'c.content', copy='n.k')} AS digest "
        f"FROM ({contents}) c JOIN stage.numbered_copies n ON n.row_no = c.row_no AND n.part = c.part WHERE n.k > 1)"
    )
    return count(engine, "SELECT count(*) FROM stage.copies")


def _named(source: str) -> str:
    return quote_text(source + chr(31))
