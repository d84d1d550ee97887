"""Which characters of a file change when a map changes: the fewest, so that comments stay [M62]."""

from dataclasses import dataclass, field

from wayline.base import JsonObject, JsonValue
from wayline.map.emitting import emit_entry, emit_flow, emit_item, emit_lines
from wayline.map.entity import Value
from wayline.map.nodes import Node
from wayline.map.shapes import FieldShape, shape_of
from wayline.map.shortening import short_part, short_single


@dataclass(frozen=True, slots=True)
class Splice:
    """Characters from `start` to `end` give way to `text`."""

    start: int
    end: int
    text: str


@dataclass(slots=True)
class Edit:
    """The splices that turn a text that says one thing into one that says another."""

    text: str
    splices: list[Splice] = field(default_factory=list)

    def entity(self, node: Node, before: JsonObject, after: JsonObject, model: type[Value]) -> None:
        """The fields that differ, one by one."""
        written = node.value if isinstance(node.value, dict) else {}
        shapes = shape_of(model)
        for name in (*before, *(name for name in after if name not in before)):
            if before.get(name) == after.get(name):
                continue
            part = written.get(name)
            if name not in after:
                if part is not None:
                    self.remove_name(node, name)
            elif part is None:
                self.insert_name(node, name, short_part(after[name], shapes[name]))
            elif part.start == part.end:  # a null: the place of nothing is not certain
                self.remove_name(node, name)
                self.insert_name(node, name, short_part(after[name], shapes[name]))
            else:
                self.part(part, before.get(name), after[name], shapes[name])
        renamed = before.get("name") != after.get("name")
        if renamed and "key" in after and "key" not in written:
            self.insert_name(node, "key", after["key"])  # or the new name would derive a new one

    def part(self, node: Node, before: JsonValue, after: JsonValue, shape: FieldShape) -> None:
        """One field whose value differs."""
        if shape.grammar is None and shape.is_list and not shape.is_map:
            if isinstance(before, list) and isinstance(after, list):
                self.parts(node, before, after, shape)
                return
        elif shape.model is not None and not shape.is_map:
            self.single(node, before, after, shape)
            return
        self.replace(node, short_part(after, shape))

    def parts(
        self, node: Node, before: list[JsonValue], after: list[JsonValue], shape: FieldShape
    ) -> None:
        """A list: parts of one name are edited, the others taken out or put in."""
        if not isinstance(node.value, list):
            if len(before) == len(after) == 1:
                self.single(node, before[0], after[0], shape)
            else:
                self.replace(node, short_part(after, shape))
            return
        old, new = _names(before), _names(after)
        if len(before) == len(after) and (shape.element is None or old == new):
            for place, part in enumerate(node.value):
                if before[place] != after[place]:
                    self.single(part, before[place], after[place], shape)
            return
        kept = [name for name in new if name in old]
        unclear = len({*old}) < len(old) or len({*new}) < len(new)
        if unclear or not kept or kept != [name for name in old if name in new]:
            self.replace(node, short_part(after, shape))
            return
        self.rows(node, before, after, shape)

    def rows(
        self, node: Node, before: list[JsonValue], after: list[JsonValue], shape: FieldShape
    ) -> None:
        """The rows of a list that keep their order: edited, taken out, put in."""
        rows = node.value if isinstance(node.value, list) else []
        old, new = _names(before), _names(after)
        for place, name in enumerate(old):
            if name not in new:
                self.remove_row(node, place)
            elif before[place] != after[new.index(name)]:
                self.single(rows[place], before[place], after[new.index(name)], shape)
        for place, name in enumerate(new):
            if name not in old:
                previous = next((old.index(n) for n in reversed(new[:place]) if n in old), None)
                self.insert_row(node, previous, short_single(after[place], shape))

    def single(self, node: Node, before: JsonValue, after: JsonValue, shape: FieldShape) -> None:
        """One part: field by field where it was written with its fields, else as a whole."""
        model, written = shape.model, node.value
        known = set(shape_of(model)) if model is not None else set()
        if model is None or not isinstance(written, dict) or not set(written) <= known:
            self.replace(node, short_single(after, shape))
        elif isinstance(before, dict) and isinstance(after, dict):
            self.entity(node, before, after, model)
        else:
            self.replace(node, short_single(after, shape))

    def replace(self, node: Node, value: JsonValue) -> None:
        """The whole value: on one line where it was, else on lines below one another."""
        if node.is_flow or not isinstance(node.value, dict | list):
            new = emit_flow(value)
        else:
            new = emit_lines(value, node.start - self.line_start(node.start))
        self.splices.append(Splice(node.start, self.content_end(node), new))

    def remove_name(self, node: Node, name: str) -> None:
        """A field and its value, with the line it stands on."""
        names = list(node.names)
        place = names.index(name)
        start, end = node.names[name][0], self.field_end(node, name)
        following = node.names[names[place + 1]][0] if place + 1 < len(names) else None
        if node.is_flow and following is None and place > 0:
            start = self.field_end(node, names[place - 1])
        elif not node.is_flow and not self.text[self.line_start(start) : start].strip():
            start, end = self.line_start(start), self.line_end(end) + 1
        elif following is not None:
            end = following
        self.splices.append(Splice(start, end, ""))

    def insert_name(self, node: Node, name: str, value: JsonValue) -> None:
        """A field at the end of a mapping."""
        if not node.names:
            self.splices.append(Splice(node.start, node.end, emit_flow({name: value})))
            return
        first, last = next(iter(node.names)), list(node.names)[-1]
        end = self.field_end(node, last)
        if node.is_flow:
            inner = emit_flow({name: value})[1:-1]
            self.splices.append(Splice(end, end, f", {inner}"))
            return
        column = node.names[first][0] - self.line_start(node.names[first][0])
        end = self.line_end(end)
        self.splices.append(Splice(end, end, "\n" + emit_entry(name, value, column).rstrip("\n")))

    def remove_row(self, node: Node, place: int) -> None:
        """A part of a list, with the line it stands on."""
        rows = node.value if isinstance(node.value, list) else []
        start, end = rows[place].start, self.content_end(rows[place])
        if not node.is_flow:
            start, end = self.line_start(start), self.line_end(end) + 1
        elif place + 1 < len(rows):
            end = rows[place + 1].start
        elif place > 0:
            start = self.content_end(rows[place - 1])
        self.splices.append(Splice(start, end, ""))

    def insert_row(self, node: Node, previous: int | None, value: JsonValue) -> None:
        """A part of a list after another one; None = before the first."""
        rows = node.value if isinstance(node.value, list) else []
        beside = rows[previous or 0]
        if node.is_flow:
            end = self.content_end(beside) if previous is not None else beside.start
            new = f", {emit_flow(value)}" if previous is not None else f"{emit_flow(value)}, "
            self.splices.append(Splice(end, end, new))
            return
        start = self.line_start(beside.start)
        column = self.text[start:].index("-")
        row = emit_item(value, column)
        if previous is None:
            self.splices.append(Splice(start, start, row))
        else:
            end = self.line_end(self.content_end(beside))
            self.splices.append(Splice(end, end, "\n" + row.rstrip("\n")))

    def field_end(self, node: Node, name: str) -> int:
        """Where the value of a field ends; after the colon when there is none."""
        part = node.value[name] if isinstance(node.value, dict) else node
        if part.start == part.end:
            return self.text.index(":", node.names[name][0] + len(name)) + 1
        return self.content_end(part)

    def content_end(self, node: Node) -> int:
        """Where the last character of a value stands; comments and blank lines after it do not count."""
        if isinstance(node.value, dict) and node.names and not node.is_flow:
            return self.field_end(node, list(node.names)[-1])
        if isinstance(node.value, list) and node.value and not node.is_flow:
            return self.content_end(node.value[-1])
        shown = self.text[node.start : node.end]
        return node.start + len(shown.rstrip())

    def line_start(self, index: int) -> int:
        """Where the line of a character begins."""
        return self.text.rfind("\n", 0, index) + 1

    def line_end(self, index: int) -> int:
        """Where the line of a character ends, before its line break."""
        end = self.text.find("\n", index)
        return len(self.text) if end < 0 else end

    def applied(self) -> str:
        """The new text; deletions that touch are one deletion."""
        result, upto = [], 0
        for splice in sorted(self.splices, key=lambda one: (one.start, one.end)):
            start = max(splice.start, upto)
            result += [self.text[upto:start], splice.text]
            upto = max(upto, splice.end)
        return "".join([*result, self.text[upto:]])


def _names(parts: list[JsonValue]) -> list[str]:
    """What tells the parts of a list apart: their key, else all of them."""
    return [
        str(part["key"]) if isinstance(part, dict) and "key" in part else repr(part)
        for part in parts
    ]
