"""How does a project end: the site handed back, the close-out, the outlook, the review."""

from datetime import datetime

from wayline.demo.project import By, Project, Steps, Via
from wayline.demo.surveying import ask_to_recommend

HSE, SITE_HSE = By("hse_log", "hse"), By("site_log", "hse")
SUCCESS = By("crm", "client_success")
HELD_UP_SHARE = 0.04  # something stays behind and must be fetched
ON_BUDGET_SHARE = 0.985
PROMISED_DAYS = 20.0  # business days from contract to first shift: the breach of the map


def leave(project: Project, at: datetime) -> Steps:
    """Packing up and handing the land back."""
    yield project.event("demob_started", at, by=SITE_HSE, via=Via(None, "on_site", 1500))
    accepted_at = project.wait(at, 14 if project.happens(HELD_UP_SHARE) else 4)
    via = Via("technical", "on_site", 400)
    yield project.event("site_accepted", accepted_at, by=HSE, via=via)
    finished_at = project.wait(accepted_at, 2)
    yield project.event("demob_finished", finished_at, by=SITE_HSE, via=Via(None, "on_site"))
    return finished_at


def look_back(project: Project, at: datetime, *, signed_at: datetime, shift_at: datetime) -> Steps:
    """The close-out report, what comes next, and the review of what it was worth."""
    is_on_time = shift_at <= project.pace.later(signed_at, PROMISED_DAYS)
    is_on_budget = project.happens(ON_BUDGET_SHARE)
    closed_at = project.wait(at, 1)
    yield project.event(
        "project_closed", closed_at, by=SUCCESS, via=Via(None, "document", 200),
        on_time=str(is_on_time).lower(), on_budget=str(is_on_budget).lower(),
    )  # fmt: skip
    outlook_at = project.wait(closed_at, 5)
    yield project.event("briefing_held", outlook_at, by=SUCCESS, via=Via("financial", "video", 250))
    review_at = project.wait(outlook_at, 5)
    via = Via("financial", "on_site", 600)
    yield project.event("impact_review_held", review_at, by=SUCCESS, via=via)
    yield from ask_to_recommend(project, review_at)
    return review_at
