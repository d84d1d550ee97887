"""The living map is one file: safe with any name, readable without script, and it asks nobody for anything."""

import hashlib
import json
import re
from base64 import b64encode
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

import pytest
from typing_extensions import override

from reports.page_world import HOSTILE, page_world
from wayline.base import WaylineError
from wayline.insights import overlay_json
from wayline.reports import Names, render_living_map
from wayline.reports.living_map import built
from wayline.reports.page import Page
from wayline.reports.plain_tables import plain_tables
from wayline.reports.terminal import share_of

ADDRESSES = re.compile(
    r"""(?:src|href|action|data)\s*=\s*["']?(?!data:)\w+:|url\((?!["']?data:)|@import"""
)


class Reader(HTMLParser):
    """Reads a page as a browser without script does."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[str] = []
        self.words: list[str] = []
        self.scripts: list[str] = []
        self.policy = ""
        self.inside = ""
        self.licensed: list[str] = []

    @override
    def handle_comment(self, data: str) -> None:
        self.licensed += re.findall(r"^(\S+) [\d.]+ \(", data, re.MULTILINE)

    @override
    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.inside = tag
        named = dict(attrs)
        if named.get("http-equiv") == "Content-Security-Policy":
            self.policy = named["content"] or ""

    @override
    def handle_endtag(self, tag: str) -> None:
        self.inside = ""

    @override
    def handle_data(self, data: str) -> None:
        (self.scripts if self.inside == "script" else self.words).append(data)


@pytest.fixture(scope="module")
def html(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with page_world(tmp_path_factory.mktemp("html")) as (overlaid, laid):
        yield render_living_map(overlaid, laid)


@pytest.fixture(scope="module")
def read(html: str) -> Reader:
    reader = Reader()
    reader.feed(html)
    return reader


def test_the_document_inside_is_the_page(html: str, read: Reader) -> None:
    assert Page.model_validate_json(read.scripts[0]).map.stages[0].name == HOSTILE


def test_a_hostile_name_stays_text(read: Reader) -> None:
    assert read.tags.count("script") == 2
    assert "img" not in read.tags
    assert HOSTILE.replace("\u2028", "") in "".join(read.words).replace("\u2028", "")


def test_nothing_in_the_file_points_outside(html: str, read: Reader) -> None:
    around = html.replace(read.scripts[1], "")
    assert ADDRESSES.findall(around) == []
    assert read.policy.startswith("default-src 'none'; ")


def test_only_the_script_of_the_file_may_run(read: Reader) -> None:
    digest = b64encode(hashlib.sha256(read.scripts[1].encode()).digest()).decode()
    assert f"script-src 'sha256-{digest}'" in read.policy
    assert "unsafe" not in read.policy


def test_the_licences_of_others_travel_with_their_code(html: str, read: Reader) -> None:
    assert {"react", "react-dom", "@fontsource-variable/inter"} <= set(read.licensed)
    assert "Permission is hereby granted" in html


def test_the_front_end_is_small_enough() -> None:
    """Section 7: at most 600 kB beside the data."""
    assert len(built("page.js").encode()) + len(built("page.css").encode()) <= 600_000


def test_without_script_the_same_numbers_are_tables(tmp_path: Path) -> None:
    with page_world(tmp_path) as (overlaid, laid):
        plain = plain_tables(overlaid, Names(laid.map))
    reader = Reader()
    reader.feed(plain)
    words = set(reader.words)
    assert {share_of(one.moved_on).text for one in overlaid.stages} <= words
    assert {one.name for one in overlaid.touchpoints} <= words
    assert {one.sentence for one in overlaid.findings} <= words


def test_terminal_html_and_json_rest_on_one_object(tmp_path: Path) -> None:
    with page_world(tmp_path) as (overlaid, laid):
        reader = Reader()
        reader.feed(render_living_map(overlaid, laid))
    inside = json.loads(reader.scripts[0])["overlay"]
    assert inside == {k: v for k, v in overlay_json(overlaid).items() if k != "members"}


def test_a_copy_without_its_front_end_says_what_builds_it() -> None:
    with pytest.raises(WaylineError, match=r"without its front end.*Build it"):
        built("absent.js")
