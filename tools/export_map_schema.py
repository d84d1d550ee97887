"""Which documents may be written? Writes the JSON Schema of a map to docs/reference/map.schema.json."""

import argparse
import json
from pathlib import Path

from wayline.map import json_schema

FILE = Path(__file__).resolve().parent.parent / "docs/reference/map.schema.json"


def main() -> int:
    """Write the schema; with `--check` only say whether the file is up to date."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true", help="compare, write nothing")
    wanted = json.dumps(json_schema(), indent=1, ensure_ascii=False) + "\n"
    if parser.parse_args().check:
        fits = FILE.is_file() and FILE.read_text(encoding="utf-8") == wanted
        print("up to date" if fits else f"{FILE.name} is out of date: run {Path(__file__).name}")
        return 0 if fits else 1
    FILE.parent.mkdir(parents=True, exist_ok=True)
    FILE.write_text(wanted, encoding="utf-8")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
