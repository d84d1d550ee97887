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

from wayline.base import DocumentError, Place, did_you_mean

Reader = Literal["csv", "tsv", "parquet", "jsonl", "xlsx", "xes"]
Shape = Literal["long", "wide", "history"]
MAX_BYTES = 1_000_000


class _Form(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True)


def _known_zone(given: str | None) -> str | None:
    """A zone of the time zone database; near names are proposed."""
    if given is not None:
        try:
            ZoneInfo(given)
        except (ZoneInfoNotFoundError, ValueError, OSError) as error:
            near = did_you_mean(given, available_timezones()) or "Write it as Europe/Helsinki."
            raise ValueError(f"unknown time zone {given!r}. {near}") from error
    return given


Zone = Annotated[str | None, AfterValidator(_known_zone)]


class ColumnForm(_Form):
    """Where one value comes from; a bare text is the name of a column."""

    column: str | int | None = None
    columns: tuple[str | int, ...] = ()
    join: str = " "
    value: str | None = None
    like: dict[str, str] = Field(default_factory=dict)
    missing: tuple[str, ...] | None = None
    zone: Zone = None
    formats: tuple[str, ...] = ()
    values: dict[str, str] = Field(default_factory=dict)
    prefix: str = ""
    number: Literal["en", "de"] | None = None
    currency: str | None = None
    type: str | None = None
    role: str | None = None
    as_: Literal["amount", "total", "once"] = Field(default="amount", alias="as")
    kind: str | None = None
    scale: tuple[float, float] | None = None
    best: float | None = None

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
            raise ValueError(f"expected an ISO 4217 currency such as EUR, got {given!r}")
        return given.upper() if given is not None else None

    @model_validator(mode="after")
    def _ends(self) -> "ColumnForm":
        if self.best is not None and self.scale is not None and self.best not in self.scale:
            raise ValueError(
                f"`best` is one end of the scale {list(self.scale)}, got {self.best:g}"
            )
        return self

    def sources(self) -> tuple[str | int, ...]:
        """The columns that this value is made of."""
        return (self.column,) if self.column is not None else self.columns


class ColumnsForm(_Form):
    """What is what: one entry for each column of the canonical event that the source fills."""

    ts: ColumnForm | None = None
    name: ColumnForm | None = None
    person: ColumnForm | None = None
    account: ColumnForm | None = None
    objects: tuple[ColumnForm, ...] = ()
    channel: ColumnForm | None = None
    medium: ColumnForm | None = None
    direction: ColumnForm | None = None
    department: ColumnForm | None = None
    employee: ColumnForm | None = None
    system: ColumnForm | None = None
    status: ColumnForm | None = None
    lifecycle: ColumnForm | None = None
    call: ColumnForm | None = None
    message_id: ColumnForm | None = None
    ended_at: ColumnForm | None = None
    cost_currency: ColumnForm | None = None
    value_currency: ColumnForm | None = None
    scale_min: ColumnForm | None = None
    scale_max: ColumnForm | None = None
    score_kind: ColumnForm | None = None
    cost: ColumnForm | None = None
    value: ColumnForm | None = None
    score: ColumnForm | None = None
    comment: ColumnForm | None = None
    touchpoint: ColumnForm | None = None
    stage: ColumnForm | None = None
    properties: tuple[str, ...] | Literal["*"] = ()
    attributes: dict[str, ColumnForm] = Field(default_factory=dict)

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
    on: dict[str, str] = Field(min_length=1)
    take: tuple[str, ...] = Field(min_length=1)
    missing: Literal["keep"] = "keep"


class StageForm(_Form):
    """A time column of a wide table: the event it stands for, and since when it is filled for everybody."""

    event: str
    complete_from: str | None = None

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
    reader: Reader | None = None
    location: str | None = None
    shape: Shape = "long"
    namespace: str | None = None
    zone: Zone = None
    extracted_at: str | None = None
    complete_from: str | None = None
    missing: tuple[str, ...] = ("",)
    join: tuple[JoinForm, ...] = ()
    columns: ColumnsForm = Field(default_factory=ColumnsForm)
    stages: dict[str, StageForm] = Field(default_factory=dict)
    attributes_at: str | None = None
    also: dict[str, str] = Field(default_factory=dict)
    order: str | None = None
    key: tuple[str, ...] = ()
    incremental: dict[str, str] = Field(default_factory=dict)
    purpose: str = "analytics"
    on_error: Literal["quarantine"] = "quarantine"
    abort_over: str | None = Field(default=None, pattern=r"^\d+(\.\d+)? ?%$")
    separator: str | None = None
    quote: str | None = None
    encoding: str | None = None
    decimal: Literal[",", "."] | None = None
    header_row: int = Field(default=1, ge=1)
    sheet: str | None = None
    dedupe: Literal["exact"] | None = None

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
                raise ValueError("shape: wide needs `stages:`, a time column for each event")
        elif self.columns.ts is None or self.columns.name is None:
            raise ValueError("`columns:` needs `ts` (the time) and `name` (the event)")
        return self

    def _owned(self) -> None:
        """An attribute belongs to something that the mapping names."""
        kinds = {form.type for form in self.columns.objects}
        has = {"account": self.columns.account, "person": self.columns.person}
        for name in self.columns.attributes:
            owner, dot, field = name.partition(".")
            if not dot or not field or (owner not in kinds and has.get(owner) is None):
                raise ValueError(
                    f"the attribute {name!r} needs an owner that `columns:` names: `account.x`, `person.x`, or the type of an object"
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
            f"cannot read the mapping: {error.strerror}", place=Place(str(path))
        ) from error
    if len(raw) > MAX_BYTES:
        raise DocumentError("a mapping file is at most 1 MB", place=Place(str(path)))
    try:
        return read_mapping_text(raw.decode("utf-8-sig"), file=str(path))
    except UnicodeDecodeError as error:
        raise DocumentError("a mapping file is UTF-8 text", place=Place(str(path))) from error


def read_mapping_text(text: str, *, file: str | None = None) -> SourceMapping:
    """The mapping in a text."""
    yaml = YAML(typ="safe", pure=True)
    try:
        content = yaml.load(text)
        node = YAML(typ="safe", pure=True).compose(text)
    except MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark is not None else None
        raise DocumentError(
            f"not readable as YAML: {error.problem}", place=Place(file, line)
        ) from error
    except (YAMLError, ValueError, RecursionError, OverflowError) as error:
        raise DocumentError(f"not readable as YAML: {error}", place=Place(file)) from error
    if not isinstance(content, dict):
        raise DocumentError("a mapping file is a list of `key: value` lines", place=Place(file))
    try:
        return SourceMapping.model_validate(_as_text(content, inside=("root",)))
    except ValidationError as error:
        raise _explained(error, node, file) from error
    except RecursionError as error:
        raise DocumentError("nested too deeply", place=Place(file)) from error


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
            f"unknown key {name!r}", place=place, remedy=did_you_mean(name, _known(path)) or None
        )
    return DocumentError(str(first["msg"]).removeprefix("Value error, "), place=place)


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
