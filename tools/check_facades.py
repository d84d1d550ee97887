"""Is each package's face short, explained and closed? Docstring, explicit `__all__`, no open bags."""

import ast
from collections.abc import Iterator
from pathlib import Path

from house import ROOT, place, report

LINES = 60
DOCSTRING_LINES = 10
BAGS = {"kwargs", "kw", "options", "params", "metadata"}
PACKAGE = ROOT / "src" / "wayline"


def names_in_all(tree: ast.Module) -> list[str] | None:
    """The names that `__all__` lists, None when there is none."""
    for node in tree.body:
        target = node.targets[0] if isinstance(node, ast.Assign) else getattr(node, "target", None)
        if isinstance(node, ast.Assign | ast.AnnAssign) and ast.unparse(target) == "__all__":
            listed: list[str] = list(ast.literal_eval(node.value))
            return listed
    return None


def names_bound(tree: ast.Module) -> set[str]:
    """The public names that the module binds by importing, defining or assigning, also under `if`."""
    bound: set[str] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom | ast.Import):
            bound |= {alias.asname or alias.name for alias in node.names}
        elif isinstance(node, ast.FunctionDef | ast.ClassDef):
            bound.add(node.name)
        elif isinstance(node, ast.Assign):
            bound |= {target.id for target in node.targets if isinstance(target, ast.Name)}
    return bound


def face(path: Path) -> Iterator[str]:
    """What is wrong with one `__init__.py`."""
    text = path.read_text(encoding="utf-8")
    tree = ast.parse(text)
    docstring = ast.get_docstring(tree)
    listed = names_in_all(tree)
    if len(text.splitlines()) > LINES:
        yield f"{place(path)}: {len(text.splitlines())} lines, at most {LINES}."
    if docstring is None or len(docstring.splitlines()) > DOCSTRING_LINES:
        yield f"{place(path)}: say in at most {DOCSTRING_LINES} lines which question it answers."
    if listed is None:
        yield f"{place(path)}: no `__all__`. List what others may use."
        return
    for name in sorted(set(listed) - names_bound(tree)):
        yield f"{place(path)}: `__all__` lists {name!r}, which is not here."
    for name in sorted(set(listed) & {file.stem for file in path.parent.glob("*.py")}):
        yield f"{place(path)}: {name!r} is a module and a function. Modules are nouns, functions verbs."
    if len(listed) != len(set(listed)):
        yield f"{place(path)}: `__all__` lists a name twice."


def open_bags(path: Path) -> Iterator[str]:
    """Annotations and names that tell a caller nothing: `Any`, `**kwargs`."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and any(a.name == "Any" for a in node.names):
            yield f"{place(path, node.lineno)}: `Any` says nothing. Name the type."
        if isinstance(node, ast.FunctionDef) and node.args.kwarg and node.args.kwarg.arg in BAGS:
            yield f"{place(path, node.lineno)}: {node.name} takes any arguments. Name them."


def complaints() -> Iterator[str]:
    """What is wrong with any face, and any open bag in src."""
    for folder in sorted(path for path in PACKAGE.iterdir() if path.is_dir()):
        if (folder / "__init__.py").exists():
            yield from face(folder / "__init__.py")
    for path in sorted(PACKAGE.rglob("*.py")):
        yield from open_bags(path)


if __name__ == "__main__":
    report(complaints())
