"""What does somebody read of a starter before it is chosen: its name and those of its stages?"""

from collections.abc import Mapping
from dataclasses import dataclass

from wayline.base import Sentence, say_as


@dataclass(frozen=True, slots=True)
class StarterWords:
    """The words of a starter, the same as on its map, to be spoken in the language of who reads them."""

    name: Sentence
    stages: tuple[Sentence, ...]


STARTER_WORDS: Mapping[str, StarterWords] = {
    "simple_five": StarterWords(
        say_as("a starter", "A customer of ours, from first notice to renewal"),
        (
            say_as("a starter", "Notice"),
            say_as("a starter", "Choose"),
            say_as("a starter", "Start"),
            say_as("a starter", "Use"),
            say_as("a starter", "Renew or leave"),
        ),
    ),
    "mining_support": StarterWords(
        say_as("a starter", "Supporting a mine site, from the first talk to the next contract"),
        (
            say_as("a starter", "Seeing the need"),
            say_as("a starter", "Asking, comparing, agreeing"),
            say_as("a starter", "Getting crew and equipment to site"),
            say_as("a starter", "Working together"),
            say_as("a starter", "Leaving the site clean"),
            say_as("a starter", "What it was worth and what comes next"),
        ),
    ),
}
