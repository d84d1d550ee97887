"""How do crew and equipment get to site: audit, induction, permits, freight, the first shift."""

from datetime import datetime

from wayline.demo.project import By, Project, Steps, Via
from wayline.demo.surveying import ask_for_effort, ask_for_rating

HSE, FREIGHT = By("hse_log", "hse"), By("freight", "logistics")
SITE, CRM_FREIGHT = By("site_log", "operations"), By("crm", "logistics")
FREIGHT_DAYS = 4.0
HELD_UP_SHARE = 0.03  # permits that the authority sits on
LATE_AFTER = 12.0  # business days until the load counts as late: the fail point of the map
CALLED_SHARE = 0.7  # late loads for which somebody calls the site


def mobilize(project: Project, at: datetime) -> Steps:
    """From the contract to the first shift."""
    cleared_at = yield from _clear(project, at)
    booked_at = yield from _hand_to_freight(project, cleared_at)
    arrived_at = yield from _ship(project, booked_at, since=at)
    shift_at = project.wait(arrived_at, 1)
    yield project.event("shift_started", shift_at, by=SITE, via=Via("technical", "on_site", 300))
    yield from ask_for_rating(project, shift_at, touchpoint="first_shift", role="technical")
    return shift_at


def _clear(project: Project, at: datetime) -> Steps:
    audit_at = project.wait(at, 1)
    yield project.event("labour_audit_passed", audit_at, by=HSE, via=Via(None, "document", 900))
    course_at = project.wait(audit_at, 0.5)
    via = Via("technical", "on_site", 700)
    yield project.event("course_passed", course_at, by=HSE, via=via, course="culture")
    if project.happens(HELD_UP_SHARE):
        course_at = project.wait(course_at, 25)
    cleared_at = project.wait(course_at, 0.8)
    via = Via("technical", project.often("portal", "email"), 450)
    yield project.event("permit_cleared", cleared_at, by=HSE, via=via)
    yield from ask_for_effort(project, cleared_at, touchpoint="clearance", role="technical")
    return cleared_at


def _hand_to_freight(project: Project, cleared_at: datetime) -> Steps:
    """The silo break: logistics does not see what HSE has cleared, waits, and asks again."""
    wait = project.truths.handover_wait_days
    booked_at = project.wait(cleared_at, wait, spread=0.25)
    if project.happens(project.truths.ask_again_share):
        asked_at = cleared_at + (booked_at - cleared_at) * 0.7
        via = Via("technical", "portal", 450)
        yield project.event("permit_cleared", asked_at, by=FREIGHT, via=via)
    yield project.event("shipment.booked", booked_at, by=FREIGHT, via=Via(None, "portal", 5200))
    return booked_at


def _ship(project: Project, booked_at: datetime, *, since: datetime) -> Steps:
    left_at = project.wait(booked_at, 1)
    yield project.event("shipment.departed", left_at, by=FREIGHT, via=Via(None, "portal", 800))
    extra = project.truths.junior_freight_days if project.is_junior else 0.0
    arrived_at = project.wait(left_at, FREIGHT_DAYS - 1 + extra, spread=0.25)
    late_at = project.pace.later(since, LATE_AFTER)
    if arrived_at > late_at and project.happens(CALLED_SHARE):
        called_at = min(project.wait(late_at, 0.3), arrived_at)
        via = Via("technical", "phone", 120, 0, "outbound")
        yield project.event("site_lead_called", called_at, by=CRM_FREIGHT, via=via)
    yield project.event("shipment.arrived", arrived_at, by=FREIGHT, via=Via(None, "portal", 800))
    return arrived_at
