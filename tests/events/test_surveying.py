"""[E8] A file of answers to a survey is known by its columns, and loads with its scores, words and places."""

import pytest

from events.taking_in import Intake
from wayline.events import propose_mapping
from wayline.events.mapping import ColumnForm, ColumnsForm

ASKED = "How likely are you to recommend us?"


def survey(head: str, *rows: str) -> str:
    return "\n".join([head, *rows]) + "\n"


NPS = survey(
    f"Answered at,Respondent email,Company,{ASKED},Why?,Touchpoint",
    "2026-01-03 10:00,a@x.example,acc-1,9,Quick and kind,offer",
    '2026-01-04 10:00,b@x.example,acc-2,3,"Slow, <b>very</b> slow",offer',
    "2026-01-05 10:00,c@x.example,acc-3,,No answer,report",
)


def proposed(intake: Intake, text: str, name: str = "answers.csv") -> ColumnsForm:
    return propose_mapping([intake.write(name, text)]).mapping.columns


def score_of(intake: Intake, text: str, name: str = "answers.csv") -> ColumnForm | None:
    return proposed(intake, text, name).score


def test_score_words_place_and_time_of_answers_are_proposed_with_their_reasons(
    intake: Intake,
) -> None:
    proposal = propose_mapping([intake.write("answers.csv", NPS)])
    forms = proposal.mapping.columns
    assert forms.score is not None
    assert (forms.score.column, forms.score.kind) == (ASKED, "nps")
    assert (forms.score.scale, forms.score.best) == ((0, 10), 10)
    assert [None if one is None else one.column for one in (forms.ts, forms.comment, forms.touchpoint, forms.account, forms.person)] == [
        "Answered at", "Why?", "Touchpoint", "Company", "Respondent email",
    ]  # fmt: skip
    assert forms.name is not None
    assert forms.name.value == "survey_answered"
    assert f"{ASKED!r} is the score of an answer: NPS from 0 to 10, 10 the best." in [
        str(one) for one in proposal.reasons
    ]


def test_answers_load_with_score_scale_words_and_place(intake: Intake) -> None:
    path = intake.write("answers.csv", NPS)
    report = intake.take(path, propose_mapping([path]).yaml_text)
    assert (report.balance.stored, report.balance.quarantined) == (3, 0)
    found = intake.engine.run(
        "SELECT e.score, e.scale_max, e.score_kind, json_extract_string(p.properties, '$.comment'),"
        " json_extract_string(p.properties, '$.touchpoint')"
        " FROM facts.events e JOIN facts.event_properties p USING (event_no) ORDER BY e.ts_us"
    ).rows
    assert [*found] == [
        (9.0, 10.0, "nps", "Quick and kind", "offer"),
        (3.0, 10.0, "nps", "Slow, <b>very</b> slow", "offer"),
        (None, None, None, "No answer", "report"),
    ]


@pytest.mark.parametrize(
    ("header", "highest", "kind", "scale"),
    [
        ("Satisfaction", 5, "csat", (1, 5)), ("csat", 7, "csat", (1, 7)),
        ("Effort", 7, "ces", (1, 7)), ("Zufriedenheit", 5, "csat", (1, 5)),
        ("Rating", 5, "csat", (1, 5)), ("Score", 10, "nps", (0, 10)),
    ],
)  # fmt: skip
def test_kind_and_scale_follow_the_name_else_the_answers(
    intake: Intake, header: str, highest: int, kind: str, scale: tuple[int, int]
) -> None:
    rows = [f"2026-01-0{n} 10:00,acc-{n},{n},Fine" for n in range(1, 6)]
    rows.append(f"2026-01-07 10:00,acc-7,{highest},Fine")
    found = score_of(intake, survey(f"date,account,{header},comment", *rows))
    assert found is not None
    assert (found.kind, found.scale) == (kind, scale)


def test_rows_that_say_their_own_scale_are_taken_at_their_word(intake: Intake) -> None:
    rows = ["2026-01-01,acc-1,csat,4,1,5", "2026-01-02,acc-2,nps,9,0,10"]
    forms = proposed(
        intake, survey("date,account,kind,score,scale_min,scale_max", *rows), "survey.csv"
    )
    assert forms.score is not None
    assert forms.score.kind is None
    assert [None if one is None else one.column for one in (forms.score_kind, forms.scale_min, forms.scale_max)] == [
        "kind", "scale_min", "scale_max",
    ]  # fmt: skip


@pytest.mark.parametrize(
    "text",
    [
        survey("date,account,event,score", "2026-01-01,acc-1,scored,5", "2026-01-02,acc-2,scored,7"),
        survey("date,account,event,nps", "2026-01-01,acc-1,scored,55", "2026-01-02,acc-2,scored,7"),
    ],
    ids=["nothing speaks of a survey", "no scale goes to 55"],
)  # fmt: skip
def test_number_that_may_be_anything_is_no_score(intake: Intake, text: str) -> None:
    assert score_of(intake, text, "log.csv") is None
