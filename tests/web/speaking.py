"""What does a screen say, and what of it is neither translated nor told by the server?"""

import json
import re
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from pathlib import Path
from string import Formatter

import polib
from playwright.sync_api import Error, Page, Response

PSEUDO = "en-XA"
BRACKETS = re.compile(r"\[[^\]\[]*\]")
WORD = re.compile(r"[A-Za-z]{2,}")
FEWEST = 3  # words of its own that tell a sentence from a name
# dates and time zones are written by the browser's own rules
DATES = re.compile(
    r"\d{1,2} (?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\w*|\b[A-Z]\w+ \d{4}|\b[A-Z]\w+/\w+|UTC"
)
# the pseudo-language has no vowel without an accent, also where a sentence is in pieces
LETTERS = re.compile(r"(?=.*[^\W\d_]{2}).*[aeiouAEIOU]")
TEXTS = """() => {
  const told = [];
  const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walk.nextNode(); node !== null; node = walk.nextNode()) {
    const parent = node.parentElement;
    if (parent === null || parent.closest("script, style, code, kbd, [lang]:not(html), [translate=no]")) continue;
    told.push(node.textContent.trim());
  }
  for (const one of document.querySelectorAll("[aria-label], [title], [placeholder]")) {
    if (one.closest("[lang]:not(html), [translate=no]")) continue;
    told.push(...["aria-label", "title", "placeholder"].map((name) => one.getAttribute(name) ?? ""));
  }
  return [...new Set(told)].filter((text) => text !== "");
}"""
CLIPPED = """() =>
  [...document.querySelectorAll("button, select, nav a, [role=tab], [role=radio]")]
    .filter((one) => one.checkVisibility() && one.clientWidth > 8)
    .filter((one) => one.scrollWidth > one.clientWidth + 1 && getComputedStyle(one).textOverflow !== "ellipsis")
    .filter((one) => getComputedStyle(one).overflowX !== "visible" || one.getBoundingClientRect().right > innerWidth + 1)
    .map((one) => one.textContent.trim())
"""


class Heard:
    """Every text that the server told a page: names, sentences, words of files."""

    def __init__(self, page: Page) -> None:
        self.texts: set[str] = set()
        page.on("response", self._hear)

    def _hear(self, response: Response) -> None:
        if "json" not in response.headers.get("content-type", ""):
            return
        try:
            self.texts |= set(strings(json.loads(response.text())))
        except Error:  # the page has gone on
            return

    def has(self, text: str) -> bool:
        """True when the server told this text, alone or as a part of a longer one."""
        plain = text.replace("\u00a0", " ")
        return plain in self.texts or any(plain in told for told in self.texts if len(plain) > 3)


def strings(told: object) -> Iterator[str]:
    """Every text inside a JSON document."""
    match told:
        case str():
            yield told.replace("\u00a0", " ")
        case list():
            for part in told:
                yield from strings(part)
        case dict():
            for part in told.values():
                yield from strings(part)
        case _:
            return


def untranslated(page: Page, heard: Heard) -> list[str]:
    """Texts of a screen in the pseudo-language that no catalogue brought and no server told."""
    bare: list[str] = []
    for text in page.evaluate(TEXTS):
        if heard.has(text) or text.startswith("{"):  # a rule of the map, as its text
            continue
        outside = DATES.sub("", text)
        while (shorter := BRACKETS.sub("", outside)) != outside:
            outside = shorter
        parts = [
            part.strip(" ·,:;.()–—→+−0123456789%")
            for part in re.split(r" ·\s|\n|, |: |\. | → ", outside)
        ]
        if any(LETTERS.search(part) and not heard.has(part) for part in parts):
            bare.append(text)
    return bare


@cache
def english_sentences() -> re.Pattern[str]:
    """Every sentence of the Python catalogue that is another one in German, its places open."""
    catalogue = Path(str(files("wayline.base"))) / "locales" / "de.po"
    texts = [
        text
        for entry in polib.pofile(str(catalogue))
        if not entry.msgctxt  # words, not sentences, have a context
        for text in (entry.msgid, entry.msgid_plural)
        if text and text not in (entry.msgstr, *entry.msgstr_plural.values())
    ]
    patterns = [pattern_of(text) for text in texts if is_sentence(text)]
    return re.compile("|".join(f"(?:{pattern})" for pattern in patterns), re.DOTALL)


def is_sentence(text: str) -> bool:
    """True for a text with words of its own beside its places."""
    own = "".join(said for said, _, _, _ in Formatter().parse(text))
    return len(WORD.findall(own)) >= FEWEST


def pattern_of(text: str) -> str:
    """A sentence with its places open, as a pattern."""
    return "".join(
        re.escape(said) + ("" if name is None else "(.+)")
        for said, name, _, _ in Formatter().parse(text)
    )


def english_told(page: Page) -> list[str]:
    """Texts of a screen that are a sentence of the program in English, or marked as English; not names that no language changes."""
    marked = [
        str(one)
        for one in page.locator("[lang=en]:not(html, option, [translate=no])").all_inner_texts()
    ]
    told = [text.replace("\u00a0", " ") for text in page.evaluate(TEXTS)]
    return [*marked, *(text for text in told if english_sentences().fullmatch(text))]


def clipped(page: Page) -> list[str]:
    """Buttons and choices whose words are cut off, or reach out of the window."""
    return [str(one) for one in page.evaluate(CLIPPED)]
