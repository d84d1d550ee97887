"""What does Lighthouse say of a page? Writes its report as JSON; the browser is the one that CHROME_PATH names.

python tools/lighthouse.py URL HEADERS.json REPORT.json desktop|mobile
"""

import sys

from house import ROOT
from node import install_packages, packages_are_due, run

TOOL = ROOT / "web" / "tools" / "lighthouse"
FLAGS = "--headless=new --no-sandbox --disable-gpu"
ASKED = "performance,accessibility,best-practices"


def main() -> None:
    """Install it where that is due, and run it once."""
    if len(sys.argv) != 5 or sys.argv[4] not in {"desktop", "mobile"}:
        sys.exit(__doc__)
    url, headers, report, form = sys.argv[1:]
    if packages_are_due(TOOL) and (failed := install_packages(TOOL)):
        sys.exit(failed)
    command = [
        "node_modules/lighthouse/cli/index.js", url, "--quiet", "--output=json", f"--output-path={report}",
        f"--extra-headers={headers}", f"--chrome-flags={FLAGS}", f"--only-categories={ASKED}",
    ]  # fmt: skip
    sys.exit(run(*command, *(["--preset=desktop"] if form == "desktop" else []), at=TOOL))


if __name__ == "__main__":
    main()
