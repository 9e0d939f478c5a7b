"""number-changed, by what is counted: the value came down, but of something else.

"1,100 families" became "1,100 people", "9,000 euros" "9,000 dollars", "six million a year" "six
million a month", "300,000 each" "300,000 in all". Nouns that may be said of the same ("neighbours",
"residents") are silent. Severity: high for people, medium otherwise.
"""

from __future__ import annotations

from collections.abc import Iterator

from headwater.drift.figures.counted import PEOPLE_AT_LARGE
from headwater.drift.finding import Finding, quoted
from headwater.drift.scene import Rest, Scene, Vocabulary
from headwater.lexicon.fold import fold_word
from headwater.lexicon.humans import human_nouns
from headwater.lexicon.measures import measure_of
from headwater.model import Number, Severity, Span, Telling, Token

_CONFIDENCE = 0.65
_NEAR_WORDS = 5
_TELLING_VALUE = 3
_SMALL = 12
_CURRENCIES = frozenset(
    """euro dollar pound yen yuan rupee rouble ruble franc krona krone peso real shilling dirham
    rial riyal won baht lira zloty forint dinar naira cedi birr tala ringgit kuna lev leu""".split()
)
# Of several people each.
_GROUPS = frozenset("family household couple company village team school home house".split())
_PERIODS = {
    "hour": "hour",
    "hourly": "hour",
    "day": "day",
    "daily": "day",
    "week": "week",
    "weekly": "week",
    "month": "month",
    "monthly": "month",
    "quarter": "quarter",
    "quarterly": "quarter",
    "year": "year",
    "yearly": "year",
    "annually": "year",
    "annual": "year",
    "annum": "year",
    "second": "second",
    "minute": "minute",
    "decade": "decade",
}
_PER = frozenset({"a", "an", "per", "each", "every"})
_EACH = frozenset({"each", "apiece", "every", "per"})
_TOGETHER = frozenset({"total", "all", "altogether", "combined", "together", "overall"})


def check_units(scene: Scene, vocabulary: Vocabulary) -> Iterator[Finding]:
    """Figures whose value came down with another unit, period or sharing out."""
    for number in scene.child.numbers_in(scene.sentence.span):
        if number.value < _TELLING_VALUE and (measure_of(number.unit) or ("",))[0] != "time":
            continue
        same = [
            (rest, n)
            for rest in scene.rests
            for n in rest.parent.numbers_in(rest.sentence.span)
            if n.value == number.value
        ]
        if len(same) != 1 or _given_elsewhere(vocabulary, number, same[0][1]):
            continue
        rest, source = same[0]
        change = _other_unit(number, source) or _otherwise_shared(scene, rest, number, source)
        if change is not None:
            yield _finding(scene, rest, number, source, change)


def is_rate(telling: Telling, span: Span) -> bool:
    """Whether a figure is given by time ("32 metres a second")."""
    return bool(_period(telling, span))


def _given_elsewhere(vocabulary: Vocabulary, number: Number, source: Number) -> bool:
    """Whether any parent gives the value in another place, where it may count something else."""
    return any(
        n.value == number.value and n != source
        for parent in vocabulary.parents
        for n in parent.numbers
    )


def _other_unit(number: Number, source: Number) -> tuple[str, str] | None:
    mine, theirs = fold_word(number.unit), fold_word(source.unit)
    if not mine or not theirs or mine == theirs:
        return None
    if number.value < _TELLING_VALUE and (measure_of(theirs) or ("",))[0] != "time":
        return None
    beings = number.value > _SMALL and _other_beings(mine, theirs)
    if {mine, theirs} <= _CURRENCIES or _other_size(mine, theirs) or beings:
        return theirs, mine
    return None


def _other_size(mine: str, theirs: str) -> bool:
    """Whether one quantity is measured in units of another size, or a share is no share."""
    measures = measure_of(mine), measure_of(theirs)
    if all(measures):
        return measures[0] != measures[1]
    return "percent" in {mine, theirs} and not any(measures)


def _other_beings(mine: str, theirs: str) -> bool:
    """Whether people are counted on one side, and groups of them on the other."""
    people = human_nouns() | PEOPLE_AT_LARGE
    return any(a in _GROUPS and b in people - _GROUPS for a, b in ((mine, theirs), (theirs, mine)))


def _otherwise_shared(
    scene: Scene, rest: Rest, number: Number, source: Number
) -> tuple[str, str] | None:
    """Another period, or for each instead of for all."""
    mine, theirs = _period(scene.child, number.span), _period(rest.parent, source.span)
    if mine and theirs and mine != theirs:
        return f"a {theirs}", f"a {mine}"
    my_words, their_words = _near(scene.child, number.span), _near(rest.parent, source.span)
    if my_words & _TOGETHER and their_words & _EACH and not their_words & _TOGETHER:
        return "each", "together"
    if my_words & _EACH and their_words & _TOGETHER and not my_words & _TOGETHER:
        return "together", "each"
    return None


def _after(telling: Telling, span: Span) -> tuple[Token, ...]:
    inside = telling.parse.tokens_in(span)
    if not inside:
        return ()
    first = inside[-1].index + 1
    after = telling.parse.tokens[first : first + _NEAR_WORDS]
    return tuple(t for t in after if t.sentence == inside[-1].sentence)


def _near(telling: Telling, span: Span) -> set[str]:
    return {t.text.lower() for t in _after(telling, span)}


def _period(telling: Telling, span: Span) -> str:
    """The time in which a figure comes about: of "six million tala a year", "year"."""
    after = _after(telling, span)
    for at, token in enumerate(after):
        word = _PERIODS.get(token.lemma.lower(), "")
        before = after[at - 1].text.lower() if at else ""
        if word and (before in _PER or token.lemma.lower() not in _PERIODS.values()):
            return word
    return ""


def _finding(
    scene: Scene, rest: Rest, number: Number, source: Number, change: tuple[str, str]
) -> Finding:
    mine = _with_words(scene.child, number)
    theirs = _with_words(rest.parent, source)
    before, after = change
    return Finding(
        "number-changed",
        _severity(number, source),
        mine,
        theirs,
        f"{quoted(theirs.text)} became {quoted(mine.text)} ({before}, {after})",
        _CONFIDENCE,
    )


def _with_words(telling: Telling, number: Number) -> Span:
    """The figure with the words after it that say of what it is."""
    inside = telling.parse.tokens_in(number.span)
    after = [t for t in _after(telling, number.span) if t.is_content or t.text.lower() in _EACH]
    return telling.span_of([*inside, *after[:2]]) if inside else number.span


def _severity(number: Number, source: Number) -> Severity:
    people = human_nouns() | PEOPLE_AT_LARGE
    return "high" if {number.unit, source.unit} & people else "medium"
