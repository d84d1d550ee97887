"""An answer is made by one at a time: whoever asks meanwhile, also after a failure, waits for it."""

import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier, Lock
from time import sleep

import pytest

from wayline.server.answers import Answers

PEOPLE = 8
VIEW = "whole"


@pytest.fixture
def changing_threads() -> Iterator[None]:
    """Threads that take turns as often as they can."""
    before = sys.getswitchinterval()
    sys.setswitchinterval(1e-6)
    yield
    sys.setswitchinterval(before)


@pytest.mark.usefixtures("changing_threads")
def test_who_comes_when_the_answer_was_just_made_finds_it() -> None:
    """Some come early and some late: between the end of the work and the keeping of it there is no gap."""
    questions, answers = range(10_000), Answers(10**6)
    together, made = Barrier(PEOPLE), list[int]()

    def ask(_: int) -> None:
        together.wait(20)
        for question in questions:

            def make(question: int = question) -> dict[str, bytes]:
                made.append(question)
                return {VIEW: b"numbers"}

            answers.get((str(question),), VIEW, make)

    with ThreadPoolExecutor(PEOPLE) as pool:
        list(pool.map(ask, range(PEOPLE)))
    assert sorted(made) == [*questions]


def test_after_a_failure_one_at_a_time_tries_again() -> None:
    """Those who waited and those who ask anew stand in one line."""
    answers, lock = Answers(10**6), Lock()
    at_once, tries = [0], list[int]()

    def make() -> dict[str, bytes]:
        with lock:
            at_once[0] += 1
            tries.append(at_once[0])
            fails = len(tries) <= 2 * PEOPLE
        sleep(0.005)  # long enough for the others to come
        with lock:
            at_once[0] -= 1
        if fails:
            raise ZeroDivisionError
        return {VIEW: b"numbers"}

    def ask(_: int) -> bytes:
        while True:
            try:
                return answers.get(("question",), VIEW, make)
            except ZeroDivisionError:
                continue

    with ThreadPoolExecutor(PEOPLE) as pool:
        assert set(pool.map(ask, range(PEOPLE))) == {b"numbers"}
    assert tries == [1] * (2 * PEOPLE + 1)
