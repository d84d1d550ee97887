"""Do the parts of a result sum to the whole [L3]: what every `check()` asserts with."""

from collections.abc import Sequence

from wayline.base import Estimate


class ReconciliationError(AssertionError):
    """Parts of a population do not sum to it: a defect of ours, never of the data."""


def must_equal(whole: float, parts: Sequence[float], *, what: str) -> None:
    """Raises unless the parts sum to the whole; amounts may differ by rounding."""
    total = sum(parts)
    if abs(total - whole) > 1e-6 * max(1.0, abs(whole)):
        raise ReconciliationError(f"{what}: {whole} is not {' + '.join(map(str, parts))} = {total}")


def must_be_ordered(estimate: Estimate, *, what: str) -> None:
    """Raises unless low <= value <= high, and k <= n."""
    low, value, high = estimate.low, estimate.value, estimate.high
    inside = value is None or (
        (low is None or low <= value + 1e-9) and (high is None or value <= high + 1e-9)
    )
    if not inside or (estimate.k is not None and estimate.k > estimate.n):
        raise ReconciliationError(f"{what}: {estimate}")
