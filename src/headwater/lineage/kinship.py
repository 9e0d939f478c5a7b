"""How surely one of two reports rests on the other, before asking which.

A logistic function of some facts: what the two have in common, how that compares with what
either has in common with further reports, and who names whom. Its weights stand in `fitted.toml`,
which `bench.fit.lineage` writes.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass

from headwater.lexicon.naming import same_name
from headwater.lineage.citing import find_citation, rest_on_one_unseen
from headwater.lineage.echoed import NOTHING_READ, weigh_echoes
from headwater.lineage.firsthand import is_first_hand
from headwater.lineage.fitted import Question, chance_of
from headwater.lineage.material import Material
from headwater.lineage.quotes import shared_quotes
from headwater.lineage.specifics import SORTS, Pile, worth

_MAX_QUOTES = 3
# How much in common tells half of what it can tell.
_HALF_FIGURES = 2.0
# One telling thing in common for every four that a report holds counts 1, and more than two for
# every four count no more.
_PER_LENGTH, _MOST_RATE = 4.0, 2.0
# A report that stands in another to this share is as good as the same one.
_COPIED = 0.6
_MOST_TELLING = 5
# Two desks do not write half of a report in the same words, however short it is: of 38 pairs in our
# families that share so much, 37 are kin (2026-11-21). The weights know little of briefs cut from a
# report, of which the families hold few.
_HALF_COPIED = 0.5
# Of 804 real reports on one war as many pairs look like kin three to five days apart as weeks
# apart, which is chance; of 60 dated links of our families none spans more than two days
# (2026-11-21).
_STORY_DAYS, _PILE_DAYS, _TAKEN_LATER = 5, 2, 0.15
# An outlet's later version tells a third of the earlier one again. Of 804 real reports, two of one
# outlet share a fifth or a quarter as often weeks apart as on one day (2026-11-21).
_VERSION = 0.33
# From so many reports on they are a pile and no longer of one event, as for `BlockSettings`. Of 50
# links read by hand in such a pile 11 were wrong, 7 of them below this share of the heads, and none
# of the right ones (2026-11-21).
HANDFUL, _HEAD_TOLD = 24, 0.25
_MUCH, _AT_LENGTH = 0.5, 0.3
# Words in a row that two desks do not choose alike, and the share that tells as much without them;
# an outlet's later version keeps half of the earlier one where it keeps no such passage. Of 804
# real reports this parts 19 of 158 links, the next day's raid and the same event from another
# agency most of them; of families poured into one pile 9 links, 5 of them wrong (2026-11-21).
_PASSAGE, _TOLD_AGAIN, _KEPT = 10, 0.33, 0.5
# Whose outlet is named is meant where it has no more than two reports that it may be.
_MEANT = 0.5

Facts = Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Kinship:
    """What two reports have in common, and what that says.

    Attributes:
        facts: by name; `fitted.toml` weighs them.
        chance: that one of the two rests on the other, 0 to 1.
    """

    facts: Facts
    chance: float


def weigh_kinship(pile: Pile, one: str, other: str) -> Kinship:
    """What speaks for and against one of two reports resting on the other, in either order."""
    first, second = pile.in_order(one, other)
    facts = {
        "always": 1.0,
        **_in_common(pile, first, second),
        **_beside_others(pile, first, second),
        **_circumstances(pile, first, second),
        **echo_facts(pile, first, second),
    }
    chance = chance_of(_question(pile), facts)
    if _tell_of_two_matters(pile, first, second, facts):
        chance = 0.0
    elif not facts["siblings"]:
        chance = max(chance, _chance_of_copy(_copied(pile.material, first, second)))
    return Kinship(facts, chance)


def _question(pile: Pile) -> Question:
    """Which weights hold: of a pile, of a handful that was read, of one that was not."""
    if is_large(pile):
        return "pile"
    return "kinship" if pile.material.echoes else "kinship_unread"


def _tell_of_two_matters(pile: Pile, one: str, other: str, facts: Facts) -> bool:
    """Whether what two reports share is no more than reports of two matters do."""
    days = _PILE_DAYS if is_large(pile) else _STORY_DAYS
    if _of_other_days(pile.material, one, other, facts, days):
        return True
    return is_large(pile) and (
        is_another_matter(facts)
        or _open_otherwise(pile, one, other, facts)
        or _share_no_passage(pile.material, one, other, facts)
    )


def is_large(pile: Pile) -> bool:
    """Whether the reports are a pile: no longer of one event, and few of any two are kin."""
    return len(pile.material.reports) > HANDFUL


def is_another_matter(facts: Facts) -> bool:
    """Whether two reports of one outlet share less than a version and what it was made from do.

    On the next day a war, a strike or a trial is told with what the day before is known by.
    """
    return facts["same_outlet"] > 0 and facts["share_more"] < _VERSION


def _of_other_days(material: Material, one: str, other: str, facts: Facts, story_days: int) -> bool:
    """Whether two reports are dated days apart and share no more than days of one war do.

    A monitor's reports tell each raid in the same words with other figures. What was taken from a
    report of last week is copied, quoted or credited.
    """
    apart = material.reports[one].published.days_apart(material.reports[other].published)
    if apart is None or apart <= story_days:
        return False
    copied = _copied(material, one, other)
    credited = facts["cited"] >= _MEANT or facts["quotes"] > 0
    return not credited and copied < _TAKEN_LATER


def _open_otherwise(pile: Pile, one: str, other: str, facts: Facts) -> bool:
    """Whether, in a pile, what the one is about does not stand in the other, or the other way.

    A handful of reports are on one event. Of a pile on one war two reports share what went before;
    those on one event also tell, each of them, what the other opens with. What is quoted or copied
    at length was taken all the same.
    """
    if facts["quotes"] > 0:
        return False
    if facts["share_more"] >= _MUCH or _copied(pile.material, one, other) >= _AT_LENGTH:
        return False
    return min(pile.head_told(one, other), pile.head_told(other, one)) < _HEAD_TOLD


def _share_no_passage(material: Material, one: str, other: str, facts: Facts) -> bool:
    """Whether, in a pile, two reports tell some of the same in words of their own.

    Of hundreds of reports on one war many tell of one raid, each from what a monitor or a witness
    said. What was taken keeps a passage or a quote, credits its source, or keeps much of the rest.
    """
    if facts["quotes"] > 0 or facts["cited"] >= _MEANT:
        return False
    if facts["share_more"] >= (_KEPT if facts["same_outlet"] else _TOLD_AGAIN):
        return False
    pairs = ((one, other), (other, one))
    runs = [run for p in pairs if p in material.comparisons for run in _runs(material, p)]
    return max(runs, default=0) < _PASSAGE


def _runs(material: Material, pair: tuple[str, str]) -> list[int]:
    """How many words each of the longest runs has that stand in both reports."""
    return [len(run.text.split()) for run in material.comparisons[pair].shared_runs]


def _chance_of_copy(copied: float) -> float:
    return 0.5 + copied / 2 if copied >= _HALF_COPIED else 0.0


def most_telling(pile: Pile, child: str, parent: str) -> list[str]:
    """The figures, names and words in common that fewest others have, as the child writes them."""
    found: list[tuple[float, str]] = []
    for sort in SORTS:
        held = pile.specifics(child).of(sort)
        for key in pile.shared(child, parent, sort):
            found.append((worth(key, sort) * pile.fewness(key, sort, (child, parent)), held[key]))
    best = sorted((row for row in found if row[0] > 0), key=lambda row: -row[0])
    return [text for _, text in best[:_MOST_TELLING]]


def _in_common(pile: Pile, one: str, other: str) -> Facts:
    material = pile.material
    pairs = (one, other), (other, one)
    share = max(material.comparisons[pair].share for pair in pairs)
    quotes = len(shared_quotes(material, one, other))
    amounts = pile.in_common(one, other)
    length = math.sqrt(pile.length(one) * pile.length(other))
    return {
        "share_more": share,
        "quotes": min(quotes, _MAX_QUOTES) / _MAX_QUOTES,
        "names_more": max(_share_of_names(pile, *pair) for pair in pairs),
        "few_figures": amounts["figure"] / (amounts["figure"] + _HALF_FIGURES),
        "few_of_any": min(_MOST_RATE, _PER_LENGTH * pile.amount(one, other) / length),
        # Beside a long report a brief says little that is not there as well.
        "length_gap": abs(math.log(pile.length(one) / pile.length(other))),
    }


def _share_of_names(pile: Pile, one: str, other: str) -> float:
    """Which share of one's names the other holds as well."""
    names = pile.specifics(one).name
    return len(pile.shared(one, other, "name")) / len(names) if names else 0.0


def _beside_others(pile: Pile, one: str, other: str) -> Facts:
    """How far the two are ahead of what either has in common with any third report.

    Copies of the two are no third report.
    """
    amount, best = pile.amount(one, other), best_rival(pile, one, other)
    if best is None:
        return {"ahead": 0.0, "alone": 1.0}
    return {"ahead": (amount - best) / (amount + best + 1), "alone": 0.0}


def best_rival(pile: Pile, one: str, other: str) -> float | None:
    """The most that either of two reports has in common with a third; None where there is none."""
    pairs = ((one, other), (other, one))
    return max(
        (pile.amount(this, third) for this, that in pairs for third in _rivals(pile, this, that)),
        default=None,
    )


def _rivals(pile: Pile, one: str, other: str) -> list[str]:
    """The reports beside the first that are neither of two, nor copies of them."""
    return [
        third
        for third in pile.beside(one)
        if third not in {one, other}
        and not any(_is_near_copy(pile.material, third, each) for each in (one, other))
    ]


def echo_facts(pile: Pile, one: str, other: str) -> Facts:
    """What telling the same sentences says, taken the way round that says more."""
    if is_large(pile) or not pile.material.echoes:
        return NOTHING_READ
    return weigh_echoes(
        pile.material,
        [(one, other, _rivals(pile, one, other)), (other, one, _rivals(pile, other, one))],
    )


def _is_near_copy(material: Material, one: str, other: str) -> bool:
    return _copied(material, one, other) >= _COPIED


def _copied(material: Material, one: str, other: str) -> float:
    """Which share of the words of one stands in the other in runs; of the two the greater."""
    pairs = ((one, other), (other, one))
    return max(
        (material.comparisons[p].verbatim for p in pairs if p in material.comparisons), default=0.0
    )


def _circumstances(pile: Pile, one: str, other: str) -> Facts:
    material = pile.material
    pairs = (one, other), (other, one)
    cited = max(_share_of_name(pile, *pair) for pair in pairs)
    outlets = [material.reports[report].outlet for report in (one, other)]
    if outlets[0] is not None and outlets[1] is not None and same_name(outlets[0], outlets[1]):
        # Whom an outlet heard for its first report it hears for the next one as well.
        named = max(_share_of_names(pile, *pair) for pair in pairs)
        return {
            "cited": cited,
            "siblings": 0.0,
            "both_first_hand": 0.0,
            "same_outlet": 1.0,
            "own_names": named,
        }
    return {
        "cited": cited,
        "siblings": float(not cited and rest_on_one_unseen(material, one, other)),
        "both_first_hand": float(all(is_first_hand(material, r) for r in (one, other))),
        "same_outlet": 0.0,
        "own_names": 0.0,
    }


def _share_of_name(pile: Pile, child: str, parent: str) -> float:
    """How surely the child means the parent by naming its outlet: less where that has more reports.

    0 where it does not name it. Copies of the parent are no other report.
    """
    if find_citation(pile.material, child, parent) is None:
        return 0.0
    return 1 / (1 + others_of_outlet(pile, child, parent))


def others_of_outlet(pile: Pile, child: str, parent: str) -> int:
    """How many other reports of the parent's outlet the child may mean by its name."""
    others = (r for r in pile.of_same_outlet(parent) if r not in {child, parent})
    return sum(not _is_near_copy(pile.material, r, parent) for r in others)
