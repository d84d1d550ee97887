"""Do the peers say the same as we do? Nothing is compared before that is so."""

from collections.abc import Mapping


def differences(mine: Mapping[str, object], peers: Mapping[str, Mapping[str, object]]) -> list[str]:
    """One line for each question on which a peer says something else."""
    wrong: list[str] = []
    ours = mine["questions"]
    for peer, found in peers.items():
        for name, question in found["questions"].items():
            theirs, own = question["answer"], ours[name]["answer"]
            if not _same(own, theirs):
                wrong.append(f"{peer} on {name}: {str(theirs)[:300]}\n   ours: {str(own)[:300]}")
    return wrong


def _same(own: list[list[object]], theirs: list[list[object]]) -> bool:
    """Row by row; a peer may give fewer columns; times to a microsecond."""
    if len(own) != len(theirs):
        return False
    return all(
        _equal(a, b)
        for mine, other in zip(own, theirs, strict=True)
        for a, b in zip(mine, other, strict=False)
    )


def _equal(a: object, b: object) -> bool:
    if isinstance(a, int | float) and isinstance(b, int | float):
        return abs(float(a) - float(b)) <= max(1.0, 1e-9 * abs(float(a)))
    return (a in (-1.0, None) and b in (-1.0, None)) or str(a) == str(b)
