"""A store in memory for each test."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from events.taking_in import Intake


@pytest.fixture
def intake(tmp_path: Path) -> Iterator[Intake]:
    """An empty store, closed at the end."""
    made = Intake(tmp_path)
    yield made
    made.engine.close()
