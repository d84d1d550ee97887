"""A map of twelve stages and two hundred touchpoints, and events of three hundred customers on it; invented."""

from datetime import UTC, datetime, timedelta

STAGES, CARDS, CUSTOMERS = 12, 200, 300
CHANNELS = ("email", "phone", "portal", "on_site", "video")
FEELINGS = ("curious", "reassured", "confident", "anxious")
BEGINS = datetime(2026, 1, 5, 9, tzinfo=UTC)


def big_map() -> str:
    """The map as text."""
    stages = "\n".join(_stage(number) for number in range(STAGES))
    return (
        "wayline: 1\nkey: big\nname: A journey of twelve stages\ntimezone: UTC\nowner: sales\n"
        "departments: [{key: sales, name: Sales}, {key: works, name: Field works}]\n"
        f"stages:\n{stages}\n"
        f"outcomes: [{{key: done, name: Done, kind: success, when: c{CARDS - 1}}}]\n"
    )


def _cards(stage: int) -> range:
    """Which touchpoints stand in a stage: 16 or 17 of the 200."""
    return range(stage * CARDS // STAGES, (stage + 1) * CARDS // STAGES)


def _stage(number: int) -> str:
    cards = "\n".join(
        f"      - {{key: c{card}, name: Touchpoint {card} of the whole journey, binding: c{card},"
        f" channels: [{CHANNELS[card % 5]}], owner: {'works' if card % 3 else 'sales'},"
        f" emotions: [{{desired: {FEELINGS[card % 4]}}}], importance: {{internal: [{{value: {1 + card % 5}, basis: believed}}]}}}}"
        for card in _cards(number)
    )
    return (
        f"  - key: s{number}\n    name: Stage {number + 1} of twelve\n    owner: sales\n"
        f"    need: They get on with their work in stage {number + 1}\n    standard: 20 days\n"
        f"    binding: c{_cards(number)[0]}\n    touchpoints:\n{cards}"
    )


def big_events() -> str:
    """Each customer goes some stages far and meets every third touchpoint on the way, as CSV."""
    rows = ["time,event,account"]
    for customer in range(CUSTOMERS):
        at = BEGINS + timedelta(hours=5 * customer)
        for stage in range(2 + customer % (STAGES - 1)):
            for card in _cards(stage)[::3]:
                at += timedelta(hours=7 + customer % 11)
                rows.append(f"{at:%Y-%m-%dT%H:%M:%SZ},c{card},acc-{customer:03}")
    return "\n".join(rows) + "\n"
