"""Does every file and every function fit on a reader's screen? The hard stops of STYLE.md."""

import ast
from collections.abc import Iterator
from pathlib import Path

from house import files, place, report

FILE_LINES = 500
FUNCTION_LINES = 50
QUERY_LINES = 60
WRITTEN_BY_A_TOOL = ("web/src/api/page.ts", "web/src/api/schema.d.ts")  # nobody reads them through
SOURCE = (".py", ".ts", ".tsx", ".css", ".mjs", ".sql")


def long_files(paths: list[Path]) -> Iterator[str]:
    """Files over their limit."""
    for path in paths:
        limit = QUERY_LINES if path.suffix == ".sql" else FILE_LINES
        length = len(path.read_text(encoding="utf-8").splitlines())
        if length > limit:
            yield f"{place(path)}: {length} lines, at most {limit}. Split it by question."


def long_functions(path: Path) -> Iterator[str]:
    """Functions over the limit, from `def` to their last line, docstring included."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            length = (node.end_lineno or node.lineno) - node.lineno + 1
            if length > FUNCTION_LINES:
                yield (
                    f"{place(path, node.lineno)}: {node.name} has {length} lines, at most "
                    f"{FUNCTION_LINES}. Give its steps names."
                )


def complaints() -> Iterator[str]:
    """Everything that is too long."""
    sources = [path for path in files(*SOURCE) if place(path) not in WRITTEN_BY_A_TOOL]
    yield from long_files(sources)
    for path in sources:
        if path.suffix == ".py":
            yield from long_functions(path)


if __name__ == "__main__":
    report(complaints())
