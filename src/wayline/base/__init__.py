"""What everything stands on: errors, time, money, ids, and how a number is carried.

`errors` the exception tree · `clock` the present · `days` a day · `duration` durations and working calendars ·
`money` amounts · `complaining` what pydantic complains of · `ids` keys and folded names · `plain_json` its type · `estimate` Estimate, Window, Frame ·
`keeping` `saying` sentences in the language of who reads them, `listing`, `languages`.
"""

from wayline.base.clock import Clock, FixedClock, SystemClock, midnight, today
from wayline.base.complaining import complaint
from wayline.base.days import day_in
from wayline.base.duration import (
    WEEKDAYS,
    Duration,
    DurationUnit,
    Weekday,
    WorkCalendar,
    add_calendar_time,
)
from wayline.base.errors import (
    BalanceError,
    DocumentError,
    EngineError,
    FormError,
    MemoryLimitError,
    NotFoundError,
    Place,
    ScopeError,
    SourceError,
    WaylineError,
    did_you_mean,
    near_names,
    said_by,
)
from wayline.base.estimate import (
    Estimate,
    Filter,
    Frame,
    Population,
    Provenance,
    Quality,
    Verdict,
    Window,
    quality_of,
)
from wayline.base.ids import derived_id, fold, is_key, new_id, slug, unique_slug
from wayline.base.keeping import kept, told_again
from wayline.base.languages import LANGUAGES, Language, language_of
from wayline.base.listing import both, either, listed, paragraph, series
from wayline.base.money import Money
from wayline.base.plain_json import JsonObject, JsonValue
from wayline.base.saying import Day, Fill, Number, Saying, Sentence, say, say_as, say_n, spoken

__all__ = [
    "LANGUAGES", "WEEKDAYS", "BalanceError", "Clock", "Day", "DocumentError", "Duration", "DurationUnit", "EngineError", "Estimate", "Fill",
    "Filter", "FixedClock", "FormError", "Frame", "JsonObject", "JsonValue", "Language", "MemoryLimitError", "Money", "NotFoundError", "Number", "Place", "Population", "Provenance",
    "Quality", "Saying", "ScopeError", "Sentence", "SourceError", "SystemClock", "Verdict", "WaylineError", "Weekday",
    "Window", "WorkCalendar", "add_calendar_time", "both", "complaint", "day_in", "derived_id", "did_you_mean", "either", "fold", "is_key", "kept", "language_of", "listed",
    "midnight", "near_names", "new_id", "paragraph", "quality_of", "said_by", "say", "say_as", "say_n", "series", "slug", "spoken", "today", "told_again", "unique_slug",
]  # fmt: skip
