"""By which names do exports call their columns, in English and in German? The more usual, the earlier."""

from collections.abc import Sequence

from wayline.base import fold
from wayline.events.naming import without_umlauts

CASE: tuple[str, ...] = (
    "case:concept:name", "case_id", "caseid", "case", "trace", "process_instance", "instance_id", "incident", "ticket", "number",
    "opportunity_id", "opportunity", "deal", "deal_id", "order_id", "order_no", "order", "invoice", "invoice_no", "request_id",
    "application", "application_id", "project_id", "project", "claim", "lead_id", "lead", "journey_id", "session_id",
    "fall_id", "fallnummer", "fall_nr", "fall", "vorgang_id", "vorgangsnummer", "vorgangs_nr", "vorgang_nr", "vorgang", "ticketnummer",
    "auftragsnummer", "auftrag_nr", "auftrags_nr", "auftrag", "bestellnummer", "bestell_nr", "bestellung", "rechnungsnummer",
    "rechnung_nr", "rechnungs_nr", "projektnummer", "projekt", "angebotsnummer", "antragsnummer", "antrag", "id",
)  # fmt: skip
CASE_OF_ANSWERS = tuple(name for name in CASE if name not in ("id", "number", "request_id", "session_id"))  # fmt: skip
CASE_OR_NAME = ("vorgang",)  # the case where another column says what happened, else what happened
NAME = (
    "concept:name", "activity", "activity_name", "activityid", "activity_id", "event", "event_name", "eventname", "event_type",
    "action", "task", "step", "aktivitaet", "ereignis", "taetigkeit", "schritt", "aktion", "massnahme", "aufgabe", "ereignistyp",
    "status", "state", "ident_state", "incident_state", "stage", "phase", "operation", "name", "type",
)  # fmt: skip
TIME = (
    "time:timestamp", "timestamp", "completetimestamp", "complete_timestamp", "complete", "event_time", "eventtime", "ts", "time",
    "datetime", "date_time", "occurred_at", "created_at", "sys_updated_at", "updated_at", "changed_at", "date", "event_date",
    "invoicedate", "invoice_date", "zeitstempel", "zeitpunkt", "datum_uhrzeit", "datum_zeit", "zeit", "uhrzeit", "geaendert_am",
    "erstellt_am", "datum", "rechnungsdatum", "end_time", "start_time", "starttimestamp", "start_timestamp",
)  # fmt: skip
PERSON = (
    "person", "user", "user_id", "userid", "caller_id", "caller", "contact", "contact_id", "email", "e_mail", "mail", "contact_email",
    "contact_e_mail", "visitor_id", "requester", "ansprechpartner", "ansprechpartnerin", "kontakt", "kontaktperson", "benutzer",
    "nutzer", "anrufer", "melder", "respondent", "respondent_id", "respondent_email", "teilnehmer", "befragter",
)  # fmt: skip
ACCOUNT = (
    "account", "account_id", "accountid", "company", "company_id", "customer", "customer_id", "customerid", "client", "client_id",
    "organization", "organisation", "org_id", "case:account", "cust_id", "member_id", "kundennummer", "kunden_nr", "kunde_nr",
    "kd_nr", "kunden_id", "kunde", "kundenname", "konto", "kontonummer", "firma", "firmenname", "unternehmen", "mandant",
)  # fmt: skip
CHANNEL = (
    "channel", "contact_type", "origin", "medium", "source_channel", "touchpoint_channel", "media", "kanal", "kontaktkanal",
    "kontaktweg", "kontaktart", "eingangskanal",
)  # fmt: skip
DEPARTMENT = (
    "department", "org:group", "assignment_group", "team", "group", "dept", "unit", "abteilung", "fachbereich", "bereich", "gruppe",
)  # fmt: skip
EMPLOYEE = (
    "org:resource", "resource", "assigned_to", "owner", "agent", "sales_agent", "employee", "performer", "sales_rep", "bearbeiter",
    "bearbeiterin", "sachbearbeiter", "mitarbeiter", "mitarbeiterin", "zustaendig", "verantwortlich",
)  # fmt: skip
COST = ("cost", "costs", "spend", "expense", "kosten")
VALUE = (
    "value", "amount", "revenue", "total", "close_value", "deal_value", "order_value", "contract_value", "betrag", "umsatz", "wert",
    "auftragswert", "summe", "gesamtbetrag", "preis",
)  # fmt: skip
SCORE = (
    "score", "nps", "csat", "ces", "rating", "answer", "grade", "points", "bewertung", "antwort", "note", "punkte",
)  # fmt: skip
SCORE_KIND = ("score_kind", "kind", "question", "question_kind", "frage")
SURVEY = ("survey", "survey_name", "questionnaire", "umfrage", "befragung")
TOUCHPOINT = ("touchpoint", "touch_point", "contact_point", "kontaktpunkt")
COMMENT = (
    "comment", "comments", "verbatim", "verbatims", "free_text", "freetext", "feedback", "remark", "remarks", "kommentar", "kommentare",
    "anmerkung", "anmerkungen", "freitext", "rueckmeldung", "begruendung",
)  # fmt: skip
ANSWERED = (
    "answered_at", "answered", "answered_on", "submitted_at", "submitted", "responded_at", "response_date", "completed_at",
    "beantwortet_am", "beantwortet",
)  # fmt: skip

# What only an answer to a survey is called, by the kind of its question, and what else speaks of a survey in a file.
NPS_WORDS = frozenset({"nps", "recommend", "recommendation", "likely", "weiterempfehlen", "weiterempfehlung"})  # fmt: skip
CSAT_WORDS = frozenset({"csat", "satisfaction", "satisfied", "zufriedenheit", "zufrieden"})
CES_WORDS = frozenset({"ces", "effort"})
SCORE_WORDS = NPS_WORDS | CSAT_WORDS | CES_WORDS
EASE_WORDS = frozenset({"ease", "easy", "aufwand", "einfach"})  # of effort too, once it is a score
COMMENT_WORDS = frozenset({"comment", "comments", "verbatim", "feedback", "why", "kommentar", "warum"})  # fmt: skip
SURVEY_SIGNS = frozenset({
    "survey", "surveys", "nps", "csat", "ces", "respondent", "response", "responses", "comment", "comments", "verbatim", "feedback",
    "questionnaire", "umfrage", "befragung", "kommentar",
})  # fmt: skip

# What a row is about, not what happened.
NEVER_NAMES = frozenset({
    "country", "city", "region", "location", "product", "sku", "currency", "gender", "segment", "sector", "category", "description",
    "priority", "impact", "urgency", "address", "zip", "language", "land", "ort", "stadt", "standort", "produkt", "artikel", "waehrung",
    "geschlecht", "branche", "kategorie", "beschreibung", "prioritaet", "dringlichkeit", "adresse", "strasse", "plz", "sprache",
})  # fmt: skip
AMOUNTS = frozenset({
    "value", "amount", "price", "cost", "costs", "total", "revenue", "quantity", "qty", "spend", "betrag", "preis", "kosten", "summe",
    "umsatz", "wert", "menge", "anzahl",
})  # fmt: skip
TIME_WORDS = frozenset({
    "ts", "time", "timestamp", "date", "at", "datum", "zeit", "zeitstempel", "zeitpunkt", "uhrzeit", "am",
})  # fmt: skip
ID_WORDS = frozenset({"id", "no", "nr", "number", "key", "nummer"})


def rank_of(name: str, listed: Sequence[str]) -> int | None:
    """How early a column's name stands in a list of usual names; None when it does not."""
    plain = without_umlauts(fold(name).replace(".", "_"))
    squeezed = plain.replace("_", "")
    for at, usual in enumerate(listed):
        if plain == usual or squeezed == usual.replace("_", ""):
            return at
    return None
