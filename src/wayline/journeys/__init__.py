"""Where do map and events meet? Events are laid on a map: journeys, stage visits, path runs.

`binding` rules compiled to SQL · `signatures`, `marking`, `crediting` what an event is on the map ·
`placing` its case · `judging` the version that judges it · `cutting`, `walking` begin, end, stages · `calendars` working time ·
`laying` builds the laid tables · `coverage` what the data can say of the map · `deviations` where
journeys leave the plan (`conformance_model`, `alignment`, `permitted`) · `drafting` a first
map from events · `timelines` one customer's events in order, `searching` customers by name,
`persons` who their people are · `rounds` one round of many questions over one scope.
"""

# isort: off
# fmt: off
from wayline.journeys.rounds import at_hand
from wayline.journeys.binding import SqlPredicate, compile_rule
from wayline.journeys.build import EventFacts
from wayline.journeys.counting import Matches, count_matches
from wayline.journeys.coverage import Coverage, EventClasses, measure_coverage
from wayline.journeys.deviations import Conformed, DeviationKind, make_deviations
from wayline.journeys.drafting import Draft, draft_map
from wayline.journeys.holding import held_events
from wayline.journeys.judging import begins_of, reigns_of
from wayline.journeys.keeping import drop_laid, find_laid, kept_laid, mark_whole
from wayline.journeys.laid import LaidMap, laid_sql, learned_once
from wayline.journeys.laying import lay
from wayline.journeys.listing import ListedJourney, list_journeys
from wayline.journeys.matching import matched_events
from wayline.journeys.permitted import permitted_steps
from wayline.journeys.persons import SeenPerson, list_persons
from wayline.journeys.scope import Scope, scope_filter
from wayline.journeys.searching import FoundAccount, search_accounts
from wayline.journeys.timelines import (
    AccountTimeline, Timeline, TimelineEvent, TimelineGate, TimelinePath, TimelineVisit,
    account_names, account_timeline, read_timelines,
)

__all__ = [
    "AccountTimeline", "Conformed", "Coverage", "DeviationKind", "Draft", "EventClasses",
    "EventFacts", "FoundAccount", "LaidMap", "ListedJourney", "Matches", "Scope", "SeenPerson", "SqlPredicate", "Timeline", "TimelineEvent",
    "TimelineGate", "TimelinePath", "TimelineVisit", "account_names", "account_timeline", "at_hand", "begins_of", "compile_rule", "count_matches",
    "draft_map", "drop_laid", "find_laid", "held_events", "kept_laid", "laid_sql", "lay", "learned_once", "list_journeys", "list_persons", "make_deviations", "mark_whole", "matched_events", "measure_coverage",
    "permitted_steps", "read_timelines", "reigns_of", "scope_filter", "search_accounts",
]
