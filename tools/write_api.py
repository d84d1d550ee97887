"""Do the routes and the front end speak of the same things? Writes openapi.json and web/src/api/schema.d.ts.

    python tools/write_api.py [--check]

The types come from openapi-typescript, which has a package of its own in web/tools/gen: it wants an
older TypeScript than ours.
"""

import hashlib
import json
import sys
import tempfile
from pathlib import Path

from house import ROOT
from node import install_packages, packages_are_due, run
from wayline.server import openapi_document

OPENAPI = ROOT / "openapi.json"
TYPES = ROOT / "web" / "src" / "api" / "schema.d.ts"
GEN = ROOT / "web" / "tools" / "gen"


def types_of(openapi: str) -> str:
    """The TypeScript of an OpenAPI document."""
    if packages_are_due(GEN) and install_packages(GEN):
        sys.exit("the packages of web/tools/gen could not be installed; npm says why above")
    with tempfile.TemporaryDirectory() as folder:
        source, target = Path(folder) / "openapi.json", Path(folder) / "schema.d.ts"
        source.write_text(openapi, encoding="utf-8")
        cli = GEN / "node_modules" / "openapi-typescript" / "bin" / "cli.js"
        if run(str(cli), str(source), "-o", str(target), at=GEN):
            sys.exit("openapi-typescript refused openapi.json; it says why above")
        return target.read_text(encoding="utf-8")


def main() -> None:
    """Write both, or compare."""
    check = "--check" in sys.argv
    openapi = json.dumps(openapi_document(), indent=1, sort_keys=True, ensure_ascii=False) + "\n"
    is_same = OPENAPI.exists() and OPENAPI.read_text(encoding="utf-8") == openapi
    if check and is_same and TYPES.exists():
        # The types are a function of the document: equal documents need no Node.
        digest = f"// of openapi.json, sha256 {_digest(openapi)}"
        if TYPES.read_text(encoding="utf-8").startswith(digest):
            return
    if check:
        sys.exit(
            "openapi.json or web/src/api/schema.d.ts is out of date. Run `make docs` and commit."
        )
    OPENAPI.write_text(openapi, encoding="utf-8")
    TYPES.write_text(f"// of openapi.json, sha256 {_digest(openapi)}\n{types_of(openapi)}", "utf-8")


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


if __name__ == "__main__":
    main()
