"""What was known of a case at a time: attributes of its account, its person and its objects [M39] [M40]."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from wayline.engine import Engine
from wayline.journeys.fields import Field, FieldReader, parse_field
from wayline.journeys.laid import laid_sql
from wayline.journeys.values import Binds, sql_of_test
from wayline.map import Test

Tests = tuple[tuple[str, Test], ...]


@dataclass(frozen=True, slots=True)
class CaseFields:
    """How tests of a case are written in SQL.

    Attributes:
        engine: where the tables are.
        schema: the laid schema.
        facts: the schema of the facts.
        per: what a case is.
        object_types: the types of the facts with their codes.
        bare: whose attribute a bare field is; None = the case's own.
    """

    engine: Engine
    schema: str
    facts: str
    per: str
    object_types: Mapping[str, int]
    bare: str | None = None

    def reader(self, base: str, fields: Iterable[Field], *, prefix: str = "c") -> FieldReader:
        """A reader over a relation `e` with case_code, event_no, account, person and ts_us.

        An object of another type than the case's is the one that the case's events carried last, else
        the one of the same id ("the project carries the opportunity's id").
        """
        owners = {self.per: "e.case_code"}
        joins = base
        others = {one.owner for one in fields if one.kind == "attribute"}
        for at, owner in enumerate(sorted(others - {"account", "person", self.per})):
            name = self._make_case_objects(owner)
            joins += f" LEFT JOIN {name} co{at} ON co{at}.case_code = e.case_code"
            owners[owner] = f"co{at}.object"
        return FieldReader(self.facts, Binds(prefix), self.object_types, base=joins, owners=owners)

    def field(self, text: str) -> Field:
        """A field of `is` or of a segment; a bare one is an attribute of the case itself."""
        if "." not in text:
            return Field("attribute", self.bare or self.per, text)
        return parse_field(text, self.object_types)

    def tests_sql(self, tests: Tests, reader: FieldReader) -> str:
        """All tests as one condition that is never NULL.

        A column or a property of an event says nothing of a case: it has no value here [M39].
        """
        parts: list[str] = []
        for name, test in tests:
            other = None
            if test.other_field is not None:
                other = _text(reader, self.field(test.other_field))
            text = _text(reader, self.field(name))
            parts.append(sql_of_test(test, text, binds=reader.binds, other=other))
        return "(" + (" AND ".join(parts) or "TRUE") + ")"

    def fields_of(self, tests: Tests) -> list[Field]:
        """Every field that the tests read."""
        names = [name for name, _ in tests]
        names += [test.other_field for _, test in tests if test.other_field is not None]
        return [self.field(name) for name in names]

    def of_accounts(self) -> "CaseFields":
        """The same where a bare field is an attribute of the account: the rules of segments."""
        return replace(self, bare="account")

    def make_guards(self, table: str, guards: Sequence[Tests], *, base: str) -> None:
        """Makes a table (event_no, mask): bit k says that the k-th group of tests holds at the event.

        `base` is a relation `e` with case_code, event_no, account, person and ts_us.
        """
        read = [field for tests in guards for field in self.fields_of(tests)]
        reader = self.reader(laid_sql(base, self.schema, facts=self.facts), read)
        parts = [
            f"CASE WHEN {self.tests_sql(tests, reader)} THEN {1 << at} ELSE 0 END"
            for at, tests in enumerate(guards)
        ]
        self.engine.execute(
            laid_sql(f"CREATE OR REPLACE TABLE {table} AS SELECT e.event_no, ", self.schema)
            + f"CAST({' + '.join(parts)} AS BIGINT) AS mask FROM {reader.relation}",
            reader.binds.values,
        )

    def _make_case_objects(self, owner: str) -> str:
        code = int(self.object_types[owner])
        name = laid_sql(f"laid.case_objects_{code}", self.schema)
        self.engine.execute(
            laid_sql(
                f"CREATE OR REPLACE TABLE {name} AS"
                " SELECT k.case_code, coalesce(c.object, o.code) AS object FROM laid.case_keys k"
                " LEFT JOIN (SELECT p.case_code, arg_max(b.object, (p.ts_us, p.tie, d.object_id)) AS object"
                " FROM laid.placed p JOIN facts.event_objects b ON b.event_no = p.event_no"
                f" AND b.object_type = {code} JOIN facts.objects d ON d.code = b.object"
                " GROUP BY p.case_code) c ON c.case_code = k.case_code"
                " LEFT JOIN (SELECT object_id, min(code) AS code FROM facts.objects"
                f" WHERE object_type = {code} GROUP BY object_id) o ON o.object_id = k.case_key",
                self.schema,
                facts=self.facts,
            )
        )
        return name


def _text(reader: FieldReader, field: Field) -> str:
    return reader.text_of(field) if field.kind == "attribute" else "CAST(NULL AS VARCHAR)"
