"""A first mapping for a file never seen: with its reasons, and it loads [E7]."""

from pathlib import Path

import pytest

from events.taking_in import Intake
from wayline.base import SourceError
from wayline.events import propose_mapping, read_mapping_text

ROWS = "Ticket ID,Status,Changed At,Customer,Channel,Agent\n" + "".join(
    f"T{n // 3},{('open', 'waiting', 'solved')[n % 3]},2026-01-{1 + n % 28:02} 09:{n % 60:02},C{n % 7},mail,A{n % 4}\n"
    for n in range(90)
)  # fmt: skip
WIDE = "deal_id,company,called_on,offered_on,won_on\n" + "".join(
    f"D{n},F{n % 9},2026-01-{1 + n % 28:02},2026-02-{1 + n % 28:02},{'' if n % 3 else '2026-03-05'}\n"
    for n in range(60)
)


def test_proposal_says_which_column_is_what_and_why(intake: Intake) -> None:
    proposal = propose_mapping([intake.write("tickets.csv", ROWS)])
    forms = proposal.mapping.columns
    assert forms.ts is not None
    assert forms.name is not None
    assert (forms.ts.column, forms.name.column) == ("Changed At", "Status")
    assert [(form.type, form.column) for form in forms.objects] == [("ticket", "Ticket ID")]
    assert "'Ticket ID' is the case: 30 values in 90 rows." in [
        str(one) for one in proposal.reasons
    ]
    assert "# guessed" in proposal.yaml_text


@pytest.mark.parametrize(("name", "content", "events"), [("tickets.csv", ROWS, 90), ("deals.tsv", WIDE.replace(",", "\t"), 140)])  # fmt: skip
def test_proposed_mapping_loads_what_it_was_proposed_for(
    intake: Intake, name: str, content: str, events: int
) -> None:
    path = intake.write(name, content)
    proposal = propose_mapping([path])
    assert read_mapping_text(proposal.yaml_text) == proposal.mapping
    report = intake.take(path, proposal.yaml_text)
    assert (report.balance.stored, report.balance.quarantined) == (events, 0)


def test_file_without_a_mapping_gets_the_proposed_one_and_says_so(intake: Intake) -> None:
    path = intake.write("tickets.csv", ROWS)
    report = intake.take(path)
    assert report.guessed
    assert report.files[0].mapping_yaml == propose_mapping([path]).yaml_text
    assert "Guessed: 'Changed At' is the time of the event." in map(str, report.notes)


def test_stages_are_named_by_their_columns(intake: Intake) -> None:
    mapping = propose_mapping([intake.write("deals.csv", WIDE)]).mapping
    assert mapping.shape == "wide"
    assert [stage.event for stage in mapping.stages.values()] == ["called", "offered", "won"]


def test_stages_keep_the_letters_of_their_columns(intake: Intake) -> None:
    rows = "".join(f"D{n},2026-01-0{n},2026-02-0{n}\n" for n in range(1, 8))
    path = intake.write("deals.csv", "deal,Prüfung am,Größe_date\n" + rows)
    assert intake.take(path).balance.stored == 14
    names = intake.column("SELECT name FROM facts.event_names ORDER BY code")
    assert names == ["prüfung_am", "größe"]


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("a,b\n1,2\n", "no column holds a time; the columns are a, b"),
        ("time,note\n2026-01-05,x\n2026-01-06,y\n", "no column says which case, account or person"),
        ("a,b\n", "nothing can be proposed"),
    ],
)
def test_what_cannot_be_proposed_says_what_to_write(
    intake: Intake, content: str, said: str
) -> None:
    with pytest.raises(SourceError, match=said):
        propose_mapping([intake.write("a.csv", content)])


def test_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match=r"none\.csv"):
        propose_mapping([tmp_path / "none.csv"])


def test_numbers_with_a_c_before_them_are_taken_for_cancellations(intake: Intake) -> None:
    """[E8] An invoice C536379 takes back; one that is only called C is another thing."""
    lines = "Invoice,Customer ID,InvoiceDate,Price\n" + "".join(
        f"{'C' if n % 10 == 9 else ''}{5000 + n // 2},K{n % 5},2026-01-{1 + n % 28:02} 10:00,2.5\n"
        for n in range(100)
    )
    proposal = propose_mapping([intake.write("lines.csv", lines)])
    assert proposal.mapping.columns.name is not None
    assert proposal.mapping.columns.name.like == {"C*": "order cancelled", "*": "order"}
    assert proposal.mapping.columns.value is None, (
        "the price of one piece is not what a line is worth"
    )
    assert any(
        "10 rows have a 'Invoice' that begins with C" in str(one) for one in proposal.reasons
    )


def test_amounts_are_no_cases_where_the_customer_is_known(intake: Intake) -> None:
    rows = " customer_id  date pieces  dollar_value\n" + "".join(
        f" {n % 9:05} 199701{1 + n % 28:02}  {n % 3}   {11 + n % 20}.77\n" for n in range(120)
    )
    proposal = propose_mapping([intake.write("purchases.txt", rows)])
    forms = proposal.mapping.columns
    assert (forms.ts and forms.ts.column, forms.account and forms.account.column) == (
        "date",
        "customer_id",
    )
    assert forms.objects == (), "a day written without signs is a time; an amount is no case"


def test_file_without_names_of_columns_is_told_so(intake: Intake) -> None:
    path = intake.write("purchases.csv", "00004,19970101,2,29.33\n00004,19970118,2,29.73\n")
    with pytest.raises(SourceError, match="seems to hold values, not the names of columns"):
        propose_mapping([path])


def test_amounts_with_a_comma_before_the_fraction_are_declared_so(intake: Intake) -> None:
    """[E9] 1.234,50 is read as it is meant, without a mapping by hand."""
    path = intake.write(
        "a.csv", "case;event;time;cost\nA;paid, twice;2026-01-05;1.234,50\nB;sent;2026-01-06;0,5\n"
    )
    proposal = propose_mapping([path])
    assert proposal.mapping.columns.cost is not None
    assert proposal.mapping.columns.cost.number == "de"
    assert intake.take(path).balance.stored == 2
    assert [str(cost) for cost in intake.column("SELECT cost FROM facts.events ORDER BY cost")] == [
        "0.5000",
        "1234.5000",
    ]


def test_a_single_case_is_a_case(intake: Intake) -> None:
    report = intake.take(intake.write("a.csv", "case,event,time\nA,paid,2026-01-05\n"))
    assert (report.balance.stored, intake.column("SELECT object_id FROM facts.objects")) == (
        1,
        ["A"],
    )


def test_with_unknown_headers_the_event_is_what_changes_inside_a_case(intake: Intake) -> None:
    """[E7] The customer stands left of the step and has names too, but stays the same in a case."""
    rows = "Zaak;Klant;Route;Stap;Dag\n" + "".join(
        f"V{n // 4};Kunde {chr(65 + n // 4 % 9)};{('Mail', 'Portal')[n // 2 % 2]};{('Anfrage', 'Angebot', 'Auftrag', 'Zahlung')[n % 4]};2026-01-{1 + n % 28:02} 09:{n % 60:02}\n"
        for n in range(120)
    )
    forms = propose_mapping([intake.write("zaken.csv", rows)]).mapping.columns
    assert forms.name is not None
    assert forms.name.column == "Stap"


GERMAN = "Vorgangsnummer;Firma;Aktivität;Zeitstempel;Kanal;Abteilung;Ansprechpartner;Bearbeiter;Betrag;Status\n" + "".join(
    f"V{n // 4};Firma {n // 8};{('Anfrage', 'Angebot', 'Rückfrage', 'Auftrag')[n % 4]};{1 + n % 28:02}.01.2026 09:{n % 60:02};"
    f"{('Telefon', 'E-Mail')[n % 2]};{('Vertrieb', 'Technik')[n % 2]};Frau {n % 9};Herr {n % 5};{n}.250,50;erledigt\n"
    for n in range(80)
)  # fmt: skip


@pytest.mark.parametrize("encoding", ["utf-8", "cp1252"])
def test_german_headers_are_known_by_name(intake: Intake, encoding: str) -> None:
    """[E7] Every column of a German export is told by its name, also where umlauts are not Unicode."""
    path = intake.write("vorgaenge.csv", GERMAN.encode(encoding))
    forms = propose_mapping([path]).mapping.columns
    told = {
        "ts": forms.ts, "name": forms.name, "account": forms.account, "person": forms.person,
        "channel": forms.channel, "department": forms.department, "employee": forms.employee,
        "value": forms.value,
    }  # fmt: skip
    assert {role: form.column for role, form in told.items() if form is not None} == {
        "ts": "Zeitstempel", "name": "Aktivität", "account": "Firma", "person": "Ansprechpartner",
        "channel": "Kanal", "department": "Abteilung", "employee": "Bearbeiter", "value": "Betrag",
    }  # fmt: skip
    assert [form.column for form in forms.objects] == ["Vorgangsnummer"]


def test_german_file_is_taken_in_whole_with_its_amounts(intake: Intake) -> None:
    report = intake.take(intake.write("vorgaenge.csv", GERMAN))
    assert (report.balance.stored, report.balance.quarantined) == (80, 0)
    assert [
        float(str(value))
        for value in intake.column("SELECT value FROM facts.events ORDER BY value")
    ][:2] == [250.5, 1250.5]


@pytest.mark.parametrize(
    ("head", "case", "name"),
    [
        ("Vorgang;Kunde;Schritt;Datum", "Vorgang", "Schritt"),
        ("Fall;Kunde;Vorgang;Datum", "Fall", "Vorgang"),
        ("Kd-Nr.;Konto;Vorgang;Datum", None, "Vorgang"),
        ("Auftrags-Nr;Kunde;Ereignis;Geändert am", "Auftrags-Nr", "Ereignis"),
    ],
)
def test_vorgang_is_the_case_unless_nothing_else_says_what_happened(
    intake: Intake, head: str, case: str | None, name: str
) -> None:
    rows = "".join(
        f"V{n // 3};Firma {n // 12};{('Anfrage', 'Angebot', 'Auftrag')[n % 3]};{1 + n % 28:02}.01.2026\n"
        for n in range(90)
    )
    forms = propose_mapping([intake.write("a.csv", f"{head}\n{rows}")]).mapping.columns
    assert forms.name is not None
    assert forms.name.column == name
    assert [form.column for form in forms.objects] == ([case] if case else [])


def test_german_aufwand_is_not_proposed_as_cost(intake: Intake) -> None:
    """In tickets it is mostly hours; `Kosten` is money."""
    rows = [f"T{n // 3},offen,2026-01-{1 + n % 28:02} 09:00,{n % 7 + 0.5}\n" for n in range(60)]
    costs = [
        propose_mapping([intake.write(f"{name}.csv", f"Vorgang,Status,Zeitpunkt,{name}\n" + "".join(rows))]).mapping.columns.cost
        for name in ("Aufwand", "Kosten")
    ]  # fmt: skip
    assert [cost is not None for cost in costs] == [False, True]
