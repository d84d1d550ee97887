"""What are the sentences of a document in other languages? Noted as they are said, under their English.

A measured document is kept for everybody who asks, so it is in no language: it says everything in
English and carries beside it what that is in the others. Who shows it chooses.
"""

from dataclasses import dataclass, field

from wayline.base import LANGUAGES, Language, Saying, spoken

OTHERS: tuple[Language, ...] = tuple(one for one in LANGUAGES if one != "en")


@dataclass(frozen=True, slots=True)
class Translating:
    """Says sentences in English, and notes each in the languages that a document carries."""

    languages: tuple[Language, ...] = OTHERS
    noted: dict[Language, dict[str, str]] = field(default_factory=dict)

    def said(self, saying: Saying) -> str:
        """The English of a sentence, noted in every other language."""
        english = str(saying)
        if not isinstance(saying, str):
            for language in self.languages:
                self.noted.setdefault(language, {})[english] = spoken(saying, language)
        return english
