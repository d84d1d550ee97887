"""`wayline stuck` and `wayline account`: who needs care, and what happened to one customer."""

import pytest

from cli.running import EVENTS, MAP, Desk

STILL = "".join(f"K{n},trial_started,2026-01-{n:02} 09:00\nK{n},price_asked,2026-01-{n + 1:02} 09:00\nK{n},subscription_started,2026-01-{n + 4:02} 09:00\n" for n in range(2, 24))  # fmt: skip
SILENT = (
    "account,event,time\n"
    + STILL
    + "Elba,trial_started,2026-01-02 10:00\nZora,trial_started,2026-06-01 10:00\n"
)


@pytest.fixture
def project(desk: Desk) -> Desk:
    """Twenty-two customers who paid, one who began in January and was never seen again, a new one in June."""
    desk.write("silent.csv", SILENT)
    assert desk.wayline("ingest", "silent.csv").code == 0
    return desk


def test_stuck_names_who_where_since_when_and_who_answers(project: Desk) -> None:
    said = project.wayline("stuck", "--map", "trial.yaml")
    assert said.code == 0
    assert "1 customer to care for" in said.out
    assert "Elba" in said.out
    assert "Starting the trial" in said.out
    assert "2 Jan 2026" in said.out
    assert "Client success" in said.out
    assert "Zora" not in said.out


def test_stuck_as_a_document(project: Desk) -> None:
    document = project.wayline("stuck", "--map", "trial.yaml", "--json", "-").document
    assert document["format"] == "wayline.stuck/1"
    journeys = document["journeys"]
    assert isinstance(journeys, list)
    assert [(one["account"], one["state"], one["basis"], one["next_step"]) for one in journeys] == [
        ("Elba", "stuck", "planned", "stage:pay")
    ]


def test_stuck_of_other_states_on_request(project: Desk) -> None:
    said = project.wayline("stuck", "--map", "trial.yaml", "--state", "on_track")
    assert "Zora" in said.out
    assert "Elba" not in said.out


def test_stuck_of_one_stage_and_of_one_owner(project: Desk) -> None:
    there = ("stuck", "--map", "trial.yaml")
    assert "Elba" in project.wayline(*there, "--stage", "start", "--owner", "success").out
    assert project.wayline(*there, "--stage", "pay").out == "Nobody is stuck.\n"


@pytest.mark.parametrize(
    ("option", "wrong", "near"), [("--stage", "strat", "start"), ("--owner", "sucess", "success")]
)
def test_stage_or_owner_that_is_not_there_is_refused_with_the_nearest(
    project: Desk, option: str, wrong: str, *, near: str
) -> None:
    said = project.wayline("stuck", "--map", "trial.yaml", option, wrong)
    assert said.code == 2
    assert f"Did you mean '{near}'?" in said.err


def test_account_says_how_its_open_journey_stands(project: Desk) -> None:
    said = project.wayline("account", "Elba", "--map", "trial.yaml")
    assert "Elba: stuck at Starting the trial since 2 Jan 2026" in said.out


def test_nobody_is_stuck(project: Desk) -> None:
    said = project.wayline("stuck", "--map", "trial.yaml", "--since", "2026-05-01")
    assert (said.code, said.out) == (0, "Nobody is stuck.\n")


def test_customers_and_their_open_journeys_are_told_apart(desk: Desk) -> None:
    desk.write("deals.csv", "account,deal_id,event,time\n" + "".join(
        f"Elba,D{n},trial_started,2026-01-0{n} 10:00\n" for n in (2, 3)
    ) + "Zora,D9,subscription_started,2026-06-01 10:00\n")  # fmt: skip
    assert desk.wayline("ingest", "deals.csv").code == 0
    said = desk.wayline("stuck", "--map", "trial.yaml", "--by", "opportunity")
    assert "1 customer to care for, in 2 open journeys" in said.out


def test_account_says_what_a_rule_ignores_and_what_no_map_knows(desk: Desk) -> None:
    desk.write("trial.yaml", MAP + "ignore: [{event: heartbeat}]\n")
    more = "Alba,heartbeat,2026-01-06 09:00\nAlba,waved,2026-01-07 09:00\n"
    desk.write("events.csv", EVENTS + more)
    assert desk.wayline("ingest", "events.csv").code == 0
    said = desk.wayline("account", "Alba", "--map", "trial.yaml")
    assert "heartbeat (ignored by rule)" in said.out
    assert "waved (not on the map)" in said.out


def test_account_shows_stages_and_events_in_order(desk: Desk) -> None:
    assert desk.wayline("ingest", "events.csv").code == 0
    said = desk.wayline("account", "Alba", "--map", "trial.yaml")
    assert said.code == 0
    assert "Alba: Paid account on 20 Jan 2026" in said.out
    assert (
        said.out.index("trial_started")
        < said.out.index("price_asked")
        < said.out.index("subscription_started")
    )
    assert "late" in said.out.split("Starting the trial")[1].splitlines()[0]


def test_account_as_a_document(desk: Desk) -> None:
    assert desk.wayline("ingest", "events.csv").code == 0
    document = desk.wayline("account", "Bora", "--map", "trial.yaml", "--json", "-").document
    assert (document["format"], document["account"]) == ("wayline.account/1", "Bora")
    journeys = document["journeys"]
    assert isinstance(journeys, list)
    assert [event["name"] for event in journeys[0]["events"]] == ["trial_started", "price_asked"]
    assert journeys[0]["visits"][1]["left_at"] is None


def test_unknown_account_is_refused_with_the_nearest_name(desk: Desk) -> None:
    assert desk.wayline("ingest", "events.csv").code == 0
    said = desk.wayline("account", "Albas", "--map", "trial.yaml")
    assert said.code == 2
    assert "'Alba'" in said.err


@pytest.mark.parametrize("verb", [["stuck"], ["account", "Alba"]])
def test_without_a_project_it_says_how_to_make_one(desk: Desk, verb: list[str]) -> None:
    said = desk.wayline(*verb)
    assert said.code == 2
    assert "wayline ingest" in said.err


GATED = MAP.replace(
    "standard: 2 days,", "standard: 2 days, exit: {gate: {paths: [legal, money]}},"
) + (
    "paths:\n"
    "  - {key: legal, name: Terms review, done: terms_agreed, steps: [terms]}\n"
    "  - {key: money, name: Budget review, done: price_asked, steps: [terms]}\n"
)
TERMS = "touchpoints: [{key: terms, name: We read the terms, binding: terms_sent}]"


def test_account_says_which_path_a_shut_gate_waits_for(desk: Desk) -> None:
    """[M49] The budget is through, the terms are not."""
    desk.write(
        "gated.yaml", GATED.replace("binding: trial_started}", f"binding: trial_started, {TERMS}}}")
    )
    desk.write(
        "gated.csv",
        EVENTS + "Cato,terms_sent,2026-01-13 09:00\nCato,price_asked,2026-01-14 09:00\n",
    )
    assert desk.wayline("ingest", "gated.csv").code == 0
    said = desk.wayline("account", "Cato", "--map", "gated.yaml")
    assert "gate shut: Starting the trial waits for Terms review\n" in said.out
