"""What speaks for one report resting on another, before asking which way round."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import urlsplit

from rapidfuzz import fuzz

from headwater.lexicon.fold import fold_word
from headwater.lexicon.likeness import spelling_likeness, word_key
from headwater.lexicon.naming import bare_name, is_named, mentions, names_body, same_name
from headwater.lineage.firsthand import carries_first_hand, is_first_hand
from headwater.lineage.material import Material
from headwater.lineage.mentioned import find_mention
from headwater.model import Citation, Quotation, Span
from headwater.settings import LineageSettings

_MIN_QUOTE_WORDS = 5
# Of 100: a quote that was trimmed or lightly reworded still reaches this within the longer one.
_SAME_QUOTE = 88.0
# A shared quote, and copied words, are rarer between independent reports than shared facts.
_QUOTE_BONUS, _MAX_QUOTES = 0.03, 3
_VERBATIM_BONUS = 0.15
# The side that is explained worse counts for more: a brief of three sentences says little that a
# long independent report of the same event does not say as well.
_BETTER_SIDE = 0.4
# Of their names and figures independent reports of one event share some half, a rewrite three
# quarters (the bench's families 01 to 03, and 88 agency reports of five days in one war).
USUAL_RARE, _PER_RARE_MORE, _PER_RARE_LESS, _MIN_RARE = 0.6, 0.25, 0.5, 6
_MIN_SENTENCES = 2
# Reports that rest on the same unseen report are siblings, and reports that each have it at first
# hand are independent, unless they have this much in common or one copies the other's very words.
_SIBLING_STRENGTH, _OWN_STRENGTH, _APART_VERBATIM = 0.6, 0.45, 0.3
# A report rests on what it names in its headline and first two sentences, or so often.
_HEAD_SENTENCES, _MIN_RETURNS = 3, 3

CITING_KINDS = frozenset({"report", "self", "tag", "link"})


@dataclass(frozen=True, slots=True)
class SharedQuote:
    """The same spoken words in quotation marks on both sides."""

    child: Span
    parent: Span
    child_words: int
    parent_words: int


@dataclass(frozen=True, slots=True)
class Evidence:
    """How a report rests on another if it is taken as the child.

    Attributes:
        child: id of a report.
        parent: id of another.
        share: share of the child's words that the parent explains.
        back: share of the parent's words that the child explains.
        verbatim: share of the child's words that stand in the parent in long runs.
        aligned: how many of the child's sentences align.
        sentences: how many sentences the child has.
        quotes: quotations that both hold.
        citation: where the child names the parent, or None.
        rare: share of the names and figures of the one that has fewer that the other has too.
        strength: the shares together, more for quotes, copied words and rare words in common.
        apart: whether both rest on the same report that is not at hand, or each has it at first
            hand, so that what they have in common says little.
        derived: whether that is more than independent reports of one event have in common.
    """

    child: str
    parent: str
    share: float
    back: float
    verbatim: float
    aligned: int
    sentences: int
    quotes: tuple[SharedQuote, ...]
    citation: Citation | None
    rare: float
    strength: float
    apart: bool
    derived: bool


def weigh_pair(material: Material, child: str, parent: str, settings: LineageSettings) -> Evidence:
    """Everything that speaks for `child` resting on `parent`."""
    forth = material.comparisons[child, parent]
    back = material.comparisons[parent, child]
    quotes = _shared_quotes(material, child, parent)
    better, worse = max(forth.share, back.share), min(forth.share, back.share)
    rare = _shared_rare(material, child, parent)
    strength = (
        _rare_bonus(rare)
        + _BETTER_SIDE * better
        + (1 - _BETTER_SIDE) * worse
        + _VERBATIM_BONUS * max(forth.verbatim, back.verbatim)
        + _QUOTE_BONUS * min(len(quotes), _MAX_QUOTES)
    )
    aligned = len({a.child_sentence for a in forth.alignments})
    cited = find_citation(material, child, parent)
    cited_back = find_citation(material, parent, child)
    names_other = cited is not None or cited_back is not None
    siblings = not names_other and _share_unseen_parent(material, child, parent)
    each_own = not names_other and _each_at_first_hand(material, child, parent)
    return Evidence(
        child=child,
        parent=parent,
        share=forth.share,
        back=back.share,
        verbatim=forth.verbatim,
        aligned=aligned,
        sentences=len(material.sentences(child)),
        quotes=quotes,
        citation=cited,
        rare=rare,
        strength=strength,
        apart=siblings or each_own,
        derived=_is_derived(
            strength,
            max(forth.verbatim, back.verbatim),
            min(aligned, len({a.child_sentence for a in back.alignments})),
            names_other=names_other,
            unlike=_SIBLING_STRENGTH if siblings else _OWN_STRENGTH if each_own else 0.0,
            settings=settings,
        ),
    )


def _shared_rare(material: Material, child: str, parent: str) -> float:
    """Share of the names and figures of the one that has fewer that the other has, too.

    A name that is spelled otherwise is the same: retellers write Loayza for Loaiza.
    """
    fewer, more = sorted((_rare_words(material, r) for r in (child, parent)), key=len)
    if len(fewer) < _MIN_RARE:
        return USUAL_RARE
    found = sum(
        word in more or any(word[0] == o[0] and spelling_likeness(word, o) for o in more)
        for word in fewer
    )
    return found / len(fewer)


def _rare_words(material: Material, report: str) -> set[str]:
    tokens = material.annotations[report].tokens
    keys = (
        (t, word_key(t))
        for s in material.sentences(report)
        for t in tokens[s.first : s.last]
        if t.is_content
    )
    return {key for token, key in keys if key and (token.pos == "PROPN" or key.startswith("#"))}


def _rare_bonus(rare: float) -> float:
    more = rare - USUAL_RARE
    return more * (_PER_RARE_MORE if more > 0 else _PER_RARE_LESS)


def _is_derived(
    strength: float,
    verbatim: float,
    aligned: int,
    *,
    names_other: bool,
    unlike: float,
    settings: LineageSettings,
) -> bool:
    if names_other:
        return aligned >= 1 or strength >= settings.min_share_cited
    if verbatim < _APART_VERBATIM and strength < unlike:
        return False
    return (aligned >= _MIN_SENTENCES or verbatim >= _APART_VERBATIM) and (
        strength >= settings.min_share
    )


def find_citation(material: Material, child: str, parent: str) -> Citation | None:
    """The plainest place where the child names the parent's outlet, or None.

    Where nothing says who published the parent, a report that the child cites and that is not at
    hand is the parent if what the child credits to it stands there.
    """
    outlet, own = material.reports[parent].outlet, material.reports[child].outlet
    order = ("report", "link", "tag", "self", "body")
    citations = sorted(material.cites(child), key=lambda c: (order.index(c.kind), c.span))
    if outlet is not None:
        is_own = own is not None and same_name(outlet, own)
        if is_own and not _both_inferred(material, child, parent):
            return None
        named = [c for c in citations if same_name(c.name, outlet)]
        if named:
            return named[0]
        return _linked(material, child, parent) or find_mention(material, child, parent)
    for citation in citations:
        if citation.kind == "report" and is_named(citation.name):
            where = citation.content or citation.span
            if _may_mean(material, citation, parent) and material.rests_on(child, where, (parent,)):
                return citation
    return _linked(material, child, parent)


def _may_mean(material: Material, citation: Citation, parent: str) -> bool:
    """Whether the outlet cited may be the unnamed one of `parent`.

    It is not where another report at hand is that outlet's, or the parent speaks of it itself.
    """
    return not mentions(material.reports[parent].text, citation.name) and not any(
        r.outlet and same_name(citation.name, r.outlet) for r in material.reports.values()
    )


def _both_inferred(material: Material, child: str, parent: str) -> bool:
    return all(material.reports[i].outlet_basis == "self-reference" for i in (child, parent))


def _linked(material: Material, child: str, parent: str) -> Citation | None:
    """A hyperlink of the child to the parent's own page."""
    url = material.reports[parent].url
    if url is None:
        return None
    wanted = _bare(url)
    for citation in material.cites(child):
        if citation.kind == "link" and _bare(citation.name) == wanted:
            return citation
    return None


def _bare(url: str) -> str:
    """A page's address without what may differ between two links to it."""
    parts = urlsplit(url)
    return f"{(parts.hostname or '').removeprefix('www.')}{parts.path.rstrip('/')}"


def unseen_names(material: Material, report: str) -> tuple[str, ...]:
    """Outlets whose reports are cited and that published no report at hand, in text order."""
    names: list[str] = []
    for citation in material.cites(report):
        if citation.kind not in {"report", "tag"} or names_body(citation.name):
            continue
        if not is_named(citation.name):
            continue
        at_hand = any(
            r.outlet and same_name(citation.name, r.outlet) for r in material.reports.values()
        )
        if not at_hand and not any(same_name(citation.name, name) for name in names):
            names.append(bare_name(citation.name))
    return tuple(names)


def _share_unseen_parent(material: Material, child: str, parent: str) -> bool:
    """Whether one rests on a report that is not at hand, and the other names that outlet as well.

    A body that both quote somewhere in passing makes no siblings of them.
    """
    return any(
        mentions(material.reports[other].text, name) and _rests_on(material, one, name)
        for one, other in ((child, parent), (parent, child))
        for name in unseen_names(material, one)
    )


def _rests_on(material: Material, report: str, name: str) -> bool:
    """Whether the outlet is named at the head of the report, as its tag, or again and again."""
    made = [c for c in material.cites(report) if same_name(c.name, name)]
    if len(made) >= _MIN_RETURNS or any(c.kind == "tag" for c in made):
        return True
    head = [s.span for s in material.sentences(report)[:_HEAD_SENTENCES]]
    return any(span.overlaps(c.span) for c in made for span in head)


def _each_at_first_hand(material: Material, child: str, parent: str) -> bool:
    """Whether both had people on the spot, and neither carries what the other's were told.

    An outlet's update of its own report is as much at first hand as the report.
    """
    mine, theirs = material.reports[child].outlet, material.reports[parent].outlet
    if mine is not None and theirs is not None and same_name(mine, theirs):
        return False
    return (
        is_first_hand(material, child)
        and is_first_hand(material, parent)
        and not carries_first_hand(material, child, parent)
        and not carries_first_hand(material, parent, child)
    )


def _shared_quotes(material: Material, child: str, parent: str) -> tuple[SharedQuote, ...]:
    mine = _long_quotes(material.annotations[child].quotations)
    theirs = _long_quotes(material.annotations[parent].quotations)
    shared: list[SharedQuote] = []
    for quotation, words in mine:
        best = max(
            ((fuzz.partial_ratio(words, other), q, other) for q, other in theirs),
            key=lambda found: found[0],
            default=None,
        )
        if best is not None and best[0] >= _SAME_QUOTE:
            counts = len(words.split()), len(best[2].split())
            shared.append(SharedQuote(quotation.span, best[1].span, *counts))
    return tuple(shared)


def _long_quotes(quotations: tuple[Quotation, ...]) -> list[tuple[Quotation, str]]:
    folded = ((q, [fold_word(w) for w in q.span.text.split()]) for q in quotations)
    return [(q, " ".join(words)) for q, words in folded if len(words) >= _MIN_QUOTE_WORDS]
