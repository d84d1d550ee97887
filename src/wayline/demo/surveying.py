"""What do customers answer when they are asked: CSAT, CES and NPS, and often nothing."""

import random
from collections.abc import Iterator, Mapping
from datetime import datetime

from wayline.demo.company import Role
from wayline.demo.happening import Happening
from wayline.demo.project import By, Project, Via

SURVEYS = By("surveys")
ANSWERED_SHARE = 0.55
# How touchpoints are rated from 1 to 5; the weekly report follows the planted truth.
RATED: Mapping[str, float] = {"offer": 4.1, "first_shift": 4.2, "invoice_answer": 3.8}
EFFORT: Mapping[bool, float] = {False: 5.6, True: 4.4}  # from 1 to 7, for juniors it is harder
RECOMMENDED, RECOMMEND_WEIGHTS = (10, 9, 8, 7, 6, 4), (34, 34, 16, 8, 5, 3)


def ask_for_rating(
    project: Project, at: datetime, *, touchpoint: str, role: Role
) -> Iterator[Happening]:
    """How good was it, from 1 to 5?"""
    mean = project.truths.report_csat if touchpoint == "report" else RATED[touchpoint]
    score = near(project.dice, mean, lowest=1, highest=5)
    yield _answer(project, at, touchpoint, role=role, kind="csat", score=score)


def ask_for_effort(
    project: Project, at: datetime, *, touchpoint: str, role: Role
) -> Iterator[Happening]:
    """How easy was it, from 1 to 7?"""
    score = near(project.dice, EFFORT[project.is_junior], lowest=1, highest=7)
    yield _answer(project, at, touchpoint, role=role, kind="ces", score=score)


def ask_to_recommend(project: Project, at: datetime) -> Iterator[Happening]:
    """Would you recommend us, from 0 to 10?"""
    score = project.dice.choices(RECOMMENDED, RECOMMEND_WEIGHTS)[0]
    yield _answer(project, at, "impact", role="financial", kind="nps", score=score)


def near(dice: random.Random, mean: float, *, lowest: int, highest: int) -> int:
    """A whole score near a mean, inside its scale."""
    return min(highest, max(lowest, round(dice.gauss(mean, 0.9))))


def _answer(
    project: Project, at: datetime, touchpoint: str, *, role: Role, kind: str, score: int
) -> Happening:
    low, high = {"csat": ("1", "5"), "ces": ("1", "7"), "nps": ("0", "10")}[kind]
    answered_at = project.wait(at, 0.5)
    is_answered = project.happens(ANSWERED_SHARE)
    return project.event(
        "survey_answered", answered_at, by=SURVEYS,
        via=Via(role, "survey"), touchpoint=touchpoint, kind=kind,
        score=str(score) if is_answered else "", scale_min=low, scale_max=high,
    )  # fmt: skip
