"""Two people read two languages: each is answered in their own, of the same numbers, measured once."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from httpx2 import Response

from server.conftest import House, Member

MAP = """
wayline: 1
key: support
name: Supporting a mine
kpis:
  - {key: won, name: Won, measure: {conversion: {from: "stage:ask", to: "stage:work"}}, target: "> 30 %"}
  - {key: felt, name: Felt, measure: manual, target: "> 3"}
stages:
  - {key: ask, name: Asking, binding: asked}
  - {key: work, name: Working, binding: {event: began, where: {amount: 3}}}
"""
EVENTS = "time,event,account,amount\n" + "".join(
    f"2026-01-{day:02}T09:00:00Z,{event},a{day},3\n"
    for day in range(1, 21)
    for event in ("asked", "called")
)


@pytest.fixture
def journey(house: House, editor: Member) -> str:
    """A published journey with events; where it is."""
    made = editor.client.post(editor.at("journeys"), json={"kind": "yaml", "text": MAP}).json()
    editor.client.post(
        editor.at(f"drafts/{made['drafts'][0]['id']}/publish"), json={"note": "First"}
    )
    house.take_in(editor.workspace, EVENTS)
    return editor.at(f"journeys/{made['key']}")


def asked(editor: Member, path: str, languages: str) -> Response:
    """The answer to somebody who prefers these languages."""
    return editor.client.get(path, headers={"Accept-Language": languages})


def test_findings_of_the_map_check_come_in_the_language_of_who_asks(
    editor: Member, journey: str
) -> None:
    german, english = (asked(editor, f"{journey}/findings", one) for one in ("de-AT", "en"))
    said = {one["message"]: one["remedy"] for one in german.json()}
    assert "Nichts sagt, wie lange „Asking“ dauern soll" in said
    assert "Nothing says how long 'Asking' should take" in english.text
    names = [
        {one["code"]: one["name"] for one in said.json()}["stage_without_standard"]
        for said in (german, english)
    ]
    assert names == ["Phase ohne Standard", "a stage without a standard"]
    assert "Nothing says" not in german.text
    assert "Accept-Language" in german.headers["Vary"]


def test_one_measured_map_serves_both_languages_under_one_tag(editor: Member, journey: str) -> None:
    german, english = (asked(editor, f"{journey}/living-map", one) for one in ("de", "en"))
    assert german.content == english.content
    tag = german.headers["ETag"]
    assert english.headers["ETag"] == tag
    known = editor.client.get(
        f"{journey}/living-map", headers={"If-None-Match": tag, "Accept-Language": "en"}
    )
    assert known.status_code == 304


def test_the_measured_map_carries_each_of_its_findings_in_german(
    editor: Member, journey: str
) -> None:
    page = asked(editor, f"{journey}/living-map", "en").json()
    translations = page["translations"]["de"]
    told = [one[name] for one in page["overlay"]["findings"] for name in ("sentence", "suggestion")]
    assert "20 of 40 events (50 %) are not on the map, most of them `called`." in told
    assert [one for one in told if translations[one] == one] == []
    assert translations["above 30 %"] == "über 30 %"
    [note] = [one["note"] for one in page["overlay"]["kpis"] if one["key"] == "felt"]
    assert note == "typed in by a person: no events tell it"
    assert translations[note] == "von Hand eingetragen: kein Ereignis sagt sie"


def test_many_who_ask_in_two_languages_at_once_each_get_their_own(
    editor: Member, journey: str
) -> None:
    """Files differ by language, and so are kept apart; nobody gets the other's."""
    wanted = ["de", "en"] * 6
    with ThreadPoolExecutor(6) as pool:
        answers = list(
            pool.map(lambda one: asked(editor, f"{journey}/living-map.html", one), wanted)
        )
    spoken = ["de" if '<html lang="de">' in one.text else "en" for one in answers]
    assert spoken == wanted
    german = [one for one in answers if "stehen nicht auf der Karte" in one.text]
    assert len(german) == 6


def test_a_file_speaks_the_language_that_is_named_whatever_the_browser_prefers(
    editor: Member, journey: str
) -> None:
    file = asked(editor, f"{journey}/living-map.html?language=de", "en")
    assert '<html lang="de">' in file.text


REFUSED = [
    ("nowhere", "Unter dieser Adresse gibt es nichts.", None),
    ("journeys/nowhere/living-map", "Die Journey „nowhere“ gibt es nicht.", None),
    ("drafts/none", "Diesen Entwurf gibt es nicht.", None),
]
UNKNOWN_WAYS = [
    (
        "ways?step=ask>wrok",
        "Von Phase zu Phase gibt es keinen Schritt „ask>wrok“; einer sieht so aus: `start>ask`.",
        "Meinten Sie „work“?",
    ),
    (
        "ways?variant=w00000000000",
        "In diesem Ausschnitt gibt es nur 1 Variante, und „w00000000000“ ist es nicht.",
        "Ohne `variant` fragen, um alle zu sehen.",
    ),
    ("stages/wrok/time", "Unter den Phasen gibt es kein 'wrok'.", "Meinten Sie „work“?"),
]


@pytest.mark.parametrize(("path", "message", "remedy"), UNKNOWN_WAYS)
def test_a_way_or_a_stage_that_is_not_there_is_said_in_german(
    editor: Member, journey: str, path: str, message: str, remedy: str
) -> None:
    said = asked(editor, f"{journey}/{path}", "de").json()
    assert (said["message"], said["remedy"]) == (message, remedy)


def test_a_method_that_an_address_does_not_take_is_said_in_german_with_those_it_takes(
    editor: Member,
) -> None:
    said = editor.client.delete(editor.at("atlas"), headers={"Accept-Language": "de"})
    assert said.json()["message"] == "Diese Adresse beantwortet DELETE nicht."
    assert said.headers["Allow"] == "GET"


def test_why_a_number_cannot_be_told_is_said_in_the_language_of_each_who_asks(
    editor: Member, journey: str
) -> None:
    steps = f"{journey}/funnel?step=stage:work&step=stage:ask"
    german, english, again = (
        asked(editor, steps, one).json()["steps"][1]["of_start"]["note"]
        for one in ("de", "en", "de")
    )
    assert english == "nobody to count yet"
    assert german == again == "noch ist niemand zu zählen"


def test_why_a_stage_tells_no_number_is_said_in_the_language_of_each_who_asks(
    editor: Member, journey: str
) -> None:
    """The heads of the stages, asked for by themselves and kept: `work` is entered by nobody."""
    german, english, again = (
        asked(editor, f"{journey}/stage-heads", one) for one in ("de", "en", "de")
    )
    notes = [one.json()["stages"][1]["moved_on"]["note"] for one in (german, english, again)]
    assert notes == ["noch ist niemand zu zählen", "nobody to count yet", notes[0]]
    assert german.headers["ETag"] != english.headers["ETag"]
    assert "Accept-Language" in german.headers["Vary"]


def test_the_first_maps_are_offered_in_the_language_of_who_reads_them(editor: Member) -> None:
    german, english = (
        asked(editor, editor.at("atlas"), one).json()["starters"][0] for one in ("de", "en")
    )
    assert german["name"] == "Ein Kunde von uns, vom ersten Bemerken bis zur Verlängerung"
    assert german["stages"][0] == "Bemerken"
    assert english["stages"][0] == "Notice"


def test_who_begins_with_a_first_map_in_german_draws_on_in_german_under_the_same_keys(
    editor: Member,
) -> None:
    def begun(languages: str) -> list[tuple[str, str]]:
        made = editor.client.post(
            editor.at("journeys"),
            json={"kind": "starter", "starter": "simple_five"},
            headers={"Accept-Language": languages},
        ).json()
        draft = editor.client.get(editor.at(f"drafts/{made['drafts'][0]['id']}")).json()
        stages = draft["document"]["stages"]
        return [(made["name"], ""), *((one["key"], one["name"]) for one in stages)]

    german, english = begun("de-CH"), begun("en")
    assert german[0][0].startswith("Ein Kunde von uns, vom ersten Bemerken")
    assert german[1:3] == [("notice", "Bemerken"), ("choose", "Auswählen")]
    assert [key for key, _ in german[1:]] == [key for key, _ in english[1:]]
    assert english[1:3] == [("notice", "Notice"), ("choose", "Choose")]


@pytest.mark.parametrize(("path", "message", "remedy"), REFUSED)
def test_a_refusal_is_told_in_the_language_of_who_asks(
    editor: Member, path: str, message: str, remedy: str | None
) -> None:
    said = asked(editor, editor.at(path), "de")
    assert (said.json()["message"], said.json()["remedy"]) == (message, remedy)
    assert said.headers["Vary"] == "Accept-Language"
    assert said.headers["Content-Language"] == "de"


def test_who_lacks_a_right_reads_in_german_which_and_whom_to_ask(house: House) -> None:
    viewer = house.member(house.workspace(), "viewer")
    said = asked(viewer, viewer.at("audit"), "de").json()
    assert (
        said["message"]
        == "Ihre Rolle hier ist Betrachter; dafür braucht es das Recht „lesen, wer was getan hat“."
    )
    assert said["remedy"] == "Wenden Sie sich an einen Eigentümer des Arbeitsbereichs."


def test_a_scope_that_names_nothing_is_refused_in_german_with_what_there_is(
    editor: Member, journey: str
) -> None:
    said = asked(editor, f"{journey}/living-map?channel=fax", "de").json()
    assert said["message"].startswith("Den Kanal „fax“ gibt es nicht; bekannt")


def test_columns_are_proposed_with_reasons_in_german(editor: Member) -> None:
    sent = editor.client.post(
        editor.at("sources/files"),
        files={"file": ("visits.csv", EVENTS.encode())},
        headers={"Accept-Language": "de"},
    ).json()
    assert "„time“ ist die Zeit des Ereignisses." in sent["reasons"]
    assert "# 'time' is the time of the event." in sent["mapping"]


def test_a_refused_row_says_in_german_why_and_what_to_do(house: House, editor: Member) -> None:
    house.take_in(editor.workspace, EVENTS + "no time,asked,a1,3\n")
    said = asked(editor, editor.at("sources/quarantine"), "de").json()["reasons"]
    assert [(one["sentence"], one["fix"]) for one in said] == [(
        "Die Zeit fehlt oder hat kein Format, das die Zuordnung nennt.",
        "Ergänzen Sie das Format unter `columns: ts: formats:`.",
    )]  # fmt: skip


def test_a_rule_that_cannot_be_read_says_in_german_why(editor: Member) -> None:
    made = editor.client.post(editor.at("journeys"), json={"kind": "yaml", "text": MAP}).json()
    said = editor.client.post(
        editor.at(f"drafts/{made['drafts'][0]['id']}/matches"),
        json={"text": "{evnt: asked}"},
        headers={"Accept-Language": "de"},
    ).json()
    assert said["message"] == "Eine Regel hat keinen Teil „evnt“."
    assert said["remedy"] == "Meinten Sie „event“?"


def test_a_map_file_that_cannot_be_read_is_refused_in_the_language_of_who_began_with_it(
    editor: Member,
) -> None:
    begun = {
        "kind": "yaml",
        "text": "wayline: 1\nname: A\nstages: [{name: One, standard: ten days}]",
    }
    german, english = (
        editor.client.post(editor.at("journeys"), json=begun, headers={"Accept-Language": one})
        for one in ("de", "en")
    )
    assert (
        german.json()["message"]
        == "Erwartet wird eine Dauer wie „10 business days“, gegeben ist 'ten days'"
    )
    assert (
        english.json()["message"]
        == "Expected a duration such as '10 business days', got 'ten days'"
    )
    assert [one.headers["Content-Language"] for one in (german, english)] == ["de", "en"]


@pytest.mark.parametrize(
    ("command", "said"),
    [
        ({"do": "remove", "path": ["stages", "gone"]}, "stages.gone gibt es nicht."),
        ({"do": "paint", "path": ["name"]}, "Ein Befehl tut eines von set, insert, remove, move"),
        ({"do": "set", "path": ["stages", "ask", "standard"], "value": "soon"}, "Erwartet wird eine Dauer"),
    ],
)  # fmt: skip
def test_an_edit_that_is_not_taken_is_refused_in_german(
    editor: Member, command: dict[str, object], said: str
) -> None:
    made = editor.client.post(editor.at("journeys"), json={"kind": "yaml", "text": MAP}).json()
    answer = editor.client.post(
        editor.at(f"drafts/{made['drafts'][0]['id']}/edits"),
        json={"command_id": "12345678", "command": command, "base_revision": 0},
        headers={"Accept-Language": "de"},
    )
    assert answer.status_code == 422
    assert answer.json()["message"].startswith(said)
    assert answer.headers["Content-Language"] == "de"


def test_a_request_that_does_not_fit_is_refused_in_german(editor: Member) -> None:
    answer = editor.client.post(
        editor.at("journeys"), json={"kind": "painted"}, headers={"Accept-Language": "de"}
    )
    assert answer.status_code == 422
    assert answer.json()["message"] == "Erwartet wird 'starter', 'yaml' oder 'begun'."
    assert answer.headers["Content-Language"] == "de"
