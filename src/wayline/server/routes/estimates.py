"""How an estimate and the people behind it are answered: as in the living map, with its n, interval and quality."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TypeVar

from pydantic import BaseModel, JsonValue, TypeAdapter, ValidationInfo, field_validator

from wayline.base import Estimate, Language, Quality, Verdict, kept, spoken, told_again
from wayline.insights import Members
from wayline.server.auth import Caller
from wayline.server.policy import may

KEPT: TypeAdapter[JsonValue] = TypeAdapter(JsonValue)  # a sentence as an answer keeps it


@dataclass(frozen=True, slots=True)
class Reader:
    """Who a kept answer is read for."""

    language: Language


class EstimateSaid(BaseModel):
    """A number with all that it rests on; `quality` says how it is drawn, `verdict` whether it may be compared."""

    value: float | None
    unit: str
    n: int
    k: int | None
    low: float | None
    high: float | None
    level: float
    method: str
    accounts: int
    quality: Quality
    verdict: Verdict
    note: str = ""

    @field_validator("note")
    @classmethod
    def _in_the_language_of(cls, note: str, info: ValidationInfo) -> str:
        """What `say_estimate` kept, spoken for who reads it; a reader without a language gets what is kept."""
        if not note or not isinstance(info.context, Reader):
            return note
        return spoken(told_again(KEPT.validate_json(note)), info.context.language)


class MembersSaid(BaseModel):
    """Who is behind a number, by the keys of their journeys; at most 200 a side, the others are counted."""

    did: tuple[str, ...]
    did_not: tuple[str, ...]
    still_open: tuple[str, ...]
    left_out: dict[str, int]


class Listing(BaseModel):
    """An answer with lists; `members` says who is behind a number, empty for who may not know them."""

    members: dict[str, MembersSaid]


Listed = TypeVar("Listed", bound=Listing)
Answered = TypeVar("Answered", bound=BaseModel)


def read_answer(form: type[Answered], answer: bytes, language: Language) -> Answered:
    """An answer that was kept once for all languages, its notes in the language of who reads it."""
    return form.model_validate_json(answer, context=Reader(language))


def known_to(caller: Caller, said: Listed) -> Listed:
    """An answer as far as its caller may know it."""
    is_open = may(caller.role, "customers.read")
    return said if is_open else said.model_copy(update={"members": {}})


def keep_note(estimate: Estimate) -> str:
    """Why an estimate has no value, as an answer keeps it: `read_answer` speaks it."""
    return KEPT.dump_json(kept(estimate.note)).decode() if estimate.note else ""


def say_estimate(estimate: Estimate) -> EstimateSaid:
    """An estimate as it is answered, its note as it is kept."""
    return EstimateSaid(
        value=estimate.value, unit=estimate.unit, n=estimate.n, k=estimate.k, low=estimate.low,
        high=estimate.high, level=estimate.level, method=estimate.method, accounts=estimate.accounts,
        quality=estimate.quality, verdict=estimate.verdict, note=keep_note(estimate),
    )  # fmt: skip


def say_members(members: Mapping[str, Members]) -> dict[str, MembersSaid]:
    """The lists behind the numbers of an answer."""
    return {
        number: MembersSaid(
            did=one.did, did_not=one.did_not, still_open=one.still_open, left_out=dict(one.left_out)
        )
        for number, one in members.items()
    }
