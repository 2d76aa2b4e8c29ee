"""The texts that come with the hub: files with a head of `key: value` lines and a body in our Markdown."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import TypeVar

from content.audiences import Audience
from content.topics import Topic

_T = TypeVar("_T")

FOLDER = Path(__file__).parent / "texts"

# The words the writers use, in Danish, and what they stand for.
TOPIC_WORDS: dict[str, Topic] = {
    "paakrav": Topic.FORMAL_DEMAND,
    "underretning": Topic.LANDLORD_NOTICE,
    "samtykke": Topic.CONSENT,
    "tavshedspligt": Topic.CONFIDENTIALITY,
    "foged": Topic.COURT_CASE,
    "import": Topic.ARREARS_LIST,
    "garanti": Topic.GUARANTEE,
    "husorden": Topic.CONDUCT_CASE,
    "besoeg": Topic.FIRST_CONTACT,
    "paragraf-81": Topic.ONE_OFF_BENEFIT,
    "indskudslaan": Topic.DEPOSIT_LOAN,
    "udsaettelsesdagen": Topic.EVICTION_DAY,
    "genhusning": Topic.REHOUSING,
    "boern": Topic.CHILDREN,
    "boligpolitik": Topic.HOUSING_POLICY,
    "hjemloeshed": Topic.HOMELESSNESS,
}


class TextError(ValueError):
    """A text that cannot be read; says which file and what."""


@dataclass(frozen=True)
class Text:
    """One file. Days are counted from the day it is loaded, so that the demo is always current."""

    path: Path
    head: Mapping[str, str]
    body: str

    def __getitem__(self, key: str) -> str:
        try:
            return self.head[key]
        except KeyError:
            raise TextError(f"{self.path.name}: '{key}' is missing") from None

    @property
    def folder(self) -> str:
        return self.path.parent.name

    @property
    def audiences(self) -> list[Audience]:
        return [self.read(Audience, word) for word in self._words("audience")]

    @property
    def topics(self) -> list[Topic]:
        return [self.read(TOPIC_WORDS.__getitem__, word) for word in self._words("topics")]

    @property
    def law(self) -> str:
        return "\n".join(part.strip() for part in self.head.get("law", "").split(";") if part.strip())

    def day(self, key: str, today: date) -> date:
        return today + timedelta(days=self.read(int, self[key]))

    def _words(self, key: str) -> list[str]:
        return [word.strip() for word in self[key].split(",") if word.strip()]

    def read(self, reader: Callable[[str], _T], word: str) -> _T:
        """The word as what it stands for; a word nobody knows stops the loading."""
        try:
            return reader(word)
        except (KeyError, ValueError):
            raise TextError(f"{self.path.name}: '{word}' is not known") from None


def read_text(path: Path) -> Text:
    _, head, body = path.read_text(encoding="utf-8").split("---\n", 2)
    pairs = (line.split(":", 1) for line in head.splitlines() if line.strip())
    return Text(path, {key.strip(): value.strip() for key, value in pairs}, body.strip())


def read_texts(folder: Path = FOLDER) -> Iterator[Text]:
    for path in sorted(folder.glob("*/*.md")):
        yield read_text(path)
