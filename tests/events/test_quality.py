"""What is the matter with the data, told before any number [E9] [E11]."""

from events.taking_in import Intake, long_mapping
from wayline.events import LoadReport


def sentences(report: LoadReport, code: str) -> list[str]:
    """The sentences of one kind of finding."""
    return [str(finding.sentence) for finding in report.findings if finding.code == code]


def test_constant_that_may_mean_missing_is_told_with_the_line_to_write(intake: Intake) -> None:
    rows = "case,event,time,answer\n" + "".join(f"C{n},paid,2026-01-05,{'-99' if n % 4 else n}\n" for n in range(40))  # fmt: skip
    path = intake.write("a.csv", rows)
    report = intake.take(path, long_mapping())
    [told] = sentences(report, "suspicious_constant")
    assert told.startswith("'answer' is '-99' in 30 of 40 rows"), "[E9]"
    line = told.split("`")[1]
    mended = intake.take(path, long_mapping(more=line + "\n"))
    assert sentences(mended, "suspicious_constant") == []


def test_constant_in_a_few_rows_is_not_told(intake: Intake) -> None:
    rows = "case,event,time,answer\n" + "".join(f"C{n},paid,2026-01-05,{'?' if n == 3 else n}\n" for n in range(40))  # fmt: skip
    assert sentences(intake.take(intake.write("a.csv", rows), long_mapping()), "suspicious_constant") == []  # fmt: skip


def test_columns_that_know_the_future_are_told(intake: Intake) -> None:
    rows = (
        "case,event,time,closed_reason,Close Date,enclosed\nA,paid,2026-01-05,price,2026-02-01,x\n"
    )
    told = sentences(intake.take(intake.write("a.csv", rows), long_mapping()), "leak_suspect")
    assert [sentence.split("'")[1] for sentence in told] == ["closed_reason", "Close Date"], "[E9]"


def test_missing_owners_day_precision_and_refusals_are_told(intake: Intake) -> None:
    rows = "case,event,time\nA,paid,2026-01-05\nB,paid,2026-01-06 09:00\nC,,2026-01-07\n"
    report = intake.take(intake.write("a.csv", rows), long_mapping())
    found = {finding.code: finding for finding in report.findings}
    assert {"no_account", "no_person", "no_channel"} <= set(found)
    assert (found["day_precision"].n, found["day_precision"].of) == (1, 2)
    assert found["day_precision"].share == 0.5
    assert (found["no_name"].severity, found["no_name"].n) == ("error", 1)
