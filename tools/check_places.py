"""Does any file name a machine or a registry? Then the house would build in one place only."""

import re
from collections.abc import Iterator

from house import files, place, report

# Put together from halves, so that this file does not name what it forbids.
HOSTS = (
    "pypi" + ".org",
    "python" + "hosted",
    "registry.npm" + "js",
    "npm" + "mirror",
    "repo.ana" + "conda",
)
OPTIONS = ("--index-" + "url", "--extra-index-" + "url", "--find-" + "links", "--trusted-" + "host")
FOLDERS = ("/wo" + "rk/", "/ho" + "me/", "/ro" + "ot/", "/Us" + "ers/")
FORBIDDEN = re.compile("|".join(re.escape(word) for word in (*HOSTS, *OPTIONS)))
MACHINE = re.compile(r"(?<![\w.~$])(?:" + "|".join(re.escape(word) for word in FOLDERS) + ")")
# A list of packages holds names, versions and hashes; an address in it is always a registry.
LISTS = re.compile(r"(constraints|requirements)\.txt$|package-lock\.json$")
ADDRESS = re.compile(r'"resolved"|(?<!")https?://(?!.*"(?:url|funding)")')


def complaints() -> Iterator[str]:
    """Every line that names a machine or a registry."""
    for path in files():
        try:
            lines = path.read_text(encoding="utf-8").splitlines()
        except UnicodeDecodeError:
            continue
        for number, line in enumerate(lines, 1):
            if FORBIDDEN.search(line):
                yield f"{place(path, number)}: names a registry. The machine's configuration does that."
            if MACHINE.search(line):
                yield f"{place(path, number)}: names a folder of one machine."
            if LISTS.search(path.name) and ADDRESS.search(line):
                yield f"{place(path, number)}: an address in a list of packages."


if __name__ == "__main__":
    report(complaints())
