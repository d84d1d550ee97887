"""How is a sentence kept until somebody reads it? As JSON: its English, and what fills its places."""

from datetime import date

from wayline.base.plain_json import JsonObject, JsonValue
from wayline.base.saying import Day, Fill, Number, Saying, Sentence


def kept(said: Fill) -> JsonValue:
    """What is said, as JSON that `told_again` reads; a text or a plain number stays as it is.

    >>> kept(Sentence("{n} wait", fills={"n": 3}))
    {'text': '{n} wait', 'fills': {'n': 3}}
    """
    if isinstance(said, Sentence):
        told: JsonObject = {"text": said.text}
        if said.other is not None:
            told["other"] = said.other
        if said.context is not None:
            told["context"] = said.context
        return {**told, "fills": {name: kept(fill) for name, fill in said.fills.items()}}
    if isinstance(said, Number):
        return {"number": said.written}
    if isinstance(said, Day):
        return {"day": str(said)}
    return said if isinstance(said, str | int) else str(said)


def told_again(value: JsonValue) -> Saying:
    """What was kept, to be spoken in the language of who reads it.

    >>> str(told_again({"text": "{n} wait", "fills": {"n": 3}}))
    '3 wait'
    """
    if not isinstance(value, dict):
        return str(value)
    if "number" in value:
        return Number(str(value["number"]))
    if "day" in value:
        return Day(date.fromisoformat(str(value["day"])))
    fills = value.get("fills")
    parts = fills if isinstance(fills, dict) else {}
    return Sentence(
        str(value.get("text", "")),
        _text(value, "other"),
        _text(value, "context"),
        {name: part if isinstance(part, int) else told_again(part) for name, part in parts.items()},
    )


def _text(value: JsonObject, name: str) -> str | None:
    found = value.get(name)
    return found if isinstance(found, str) else None
