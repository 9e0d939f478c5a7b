"""entity-changed, for dates: another day, month or year than that of what happened then.

A date belongs to the doing in whose words it stands. It is held against the dates of the parent's
doing that those words come from, wherever that stands; failing such a doing, against the one date
of the aligned sentence that is left when all that agree are paired off. Severity: medium.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache

from headwater.drift.deeds.doings import Doing, all_doings, doings, told_in_each
from headwater.drift.finding import Finding, quoted
from headwater.drift.scene import Rest, Scene, Vocabulary
from headwater.drift.slots import same_slot
from headwater.lexicon.calendar import calendar_words, is_month_before
from headwater.lexicon.fold import fold_word
from headwater.model import Span, Telling, TimeExpression, Token
from headwater.model.same import Same

_TOLD_SHARE = 0.5
_TOLD_WORDS = 2
_UP_TO = frozenset({"before", "until", "till"})
_AS_GOOD = 0.15


def check_dates(scene: Scene, vocabulary: Vocabulary) -> Iterator[Finding]:
    """At most one date of a child sentence that contradicts its parents."""
    for time in _times(scene.child, scene.sentence.span):
        found = _by_doing(scene, time, vocabulary) or _by_slot(scene, time, vocabulary)
        if found is not None and not _is_one_limit(scene, time, found, vocabulary):
            yield Finding(
                "entity-changed",
                "medium",
                time.span,
                found.span,
                f"{quoted(found.span.text)} became {quoted(time.span.text)}",
                0.7,
            )
            return


def _is_one_limit(
    scene: Scene, time: TimeExpression, other: TimeExpression, vocabulary: Vocabulary
) -> bool:
    """Whether a limit and a time are one: "before October", "by the end of September".

    Or one of two that the source names together: "2 and 29 May", "29 May".
    """
    if _is_one_of(time, other):
        return True
    theirs = next(p for p in vocabulary.parents if p.report.id == other.span.report)
    return _is_eve(scene.child, time, other) or _is_eve(theirs, other, time)


def _is_one_of(time: TimeExpression, other: TimeExpression) -> bool:
    mine, theirs = (calendar_words(t.span.text) for t in (time, other))
    return len(theirs["day"]) > 1 and all(mine[kind] <= theirs[kind] for kind in mine)


def _is_eve(telling: Telling, limit: TimeExpression, time: TimeExpression) -> bool:
    """Whether "before" a month, or its first day, is said of what ends with the month before it."""
    inside = telling.parse.tokens_in(limit.span)
    opening = telling.parse.tokens[max(0, inside[0].index - 1)].text.lower() if inside else ""
    return (
        (opening in _UP_TO or calendar_words(limit.span.text)["day"] == {"1"})
        and "end" in time.span.text.lower().split()
        and is_month_before(
            calendar_words(time.span.text)["month"], calendar_words(limit.span.text)["month"]
        )
    )


def _by_doing(scene: Scene, time: TimeExpression, vocabulary: Vocabulary) -> TimeExpression | None:
    """The date that the parent gives to the same doing."""
    doing = _doing_of(scene, time)
    if doing is None:
        return None
    words = _without_times(scene.child, (*doing.words, doing.bearer))
    for parent in vocabulary.parents:
        others = all_doings(parent)
        told = told_in_each(scene.child, words, parent, _told_without_times(Same(parent)))
        ranked = [
            (share, other)
            for (share, matched), other in zip(told, others, strict=True)
            if share >= _TOLD_SHARE and matched >= _TOLD_WORDS
        ]
        best = max((share for share, _ in ranked), default=0.0)
        near = [other for share, other in ranked if share >= best - _AS_GOOD]
        theirs = [t for other in near for t in _times_of(parent, other)]
        if theirs:
            return _contradicted(time, theirs)
    return None


def _doing_of(scene: Scene, time: TimeExpression) -> Doing | None:
    """The tightest doing that a date stands in."""
    inside = {t.index for t in scene.child.parse.tokens_in(time.span)}
    holding = [
        d for d in doings(scene.child, scene.sentence) if inside & {t.index for t in d.words}
    ]
    return min(holding, key=lambda d: len(d.words), default=None)


@lru_cache(maxsize=16)
def _told_without_times(key: Same[Telling]) -> list[list[Token]]:
    """The words and the bearer of each of a telling's doings, those of times left out."""
    return [
        _without_times(key.thing, (*other.words, other.bearer)) for other in all_doings(key.thing)
    ]


def _without_times(telling: Telling, words: Sequence[Token]) -> list[Token]:
    spans = [t.span for t in _dates(telling)]
    return [w for w in words if not any(s.start <= w.start < s.end for s in spans)]


def _times_of(telling: Telling, doing: Doing) -> list[TimeExpression]:
    starts = [w.start for w in doing.words]
    return [t for t in _dates(telling) if any(t.span.start <= s < t.span.end for s in starts)]


def _by_slot(scene: Scene, time: TimeExpression, vocabulary: Vocabulary) -> TimeExpression | None:
    """The date in the same slot of an aligned sentence, or the only one left over there."""
    mine = _times(scene.child, scene.sentence.span)
    for rest in scene.rests:
        theirs = _times(rest.parent, rest.sentence.span)
        slotted = [o for o in theirs if _same_time_slot(scene, rest, time, o)]
        left = [o for o in theirs if not any(agree(o, t) for t in mine)]
        mine_left = [t for t in mine if not any(agree(t, o) for o in theirs)]
        paired = len(theirs) > len(left)
        if not slotted and len(left) == len(mine_left) == 1 and mine_left[0] == time:
            # A date that the source gives to something else needs another date as its anchor.
            slotted = left if paired or not _said_elsewhere(time, vocabulary) else []
        other = _contradicted(time, slotted)
        if other is not None and not any(agree(t, other) for t in mine):
            return other
    return None


def _said_elsewhere(time: TimeExpression, vocabulary: Vocabulary) -> bool:
    return any(agree(time, other) for parent in vocabulary.parents for other in _dates(parent))


def _same_time_slot(scene: Scene, rest: Rest, time: TimeExpression, other: TimeExpression) -> bool:
    mine, theirs = scene.child.token_at(time.span.end - 1), rest.parent.token_at(other.span.end - 1)
    return mine is not None and theirs is not None and same_slot(scene.child, mine, rest, theirs)


def _times(telling: Telling, span: Span) -> tuple[TimeExpression, ...]:
    return tuple(t for t in _dates(telling) if span.covers(t.span))


def _dates(telling: Telling) -> tuple[TimeExpression, ...]:
    """The expressions that say when; how long something took is a figure, not a date."""
    return tuple(t for t in telling.times if t.names_days)


def _contradicted(time: TimeExpression, theirs: Sequence[TimeExpression]) -> TimeExpression | None:
    if any(agree(time, other) for other in theirs):
        return None
    return next((other for other in theirs if _comparable(time, other)), None)


def _comparable(a: TimeExpression, b: TimeExpression) -> bool:
    """Whether two expressions name the same kind of thing: two weekdays, two months, two years."""
    mine, theirs = calendar_words(a.span.text), calendar_words(b.span.text)
    return any(mine.get(k) and theirs.get(k) and mine[k] != theirs[k] for k in mine)


def agree(a: TimeExpression, b: TimeExpression) -> bool:
    """Whether two expressions can be one time, by their words or by the days that they mean."""
    if fold_word(a.span.text) == fold_word(b.span.text):
        return True
    if a.anchor != "none" and b.anchor != "none" and a.earliest and b.earliest:
        return (a.earliest or "") <= (b.latest or "") and (b.earliest or "") <= (a.latest or "")
    mine, theirs = calendar_words(a.span.text), calendar_words(b.span.text)
    shared = [k for k in mine if mine[k] and theirs.get(k)]
    return bool(shared) and all(mine[k] == theirs[k] for k in shared)
