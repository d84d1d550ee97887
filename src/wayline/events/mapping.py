"""Which column is what: the mapping file of one source [E7], read from YAML, unknown keys refused."""

from collections.abc import Mapping as AnyMapping
from pathlib import Path
from typing import Annotated, Literal
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError, available_timezones

from pydantic import (
    AfterValidator,
    BaseModel,
    ConfigDict,
    Field,
    ValidationError,
    field_validator,
    model_validator,
)
from ruamel.yaml import YAML
from ruamel.yaml.error import MarkedYAMLError, YAMLError
from ruamel.yaml.nodes import MappingNode, Node, SequenceNode

from wayline.base import DocumentError, FormError, Place, complaint, did_you_mean, say

Reader = Literal["csv", "tsv", "parquet", "jsonl", "xlsx", "xes"]
Shape = Literal["long", "wide", "history"]
MAX_BYTES = 1_000_000


class _Form(BaseModel):
    model_config = ConfigDict(
        frozen=True, extra="forbid", populate_by_name=True, use_attribute_docstrings=True
    )


def _known_zone(given: str | None) -> str | None:
    """A zone of the time zone database; near names are proposed."""
    if given is not None:
        try:
            ZoneInfo(given)
        except (ZoneInfoNotFoundError, ValueError, OSError) as error:
            near = did_you_mean(given, available_timezones()) or say("Write it as Europe/Helsinki.")
            raise FormError(
                say("unknown time zone {given}. {near}", given=repr(given), near=near)
            ) from error
    return given


Zone = Annotated[str | None, AfterValidator(_known_zone)]


class ColumnForm(_Form):
    """Where one value comes from; a bare text is the name of a column."""

    column: str | int | None = None
    """the name of the column, or its position from 1"""
    columns: tuple[str | int, ...] = ()
    """several columns whose texts are put together"""
    join: str = " "
    """what is put between them"""
    value: str | None = None
    """the same text on every row, in place of a column"""
    like: dict[str, str] = Field(default_factory=dict)
    """patterns with `*` and what a text that fits becomes"""
    missing: tuple[str, ...] | None = None
    """texts that mean no value in this column"""
    zone: Zone = None
    """the time zone of this column's times"""
    formats: tuple[str, ...] = ()
    """how its times are written, such as `%d.%m.%Y %H:%M`"""
    values: dict[str, str] = Field(default_factory=dict)
    """texts and what each becomes"""
    prefix: str = ""
    """put before each text"""
    number: Literal["en", "de"] | None = None
    """how its numbers are written: `en` 1,234.5 or `de` 1.234,5"""
    currency: str | None = None
    """the currency of its amounts, as ISO 4217"""
    type: str | None = None
    """of an object: which type; of a person: `email` where the id is one"""
    role: str | None = None
    """of an object: `subject` where the event is about it"""
    as_: Literal["amount", "total", "once"] = Field(default="amount", alias="as")
    """of an amount: `amount`, `total` (a running total: differences are kept), `once` (the same on each row of a case)"""
    kind: str | None = None
    """of a score: `nps`, `csat` or `ces`"""
    scale: tuple[float, float] | None = None
    """of a score: the least and the greatest answer"""
    best: float | None = None
    """of a score: which end of the scale is the good one"""

    @model_validator(mode="before")
    @classmethod
    def _bare(cls, given: object) -> object:
        return {"column": given} if isinstance(given, str | int) else given

    @field_validator("formats", "missing", mode="before")
    @classmethod
    def _listed(cls, given: object) -> object:
        return (given,) if isinstance(given, str) else given

    @field_validator("values", "like", mode="before")
    @classmethod
    def _texts(cls, given: object) -> object:
        if isinstance(given, AnyMapping):
            return {str(key): str(value) for key, value in given.items()}
        return given

    @field_validator("currency")
    @classmethod
    def _iso(cls, given: str | None) -> str | None:
        if given is not None and not (given.isascii() and given.isalpha() and len(given) == 3):
            raise FormError(
                say("expected an ISO 4217 currency such as EUR, got {given}", given=repr(given))
            )
        return given.upper() if given is not None else None

    @model_validator(mode="after")
    def _ends(self) -> "ColumnForm":
        if self.best is not None and self.scale is not None and self.best not in self.scale:
            raise FormError(
                say(
                    "`best` is one end of the scale {scale}, got {best}",
                    scale=str(list(self.scale)),
                    best=f"{self.best:g}",
                )
            )
        return self

    def sources(self) -> tuple[str | int, ...]:
        """The columns that this value is made of."""
        return (self.column,) if self.column is not None else self.columns


class ColumnsForm(_Form):
    """What is what: one entry for each column of the canonical event that the source fills."""

    ts: ColumnForm | None = None
    """when it happened"""
    name: ColumnForm | None = None
    """what happened"""
    person: ColumnForm | None = None
    """who of the customer's people"""
    account: ColumnForm | None = None
    """which customer"""
    objects: tuple[ColumnForm, ...] = ()
    """which order, case, ticket or other thing: a list, each with `type` and `column`; `role: subject` for what the event is about"""
    channel: ColumnForm | None = None
    """by which channel"""
    medium: ColumnForm | None = None
    """by which medium within it"""
    direction: ColumnForm | None = None
    """`in` from the customer, `out` to the customer"""
    department: ColumnForm | None = None
    """which of our departments"""
    employee: ColumnForm | None = None
    """which of our people"""
    system: ColumnForm | None = None
    """which system it stands in"""
    status: ColumnForm | None = None
    """the state it led to"""
    lifecycle: ColumnForm | None = None
    """`start`, `complete` and the like, for work with a beginning and an end"""
    call: ColumnForm | None = None
    """what kind of record it is; without it an import"""
    message_id: ColumnForm | None = None
    """the id of the event: the same id is the same event"""
    ended_at: ColumnForm | None = None
    """when it ended, where it took time"""
    cost_currency: ColumnForm | None = None
    """the currency of each cost, where it varies"""
    value_currency: ColumnForm | None = None
    """the currency of each value, where it varies"""
    scale_min: ColumnForm | None = None
    """the least answer, where it varies"""
    scale_max: ColumnForm | None = None
    """the greatest answer, where it varies"""
    score_kind: ColumnForm | None = None
    """`nps`, `csat` or `ces`, where it varies"""
    cost: ColumnForm | None = None
    """what it cost us"""
    value: ColumnForm | None = None
    """what it is worth"""
    score: ColumnForm | None = None
    """an answer on a scale"""
    comment: ColumnForm | None = None
    """what was written beside it"""
    touchpoint: ColumnForm | None = None
    """the touchpoint of the map that an answer names"""
    stage: ColumnForm | None = None
    """the stage of the map that an answer names"""
    properties: tuple[str, ...] | Literal["*"] = ()
    """which other columns are kept as they are: a list, or `"*"` for all"""
    attributes: dict[str, ColumnForm] = Field(default_factory=dict)
    """what belongs to an owner and changes over time: `account.segment: Segment`"""

    @field_validator("properties", mode="before")
    @classmethod
    def _listed(cls, given: object) -> object:
        return (given,) if isinstance(given, str) and given != "*" else given

    def forms(self) -> tuple[ColumnForm, ...]:
        """Every form, whatever it fills."""
        single = [getattr(self, name) for name in type(self).model_fields]
        named = [form for form in single if isinstance(form, ColumnForm)]
        return (*named, *self.objects, *self.attributes.values())


class JoinForm(_Form):
    """Another file whose columns are added, by equal keys; at most one row of it for each of ours."""

    location: str
    """the other file, beside this one"""
    on: dict[str, str] = Field(min_length=1)
    """our column and theirs that must be equal"""
    take: tuple[str, ...] = Field(min_length=1)
    """their columns to add"""
    missing: Literal["keep"] = "keep"
    """what becomes of rows that find none there: they stay"""


class StageForm(_Form):
    """A time column of a wide table: the event it stands for, and since when it is filled for everybody."""

    event: str
    """the event that the time stands for"""
    complete_from: str | None = None
    """since when this column is filled for everybody"""

    @model_validator(mode="before")
    @classmethod
    def _bare(cls, given: object) -> object:
        return {"event": given} if isinstance(given, str) else given

    @field_validator("complete_from", mode="before")
    @classmethod
    def _instant(cls, given: object) -> object:
        return str(given) if given is not None else None


class SourceMapping(_Form):
    """The mapping file of one source, as written."""

    source: str = Field(min_length=1)
    """the key of the source: where its events come from; the same key joins the files of one export"""
    reader: Reader | None = None
    """the format, where the first bytes would not tell"""
    location: str | None = None
    """where the file lies; said for people, not read"""
    shape: Shape = "long"
    """`long`: a row is an event; `wide`: a row is a case, with a time column for each event; `history`: a row is a change of a field"""
    namespace: str | None = None
    """whose ids these are; sources with the same namespace speak of the same accounts, people and objects. Without it: the source"""
    zone: Zone = None
    """the time zone of times that carry none, such as Europe/Berlin"""
    extracted_at: str | None = None
    """up to when the source is complete; without it: its latest event"""
    complete_from: str | None = None
    """since when the source is complete; what began before is marked so"""
    missing: tuple[str, ...] = ("",)
    """texts that mean no value, in every column"""
    join: tuple[JoinForm, ...] = ()
    """other files whose columns are added by equal keys"""
    columns: ColumnsForm = Field(default_factory=ColumnsForm)
    """what is what: one entry for each field of the event"""
    stages: dict[str, StageForm] = Field(default_factory=dict)
    """of a wide table: each time column and the event it stands for"""
    attributes_at: str | None = None
    """the column with the time since when the attributes hold"""
    also: dict[str, str] = Field(default_factory=dict)
    """a column of times that is repeated on each row, and the event it stands for: one event a case"""
    order: str | None = None
    """the column that orders rows of one instant"""
    key: tuple[str, ...] = ()
    """the columns that make two rows the same row; the first one stays"""
    incremental: dict[str, str] = Field(default_factory=dict)
    """how later exports follow earlier ones; kept, not acted on yet"""
    purpose: str = "analytics"
    """what the data may be used for"""
    on_error: Literal["quarantine"] = "quarantine"
    """what becomes of a row that cannot be read: it is kept in quarantine"""
    abort_over: str | None = Field(default=None, pattern=r"^\d+(\.\d+)? ?%$")
    """the share of refused rows beyond which nothing of the load is kept, such as `5%`"""
    separator: str | None = None
    """what stands between the fields, where it is not found; `blanks` for runs of blanks, `tab`"""
    quote: str | None = None
    """what stands around a field, where it is not found"""
    encoding: str | None = None
    """the encoding of the text, where it is not found"""
    decimal: Literal[",", "."] | None = None
    """the sign before the fraction of numbers, in every column"""
    header_row: int = Field(default=1, ge=1)
    """the line with the names of the columns, from 1"""
    sheet: str | None = None
    """the sheet of a workbook; without it: the first"""
    dedupe: Literal["exact"] | None = None
    """`exact`: a row equal to another in every field is no event of its own"""

    @field_validator("extracted_at", "complete_from", mode="before")
    @classmethod
    def _instant(cls, given: object) -> object:
        return str(given) if given is not None else None

    @field_validator("missing", "key", mode="before")
    @classmethod
    def _listed(cls, given: object) -> object:
        return (given,) if isinstance(given, str) else given

    def used_columns(self) -> tuple[str | int, ...]:
        """The columns that become something else than a property."""
        mapped = [name for form in self.columns.forms() for name in form.sources()]
        return (*mapped, *self.stages, *self.also)

    @model_validator(mode="after")
    def _complete(self) -> "SourceMapping":
        self._owned()
        if self.shape == "wide":
            if not self.stages:
                raise FormError(say("shape: wide needs `stages:`, a time column for each event"))
        elif self.columns.ts is None or self.columns.name is None:
            raise FormError(say("`columns:` needs `ts` (the time) and `name` (the event)"))
        return self

    def _owned(self) -> None:
        """An attribute belongs to something that the mapping names."""
        kinds = {form.type for form in self.columns.objects}
        has = {"account": self.columns.account, "person": self.columns.person}
        for name in self.columns.attributes:
            owner, dot, field = name.partition(".")
            if not dot or not field or (owner not in kinds and has.get(owner) is None):
                raise FormError(
                    say(
                        "the attribute {name} needs an owner that `columns:` names: `account.x`, `person.x`, or the type of an object",
                        name=repr(name),
                    )
                )


def read_mapping(path: Path) -> SourceMapping:
    """The mapping in a file.

    Raises:
        DocumentError: with file and line, when it cannot be read or has unknown keys.
    """
    try:
        raw = path.read_bytes()
    except OSError as error:
        raise DocumentError(
            say("cannot read the mapping: {reason}", reason=str(error.strerror)),
            place=Place(str(path)),
        ) from error
    if len(raw) > MAX_BYTES:
        raise DocumentError(say("a mapping file is at most 1 MB"), place=Place(str(path)))
    try:
        return read_mapping_text(raw.decode("utf-8-sig"), file=str(path))
    except UnicodeDecodeError as error:
        raise DocumentError(say("a mapping file is UTF-8 text"), place=Place(str(path))) from error


def read_mapping_text(text: str, *, file: str | None = None) -> SourceMapping:
    """The mapping in a text."""
    yaml = YAML(typ="safe", pure=True)
    try:
        content = yaml.load(text)
        node = YAML(typ="safe", pure=True).compose(text)
    except MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark is not None else None
        raise DocumentError(
            say("not readable as YAML: {problem}", problem=error.problem), place=Place(file, line)
        ) from error
    except (YAMLError, ValueError, RecursionError, OverflowError) as error:
        raise DocumentError(
            say("not readable as YAML: {error}", error=str(error)), place=Place(file)
        ) from error
    if not isinstance(content, dict):
        raise DocumentError(
            say("a mapping file is a list of `key: value` lines"), place=Place(file)
        )
    try:
        return SourceMapping.model_validate(_as_text(content, inside=("root",)))
    except ValidationError as error:
        raise _explained(error, node, file) from error
    except RecursionError as error:
        raise DocumentError(say("nested too deeply"), place=Place(file)) from error


def _as_text(value: object, *, inside: tuple[str, ...]) -> object:
    """YAML makes numbers and dates of bare words; where the mapping wants text it gets text."""
    if isinstance(value, dict):
        return {str(key): _as_text(item, inside=(*inside, str(key))) for key, item in value.items()}
    if isinstance(value, list):
        return [_as_text(item, inside=inside) for item in value]
    if value is None or isinstance(value, bool | str):
        return value
    keeps_number = inside[-1] in ("scale", "best", "header_row", "column", "columns")
    return value if keeps_number else str(value)


def _explained(error: ValidationError, node: Node | None, file: str | None) -> DocumentError:
    first = error.errors()[0]
    path = tuple(first["loc"])
    place = Place(file, _line_of(node, path), ".".join(str(part) for part in path) or None)
    if first["type"] == "extra_forbidden":
        name = str(path[-1])
        return DocumentError(
            say("unknown key {name}", name=repr(name)),
            place=place,
            remedy=did_you_mean(name, _known(path)),
        )
    said = complaint(first["type"], first["msg"], first.get("ctx", {}))
    return DocumentError(said, place=place)


def _known(path: tuple[str | int, ...]) -> list[str]:
    form: type[BaseModel] = SourceMapping
    if path[0] == "columns":
        form = ColumnsForm if len(path) == 2 else ColumnForm
    elif path[0] == "join":
        form = JoinForm
    elif path[0] == "stages":
        form = StageForm
    return [field.alias or name for name, field in form.model_fields.items()]


def _line_of(node: Node | None, path: tuple[str | int, ...]) -> int | None:
    line: int | None = None
    for part in path:
        if isinstance(node, MappingNode):
            pairs = {str(key.value): (key, value) for key, value in node.value}
            if str(part) not in pairs:
                break
            key, node = pairs[str(part)]
            line = key.start_mark.line + 1
        elif isinstance(node, SequenceNode) and isinstance(part, int) and part < len(node.value):
            node = node.value[part]
            line = node.start_mark.line + 1
    return line
