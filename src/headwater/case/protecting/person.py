"""A protected person: the name taken apart, and the patterns under which it may stand."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from headwater.case.protecting.stream import make_stream

_TITLES = frozenset(
    "mr mrs ms miss mx dr prof professor sir dame lord lady sheikh sheik shaykh imam rev reverend "
    "father sister brother capt captain col colonel gen general lt lieutenant maj major sgt "
    "sergeant hajj haji ustaz engineer eng".split()
)
_PARTICLES = frozenset(
    "al el ul as ash ad an ar at az bin ben ibn bint abu abou umm um van von der den de del della "
    "di da das dos do du la le les st ter ten y e zu bar bat".split()
)
# Ordinary words that are names as well: taken for a name only where they have a capital.
_ORDINARY = frozenset(
    "amber angel april archer art august autumn baker banks barber bay bell best bill bird bishop "
    "black bloom bond booth bowman branch bridge brook brooks brown buck burns bush butler cannon "
    "carol carter case chase chance chapel charity christian church clay close cook cooper cross "
    "crystal curry daisy dale dawn day dean dear drew duke early east ernest english faith farmer "
    "field fields finch fisher flint flower ford forest foster fox frank freeman french friend "
    "gale gay gene german gift glass glory gold golden good grace grand grant graves gray green "
    "grey grove guy hale hall hand harmony harry hart hay hazel head heath heather henry hill "
    "holly honey hood hook hope house hunt hunter iris ivy jack jade jay jean jersey jewel jordan "
    "joy judge june justice keen kind king knight lake lamb land lane law lawn lee light lily "
    "little long love lucky major march mark marks marsh martin mason may melody mercy merit "
    "miles miller mills minor moon moor moore morning moss mount music nick night noble north oak "
    "olive page pat patience paul peace pearl penny perry piper poet pool poor pope porter potter "
    "potts powers price prince prior prudence queen rain ray read reed reeves rich rise rivers "
    "rob robin rock rose roses ross rowan ruby rusk rust sage sale salt sandy savage say scarlet "
    "scott sea self sergeant shade sharp shaw shepherd short sky small smart smith snow song "
    "south spring star steel stern still stone storm street strong sue summer summers sun sunny "
    "swan sweet swift tailor tanner taylor temple terry thorn tiger tower town trace turner "
    "underwood valentine vale victor violet virtue wade walker wall walls ward waters webb weaver "
    "well wells west wheat wheeler white wild will wills winter winters wise wolf wood woods "
    "worth wright yard young".split()
)
_MIN_SUBSTRING_LETTERS = 5
_MIN_SURE_LETTERS = 4
_MIN_JOINED_LETTERS = 8
# Between two letters of a whole name, as in "L.e.i.l.a"; between two of its words.
_IN, _BETWEEN = r"[\W_]{0,2}", r"[\W_]{0,3}"
# One or two words or initials inside of a name, which must have a capital.
_MIDDLE = r"(?:[ \t\n-]+(?:[^\W\d_]\.|[^\W\d_]+)){1,2}[ \t\n-]+"
_START, _END = r"(?<![a-z])", r"(?![a-z])"
_LETTERS = re.compile(r"[a-z]+")


@dataclass(frozen=True)
class Person:
    """Somebody whose name may not leave the case.

    Attributes:
        number: of the pseudonym.
        name: as the user gave it.
        spellings: further spellings, nicknames and handles.
        learned: words that reports were found to write for parts of the name ("Hadad").
    """

    number: int
    name: str
    spellings: tuple[str, ...] = ()
    learned: frozenset[str] = frozenset()

    @property
    def pseudonym(self) -> str:
        """What stands in place of the name, everywhere."""
        return f"SOURCE-{self.number}"

    @cached_property
    def names(self) -> tuple[tuple[str, ...], ...]:
        """The words of the name and of every spelling, plain and without titles."""
        split = [_words(given) for given in (self.name, *self.spellings)]
        return tuple(dict.fromkeys(words for words in split if words))

    @cached_property
    def parts(self) -> frozenset[str]:
        """The words that stand for the person alone: "leila", "haddad", no particle."""
        own = {word for words in self.names for word in words if word not in _PARTICLES}
        whole = {words[0] for words in self.names if len(words) == 1}
        return frozenset(own | whole | self.learned)

    @cached_property
    def whole(self) -> re.Pattern[str] | None:
        """The name as a whole, in the stream: in either order, run together, spaced out."""
        return _any(form for words in self.names for form in _whole(words))

    @cached_property
    def with_middle(self) -> re.Pattern[str] | None:
        """The name with other words inside of it, which must have capitals to be of it."""
        ends = [_ends(words) for words in self.names]
        return _any(f"{_START}{a}{_MIDDLE}{b}{_END}" for a, b in ends if a != b)

    @cached_property
    def shortened(self) -> re.Pattern[str] | None:
        """One word and the initial of the other, parted by a mark: "L. Haddad", "Leila H"."""
        ends = [_ends(words) for words in self.names]
        return _any(form for a, b in ends if a != b for form in _shortened(a, b, r"[\W_]{1,2}"))

    @cached_property
    def handles(self) -> re.Pattern[str] | None:
        """What a handle or an address may hold: "lhaddad", "haddad" in "haddadnews"."""
        ends = [_ends(words) for words in self.names]
        forms = [form for a, b in ends if a != b for form in _shortened(a, b, "")]
        forms += [p for p in self.parts if len(p) >= _MIN_SUBSTRING_LETTERS and is_sure(p)]
        return _any(forms)

    @cached_property
    def alone(self) -> re.Pattern[str] | None:
        """A part of the name by itself, as a word of the stream; "the Haddads" as well."""
        ordered = sorted(self.parts, key=lambda p: (-len(p), p))
        return _any(rf"{_START}{part}(?=(?:'?s|es)?{_END})" for part in ordered)


def is_sure(part: str) -> bool:
    """Whether a part of a name is neither an ordinary word nor so short that many words hold it."""
    return part not in _ORDINARY and len(part) >= _MIN_SURE_LETTERS


def _words(name: str) -> tuple[str, ...]:
    words = tuple(_LETTERS.findall(make_stream(name).letters))
    bare = tuple(w for w in words if w not in _TITLES)
    return bare or words


def _ends(words: tuple[str, ...]) -> tuple[str, str]:
    """The first and the last word that is no particle; twice the same of a single one."""
    own = [w for w in words if w not in _PARTICLES] or list(words)
    return own[0], own[-1]


def _whole(words: tuple[str, ...]) -> list[str]:
    """Patterns of one spelling; of a single word those in which its letters stand apart."""
    first, last = _ends(words)
    if first == last:
        long = len(first) >= _MIN_SUBSTRING_LETTERS and is_sure(first)
        return [f"{_START}{_spaced(first)}{_END}"] if long else []
    name = _BETWEEN.join(f"(?:{w})?" if w in _PARTICLES else w for w in words)
    forms = [
        f"{_START}{name}{_END}",
        f"{_START}{last}{_BETWEEN}{first}{_END}",
        rf"{_START}{first[0]}\.\s?{last[0]}\.",
    ]
    if len(first) + len(last) >= _MIN_JOINED_LETTERS:
        spaced = f"{_START}{_spaced(first)}{_BETWEEN}{_spaced(last)}{_END}"
        forms += [f"{first}[-_.]?{last}", f"{last}[-_.]?{first}", spaced]
    return forms


def _shortened(first: str, last: str, mark: str) -> list[str]:
    return [
        f"{_START}{first[0]}{mark}{last}{_END}",
        f"{_START}{last}{mark}{first[0]}{_END}",
        rf"{_START}{first}{mark}{last[0]}{_END}\.?",
    ]


def _spaced(word: str) -> str:
    return _IN.join(word)


def _any(forms: Iterable[str]) -> re.Pattern[str] | None:
    every = list(dict.fromkeys(forms))
    return re.compile("|".join(every)) if every else None
