"""Report + annotations -> toponyms: words that name a place, and what the text says it is.

Names that the language model labels as places, and names that stand in a place's pattern ("town of
X", "X province", "villages of A, B and C"). People, organisations and peoples are none, and a
capital that speaks ("Washington said") is a government.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from headwater.lexicon.fold import straighten
from headwater.model import Annotations, Name, Report, Sentence, Token

_PLACE_LABELS = frozenset({"GPE", "LOC", "FAC"})
_SPEAKING = frozenset(
    "say tell announce accuse urge deny warn condemn claim insist argue believe want vow pledge "
    "reject agree declare state add call ask demand blame criticize criticise threaten".split()
)
# Nouns that say what sort of place a name beside them is.
KIND_WORDS = {
    **dict.fromkeys(
        "province governorate state county prefecture oblast canton voivodeship emirate".split(),
        "province",
    ),
    **dict.fromkeys("region area countryside valley peninsula desert".split(), "region"),
    **dict.fromkeys(
        "city town village port capital municipality commune settlement hamlet borough "
        "township".split(),
        "city",
    ),
    **dict.fromkeys(
        "district neighborhood neighbourhood quarter suburb camp".split(),
        "part",
    ),
    **dict.fromkeys("country nation kingdom republic".split(), "country"),
    **dict.fromkeys(
        "river lake sea ocean gulf strait island islands mountain mountains bay coast".split(),
        "nature",
    ),
}
_PLURALS = {
    "cities": "city",
    "towns": "city",
    "villages": "city",
    "provinces": "province",
    "governorates": "province",
    "counties": "province",
    "states": "province",
    "districts": "part",
    "neighborhoods": "part",
    "neighbourhoods": "part",
    "suburbs": "part",
    "camps": "part",
    "countries": "country",
}
_ARTICLE_BEFORE = re.compile(
    r"(?:^|(?<=[\s(]))(?:(?:al|el|ash|as|ad|ar|at|an|az|ez|es)-\s?|(?:al|el) )$", re.IGNORECASE
)
_LOCATIVE = frozenset("in at near from to outside around across inside toward towards into".split())
_ARTICLES = frozenset("al el ash as ad ar at an az ez es ed er".split())
_LOWER_PARTS = _ARTICLES | frozenset("de la le les du del al- el- - '".split())


@dataclass(frozen=True, slots=True)
class Toponym:
    """Words that name a place.

    Attributes:
        start: first character in the report's text.
        end: one past the last.
        text: the words, with quotes and spaces plain.
        hint: "city", "province", "country", "part" (of a city), "region", "nature" or "".
        sentence: index of its sentence.
        labelled: whether the language model takes it for a place.
        within: the toponym text that the words say it lies in ("Paris, Texas"), or "".
    """

    start: int
    end: int
    text: str
    hint: str
    sentence: int
    labelled: bool
    within: str = ""


def find_toponyms(report: Report, annotations: Annotations) -> tuple[Toponym, ...]:
    """The toponyms of a report, in text order, without overlap."""
    finder = _Finder(report, annotations)
    taken: list[Toponym] = []
    for toponym in [*finder.labelled(), *finder.patterned()]:
        if all(toponym.end <= t.start or t.end <= toponym.start for t in taken):
            taken.append(toponym)
    return _with_containers(sorted(taken, key=lambda t: t.start), straighten(report.text))


def _with_containers(toponyms: list[Toponym], text: str) -> tuple[Toponym, ...]:
    """Fill in `within` where a name and a wider one stand as in "Paris, Texas"."""
    made: list[Toponym] = []
    for at, toponym in enumerate(toponyms):
        following = toponyms[at + 1] if at + 1 < len(toponyms) else None
        within = ""
        if following is not None and following.sentence == toponym.sentence:
            between = text[toponym.end : following.start]
            if re.fullmatch(r",\s?|\s\(", between) or re.fullmatch(
                r"(?: \w+)? in (?:the )?(?:[a-z]+ ){0,3}(?:of )?(?:the )?", between
            ):
                within = following.text
        made.append(
            Toponym(
                toponym.start, toponym.end, toponym.text, toponym.hint, toponym.sentence,
                toponym.labelled, within,
            )
        )  # fmt: skip
    return tuple(made)


class _Finder:
    def __init__(self, report: Report, annotations: Annotations) -> None:
        self.report = report
        self.annotations = annotations
        self.tokens = annotations.tokens
        self.text = straighten(report.text)

    def labelled(self) -> Iterator[Toponym]:
        """Names that the language model labels as places."""
        for name in self.annotations.names:
            if name.label not in _PLACE_LABELS or name.first >= name.last:
                continue
            first, last = self._trimmed(name)
            if first >= last or not any(t.text[:1].isupper() for t in self.tokens[first:last]):
                continue
            numbered = any(t.text[:1].isdigit() for t in self.tokens[first:last])
            if numbered or self._speaks(first, last):
                continue  # "Route 128", "Exit 6"; "Washington said"
            yield self._toponym(first, last, labelled=True)

    def patterned(self) -> Iterator[Toponym]:
        """Names in a place's pattern that the language model missed or took for something else."""
        for sentence in self.annotations.sentences:
            for token in self.annotations.tokens_of(sentence):
                word = token.text.casefold()
                if word in KIND_WORDS or word in _PLURALS:
                    yield from self._beside(token, sentence)
                elif word in _LOCATIVE and token.pos == "ADP":
                    last = self._run_forward(token.index + 1, sentence)
                    if all(t.entity == "" for t in self.tokens[token.index + 1 : last]):
                        yield from self._unlabelled(token.index + 1, last)

    def _trimmed(self, name: Name) -> tuple[int, int]:
        first, last = name.first, name.last
        while first < last and (
            self.tokens[first].text.casefold() in {"the", "a"} or self.tokens[first].pos == "PUNCT"
        ):
            first += 1
        while last > first and (
            self.tokens[last - 1].tag == "POS"
            or self.tokens[last - 1].pos == "PUNCT"
            or (
                self.tokens[last - 1].text.casefold() in KIND_WORDS
                and self.tokens[last - 1].text.islower()
            )
        ):
            last -= 1
        return first, last

    def _speaks(self, first: int, last: int) -> bool:
        """Whether the name is the subject of a verb that only people and governments do."""
        for token in self.tokens[first:last]:
            head = self.tokens[token.head]
            if token.dep in {"nsubj", "nsubjpass"} and head.lemma in _SPEAKING:
                return True
        return False

    def _toponym(self, first: int, last: int, *, labelled: bool) -> Toponym:
        start, end = self.tokens[first].start, self.tokens[last - 1].end
        lead = self.text[max(0, start - 6) : start]
        article = _ARTICLE_BEFORE.search(lead)
        if article is not None and "\n" not in article.group():
            start -= len(article.group())
        words = self.text[start:end]
        return Toponym(
            start,
            end,
            words,
            self._hint(first, last),
            self.tokens[first].sentence,
            labelled,
        )

    def _hint(self, first: int, last: int) -> str:
        """What the words around a name say it is."""
        sentence = self.annotations.sentences[self.tokens[first].sentence]
        after = self.tokens[last : min(last + 2, sentence.last)]
        own = self.tokens[last - 1].text.casefold()
        if own in KIND_WORDS and last - first > 1:
            return KIND_WORDS[own]
        for token in after[:1]:
            word = token.text.casefold()
            if word in KIND_WORDS or word in _PLURALS:
                return KIND_WORDS.get(word) or _PLURALS[word]
        return self._hint_before(first, sentence)

    def _hint_before(self, first: int, sentence: Sentence) -> str:
        at = first - 1
        # Back over the names listed before this one: "villages of A, B and C".
        while at >= sentence.first and self._in_list(self.tokens[at]):
            at -= 1
        if at >= sentence.first and self.tokens[at].text.casefold() == "of":
            at -= 1
            word = self.tokens[at].text.casefold() if at >= sentence.first else ""
            return KIND_WORDS.get(word) or _PLURALS.get(word, "")
        word = self.tokens[first - 1].text.casefold() if first - 1 >= sentence.first else ""
        return KIND_WORDS.get(word, "") if word in {"province", "city", "town", "village"} else ""

    def _in_list(self, token: Token) -> bool:
        return (
            token.pos == "PROPN"
            or token.text in {",", "and", "&", "or", "-", "'"}
            or token.text.casefold() in _LOWER_PARTS
        )

    def _beside(self, token: Token, sentence: Sentence) -> Iterator[Toponym]:
        """Names right before a kind word, or listed after it and "of"."""
        # In capitals it is part of a body's name: "Department of Health", "State of the Union".
        if token.text.islower():
            yield from self._listed_before(token, sentence)
            yield from self._listed_after(token, sentence)

    def _listed_before(self, token: Token, sentence: Sentence) -> Iterator[Toponym]:
        """The name in "X city", the names in "A, B and C cities"."""
        last = token.index
        while True:
            first = self._run_back(last, sentence)
            if first == last:
                return
            yield from self._unlabelled(first, last)
            last = first - 1
            if token.text in KIND_WORDS or last < sentence.first:
                return
            if self.tokens[last].text not in {"and", ",", "or"}:
                return

    def _listed_after(self, token: Token, sentence: Sentence) -> Iterator[Toponym]:
        """The name in "city of X", the names in "villages of A, B and C"."""
        at = token.index + 1
        if at >= sentence.last or self.tokens[at].text.casefold() != "of":
            return
        at += 1
        while at < sentence.last:
            if self.tokens[at].text.casefold() == "the":
                at += 1
            last = self._run_forward(at, sentence)
            if last == at:
                return
            yield from self._unlabelled(at, last)
            if token.text in KIND_WORDS:
                return  # "the city of A and B" may name a person next; only plurals list
            at = self._after_joint(last, sentence)
            if at == last:
                return

    def _after_joint(self, at: int, sentence: Sentence) -> int:
        """Past a comma, an "and", or both."""
        if at < sentence.last and self.tokens[at].text == ",":
            at += 1
        if at < sentence.last and self.tokens[at].text in {"and", "or", "&"}:
            at += 1
        return at

    def _unlabelled(self, first: int, last: int) -> Iterator[Toponym]:
        while first < last and self.tokens[first].text.casefold() in {"the", "a", "-"}:
            first += 1
        while last > first and (
            self.tokens[last - 1].tag == "POS" or self.tokens[last - 1].text == "-"
        ):
            last -= 1
        tokens = self.tokens[first:last]
        if not any(t.pos == "PROPN" and t.text[:1].isupper() for t in tokens):
            return
        if any(t.entity in {"NORP", "DATE", "CARDINAL"} for t in tokens):
            return
        if all(t.entity in {"PERSON", "ORG"} for t in tokens) and self._speaks(first, last):
            return
        yield self._toponym(first, last, labelled=False)

    def _run_back(self, index: int, sentence: Sentence) -> int:
        at = index
        while at > sentence.first and self._is_name_part(self.tokens[at - 1]):
            at -= 1
        return at

    def _run_forward(self, index: int, sentence: Sentence) -> int:
        at = index
        while at < sentence.last and self._is_name_part(self.tokens[at]):
            at += 1
        return at

    def _is_name_part(self, token: Token) -> bool:
        word = token.text.casefold()
        if token.text in {"-", "'"} or word in {"al", "el", "al-", "el-"}:
            return True
        if word in _ARTICLES and self.text[token.end : token.end + 1] == "-":
            return True
        return (token.pos == "PROPN" and token.text[:1].isupper()) or (
            token.entity in _PLACE_LABELS
            and token.pos in {"PROPN", "NOUN", "ADJ"}
            and token.text[:1].isupper()
        )
