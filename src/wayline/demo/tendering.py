"""How does a project begin: the first interest, three reviews side by side, an offer, a yes or a no."""

from collections.abc import Callable
from datetime import datetime

from wayline.demo.company import Role
from wayline.demo.project import By, MaybeSteps, Project, Steps, Via
from wayline.demo.surveying import ask_for_rating

MARKETING, OPERATIONS, FINANCE = By("crm", "marketing"), By("crm", "operations"), By("crm", "finance")  # fmt: skip
WEB, COUNSEL, RECORDS = By("website"), By("contracts", "legal"), By("crm")

NO_TENDER_SHARE = 0.1  # interest that comes to nothing
WIN_SHARE = 0.62
NO_MEETING_SHARE = 0.06  # site visits that juniors save
HELD_UP_SHARE = 0.03  # budgets frozen for two months
FADES_SHARE = 0.02  # tenders that nobody ever answers
COMES_BACK_SHARE = 0.12  # lost tenders that are opened again
BEGINS: dict[Role, float] = {"technical": 3.0, "financial": 6.0, "legal": 3.0}
OFFER_AFTER = 22.0


def notice(project: Project, at: datetime) -> MaybeSteps:
    """Somebody looks for help: pages, perhaps a trade event, a first talk."""
    for role in project.dice.choices(("technical", "financial"), k=project.dice.randrange(1, 4)):
        page = project.dice.choice(("/ground/iron", "/ground/nickel", "/crews", "/safety"))
        yield project.event("page_viewed", at, by=WEB, via=Via(role, "website", 4), page=page)
        at = project.wait(at, 0.8)
    if project.happens(0.4):
        yield project.event("event_attended", at, by=MARKETING, via=Via("technical", "event", 310))
        at = project.wait(at, 3)
    phone = project.often("phone", "email", share=0.3)
    yield project.event("meeting_booked", at, via=Via("financial", phone, 60))
    at = project.wait(at, 10)
    if project.happens(NO_TENDER_SHARE):
        reason = project.dice.choice(("postponed", "own crew"))
        yield project.event("opportunity_lost", at, by=RECORDS, reason=reason)
        return None
    return at


def tender(project: Project, at: datetime) -> MaybeSteps:
    """The request, three reviews side by side, the offer and the decision; a few fade away on the way."""
    if not project.happens(FADES_SHARE):
        return (yield from _ask_and_decide(project, at))
    until = project.wait(at, 20, spread=0.5)
    yield from (one for one in _ask_and_decide(project, at) if one.at < until)
    return None


def _ask_and_decide(project: Project, at: datetime) -> MaybeSteps:
    yield project.event("rfp_received", at, via=Via("financial", "portal", 180))
    through = {}
    for role, review in REVIEWS.items():
        through[role] = yield from review(project, project.wait(at, BEGINS[role]))
    offer_at = yield from _offer(project, project.wait(at, OFFER_AFTER, spread=0.15))
    is_early = project.happens(project.truths.signs_early_share)
    waited_for = [through["technical"], through["financial"], offer_at]
    decided_at = project.wait(max(waited_for if is_early else (*waited_for, through["legal"])), 2)
    return (yield from _decide(project, decided_at, win_share=1.0 if is_early else WIN_SHARE))


def _offer(project: Project, at: datetime) -> Steps:
    yield project.event("proposal_sent", at, via=Via("financial", "portal", 2400))
    yield from ask_for_rating(project, at, touchpoint="offer", role="financial")
    if project.happens(0.2):
        at = project.wait(at, 4)
        yield project.event("proposal_sent", at, via=Via("financial", "portal", 700))
    return at


def _decide(project: Project, at: datetime, *, win_share: float) -> MaybeSteps:
    if project.happens(win_share):
        each = 250 if project.is_junior else 1000
        value = project.dice.randrange(900, 2600) * each
        yield project.event("contract_signed", at, via=Via("financial", "on_site", 500, value))
        return at
    reason = project.dice.choices(("price", "timing", "incumbent", "terms"), (5, 2, 3, 2))[0]
    yield project.event("opportunity_lost", at, by=RECORDS, via=Via("financial"), reason=reason)
    if not project.happens(COMES_BACK_SHARE):
        return None
    again_at = project.wait(at, 30)
    yield project.event("rfp_received", again_at, via=Via("financial", "portal", 90))
    offer_at = project.wait(again_at, 8)
    yield project.event("proposal_sent", offer_at, via=Via("financial", "portal", 900))
    return (yield from _decide(project, project.wait(offer_at, 6), win_share=win_share))


def _technical(project: Project, at: datetime) -> Steps:
    length = project.truths.path_days("technical")
    video = project.often("video", "on_site", share=0.3)
    via = Via("technical", video, 420)
    yield project.event("meeting_held", at, by=OPERATIONS, via=via, topic="Drilling method")
    at = project.wait(at, length * 0.4)
    if not (project.is_junior and project.happens(NO_MEETING_SHARE)):
        via = Via("technical", "on_site", 1900)
        yield project.event("visit_logged", at, by=OPERATIONS, via=via)
    at = project.wait(at, length * 0.6)
    yield project.event("method_accepted", at, by=OPERATIONS, via=Via("technical", "email"))
    return at


def _financial(project: Project, at: datetime) -> Steps:
    yield project.event("roi_sent", at, by=FINANCE, via=Via("financial", "document", 350))
    at = project.wait(at, project.truths.path_days("financial"))
    if project.happens(HELD_UP_SHARE):
        at = project.wait(at, 50)
    yield project.event("budget_approved", at, by=FINANCE, via=Via("financial", "email"))
    return at


def _legal(project: Project, at: datetime) -> Steps:
    """Two rounds of questions; what is slow is our answer to each."""
    length = project.truths.path_days("legal")
    yield project.event(
        "contract.redline_sent", at, by=COUNSEL, via=Via("legal", "email", 640, 0, "outbound")
    )
    end = project.wait(at, length, spread=0.12)
    for share in (0.25, 0.65):
        asked_at = at + (end - at) * share
        via = Via("legal", project.often("email", "video", share=0.2), 640, 0, "inbound")
        yield project.event("contract.redline_returned", asked_at, by=COUNSEL, via=via)
        answered_at = project.wait(asked_at, project.truths.legal_answer_days)
        via = Via("legal", "email", 640, 0, "outbound")
        yield project.event("contract.redline_sent", min(answered_at, end), by=COUNSEL, via=via)
    via = Via("legal", "email")
    if project.happens(0.15):
        nearly_at = at + (end - at) * 0.9
        yield project.event("terms_agreed", nearly_at, by=COUNSEL, via=via, open_points="2")
    yield project.event("terms_agreed", end, by=COUNSEL, via=via, open_points="0")
    return end


REVIEWS: dict[Role, Callable[[Project, datetime], Steps]] = {
    "technical": _technical,
    "financial": _financial,
    "legal": _legal,
}
