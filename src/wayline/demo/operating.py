"""How do both work together: weekly reports, invoices, questions about them, help on site."""

from collections.abc import Iterator
from datetime import datetime

from wayline.demo.happening import Happening
from wayline.demo.project import By, MaybeSteps, Project, Steps, Via
from wayline.demo.surveying import ask_for_rating

SITE, BILLING = By("site_log", "operations"), By("billing", "finance")
DESK_SITE, DESK_MONEY = By("desk", "operations"), By("desk", "finance")
PORTAL = By("portal")
WEEK = 6.0  # business days of the site week
HELP_SHARE = 0.22  # of the months have a call for help
SLOW_ANSWER_SHARE = 0.12  # invoice questions that somebody must be reminded of
FADES_SHARE = 0.01  # months after which the client stops without a word


def operate(project: Project, at: datetime) -> MaybeSteps:
    """Month after month until the work is done; None = the client was never heard of again."""
    months = project.dice.randrange(2, 7)
    asks = project.happens(project.truths.query_share)
    asks_in = project.dice.randrange(1, months) if asks else None
    for month in range(months):
        at = yield from _work(project, at, is_rated=month == 1)
        invoice = f"inv-{project.key[4:]}-{month + 1}"
        amount = str(project.dice.randrange(20, 90) * (250 if project.is_junior else 1000))
        via = Via("financial", "email", 15)
        yield project.event("invoice_sent", at, by=BILLING, via=via, invoice=invoice, amount=amount)
        if month == asks_in:
            settled_at = yield from _ask_about(project, project.wait(at, 2))
            if settled_at is None:
                return None
            at = settled_at
        at = project.wait(at, 2)
        via = Via("financial", "email")
        yield project.event("invoice_paid", at, by=BILLING, via=via, invoice=invoice, amount=amount)
        if project.happens(FADES_SHARE):
            return None
    return project.wait(at, 3)


def _work(project: Project, at: datetime, *, is_rated: bool) -> Steps:
    needs_help_in = project.dice.randrange(4) if project.happens(HELP_SHARE) else None
    for week in range(4):
        yield from _use_portal(project, at)
        at = project.wait(at, WEEK, spread=0.05)
        via = Via(None, "portal", 40)
        yield project.event("report_sent", at, by=SITE, via=via, kind="weekly")
        if week == 1 and is_rated:
            yield from ask_for_rating(project, at, touchpoint="report", role="technical")
        if week == needs_help_in:
            yield from _help(project, project.wait(at, 2))
    return at


def _use_portal(project: Project, at: datetime) -> Iterator[Happening]:
    """Customers log in, and some take the numbers of the report away into sheets of their own."""
    for role in project.dice.choices(("technical", "financial"), k=project.dice.randrange(3)):
        at = project.wait(at, 1)
        via = Via(role, "portal")
        yield project.event("portal_login", at, by=PORTAL, via=via, page="/")
        if project.happens(0.16):
            yield project.event("report_exported", at, by=PORTAL, via=via, page="/report")


def _help(project: Project, at: datetime) -> Steps:
    ticket = f"t-{project.key[4:]}-{at:%y%m%d}"
    via = Via("technical", project.often("phone", "support_ticket", share=0.4), 80, 0, "inbound")
    yield project.event("ticket_opened", at, by=DESK_SITE, via=via, ticket=ticket)
    at = project.wait(at, 0.4)
    via = Via("technical", "phone", 60, 0, "outbound")
    yield project.event("ticket_solved", at, by=DESK_SITE, via=via, ticket=ticket)
    return at


def _ask_about(project: Project, at: datetime) -> MaybeSteps:
    """A question about an invoice; None = nobody answered, and the client fell silent."""
    ticket = f"t-{project.key[4:]}-inv"
    via = Via("financial", project.often("email", "phone", share=0.3), 220, 0, "inbound")
    yield project.event("invoice_queried", at, by=DESK_MONEY, via=via, ticket=ticket)
    if project.happens(project.truths.dead_end_share):
        return None
    if project.happens(SLOW_ANSWER_SHARE):
        at = project.wait(at, 6, spread=0.1)
        via = Via("financial", "email", 1500, 0, "outbound")
        yield project.event("credit_note_sent", at, by=DESK_MONEY, via=via, ticket=ticket)
    at = project.wait(at, 1.6)
    via = Via("financial", "phone", 90, 0, "outbound")
    yield project.event("invoice_query_answered", at, by=DESK_MONEY, via=via, ticket=ticket)
    yield from ask_for_rating(project, at, touchpoint="invoice_answer", role="financial")
    return at
