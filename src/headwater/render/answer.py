"""The answer in words: what the terminal and the page both say first."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from headwater.dossier import Dossier
from headwater.model import Group, Link
from headwater.render.names import Names
from headwater.render.visible import one_line, shorten
from headwater.render.words import agree, count, join, percent

# A reader takes in so many derivations as sentences; more than that is said in one.
_MAX_LINK_SENTENCES = 6
_MAX_CONFLICT_SENTENCES = 3
_MAX_UNSEEN_SENTENCES = 6
_MAX_CLAIM_CHARS = 90


@dataclass(frozen=True, slots=True)
class Answer:
    """What a dossier says, shortest first.

    Attributes:
        headline: one sentence that holds the whole answer.
        sentences: who took from whom, what rests on what is not at hand, what conflicts.
        shortfall: what makes the answer poorer than it could be; to be shown before all else.
    """

    headline: str
    sentences: tuple[str, ...]
    shortfall: tuple[str, ...]


def answer(dossier: Dossier, names: Names) -> Answer:
    """The answer of a dossier in plain English."""
    return Answer(
        headline=_headline(dossier),
        sentences=(
            *_derivations(dossier, names),
            *_roots(dossier, names),
            *_unseen(dossier, names),
            *_support(dossier),
            *_conflicts(dossier, names),
            *_changes(dossier, names),
        ),
        shortfall=_shortfall(dossier),
    )


def shared_groups(dossier: Dossier) -> tuple[Group, ...]:
    """The claims that two reports or more make."""
    return tuple(g for g in dossier.groups if len(set(g.reports)) > 1)


def at_hand(dossier: Dossier) -> tuple[Link, ...]:
    """The links whose parent is a report of the dossier."""
    ids = {r.id for r in dossier.reports}
    return tuple(x for x in dossier.links if x.parent in ids and x.child in ids)


def _headline(dossier: Dossier) -> str:
    if not dossier.reports:
        return "No report could be read." if dossier.account.given else "No report was given."
    if len(dossier.reports) == 1:
        return "1 report, so there is nothing to compare it with."
    parts = [f"{count(len(dossier.reports), 'report')}, {_origins_of_claims(dossier)}"]
    if at_hand(dossier):
        parts.append(_count_changes(dossier))
    return "; ".join(parts) + "."


def _origins_of_claims(dossier: Dossier) -> str:
    shared = shared_groups(dossier)
    single = sum(g.independent_origins <= 1 for g in shared)
    if not shared:
        return "no claim in common"
    if len(shared) == 1:
        number = max(1, shared[0].independent_origins)
        return f"{count(number, 'origin')} for the only shared claim"
    if single == 0:
        return f"2 or more origins for each of {len(shared):,} shared claims"
    if single == len(shared):
        return f"1 origin for all {single:,} shared claims"
    return f"1 origin for {single:,} of {len(shared):,} shared claims"


def _count_changes(dossier: Dossier) -> str:
    where = _retellings_and_versions(dossier)
    if not dossier.drift:
        return f"no change found in {where}"
    serious = sum(d.severity == "high" for d in dossier.drift)
    return (
        f"{count(len(dossier.drift), 'change')} in {where}, "
        f"{f'{serious:,}' if serious else 'none'} serious"
    )


def _retellings_and_versions(dossier: Dossier) -> str:
    """The children in a few words: "2 retellings", "the retelling and 3 later versions"."""
    links = at_hand(dossier)
    retellings = {x.child for x in links if x.kind != "revision"}
    versions = {x.child for x in links} - retellings
    counted = (("retelling", len(retellings)), ("later version", len(versions)))
    return join([f"the {noun}" if n == 1 else count(n, noun) for noun, n in counted if n])


def _derivations(dossier: Dossier, names: Names) -> Iterator[str]:
    links = at_hand(dossier)
    if len(links) <= _MAX_LINK_SENTENCES:
        for link in links:
            yield _derivation(link, names)
        return
    kinds = Counter(x.kind for x in links if not x.undirected)
    nouns = {"copy": "copy", "excerpt": "excerpt", "rewrite": "rewrite", "revision": "revision"}
    said = [count(kinds[kind], noun) for kind, noun in nouns.items() if kinds[kind]]  # type: ignore[index]
    undirected = sum(x.undirected for x in links)
    if undirected:
        said.append(f"{count(undirected, 'pair')} of which either may be the parent")
    children = Counter(x.parent for x in links if not x.undirected)
    children_count = len({x.child for x in links})
    yield f"{children_count:,} reports were taken from others: {join(said)}."
    if children:
        parent, most = min(children.items(), key=lambda item: (-item[1], item[0]))
        yield f"Most were taken from {names.of(parent)}: {most:,} directly."


def _derivation(link: Link, names: Names) -> str:
    child, parent = names.of(link.child), names.of(link.parent)
    if link.undirected:
        return (
            f"{child} and {parent} share words; which of them took from the other cannot be told."
        )
    share = "all" if link.share >= 1 else percent(link.share)
    share = f"{share} of its own words come from there"
    named = "which it names" if link.cited else "which it does not name"
    kinds = {
        "copy": f"{child} is a copy of {parent}, {named}",
        "excerpt": f"{child} is an excerpt from {parent}, {named}",
        "rewrite": f"{child} is a rewrite of {parent}, {named}",
        "revision": f"{child} is a later version of {parent}",
        "cites": f"{child} rests on {parent}, {named}",
    }
    return f"{kinds[link.kind]}; {share}."


def _roots(dossier: Dossier, names: Names) -> Iterator[str]:
    if len(dossier.reports) < 2:
        return
    children = {x.child for x in at_hand(dossier)}
    roots = [r.id for r in dossier.reports if r.id not in children]
    if roots and (len(dossier.reports) > 2 or len(roots) == 2):
        take = "takes" if len(roots) == 1 else "take"
        yield f"{join([names.of(r) for r in roots])} {take} from no other report at hand."


def _unseen(dossier: Dossier, names: Names) -> Iterator[str]:
    """A sentence for each origin that is not at hand; of many, for those most reports rest on."""
    unseen = [o for o in dossier.origins if o.report is None and o.reports]
    if len(unseen) > _MAX_UNSEEN_SENTENCES:
        unseen.sort(key=lambda origin: -len(origin.reports))
    for origin in unseen[:_MAX_UNSEEN_SENTENCES]:
        resting = [names.of(r) for r in origin.reports]
        yield (
            f"{join(resting, 4)} {agree(len(resting), 'rests')} in part on "
            f"{names.of(origin.id)}, whose own report is not at hand."
        )
    rest = unseen[_MAX_UNSEEN_SENTENCES:]
    if rest:
        yield (
            f"{count(len(rest), 'further origin')} {agree(len(rest), 'is')} not at hand; "
            f"{count(len(rest[0].reports), 'report')} at most "
            f"{agree(len(rest[0].reports), 'rests')} on any of them."
        )


def _support(dossier: Dossier) -> Iterator[str]:
    several = sum(g.status == "corroborated" for g in shared_groups(dossier))
    if several:
        yield f"{count(several, 'claim')} {agree(several, 'has')} 2 or more independent origins."


def _conflicts(dossier: Dossier, names: Names) -> Iterator[str]:
    conflicting = [g for g in dossier.groups if g.status == "conflicting"]
    of_claim = {c.id: c.span.report for c in dossier.claims}
    for group in conflicting[:_MAX_CONFLICT_SENTENCES]:
        sides = [
            f"{one_line(v.value)} ({join(said_by(v.claims, of_claim, names), 4)})"
            for v in group.values
        ]
        text = shorten(group.text, _MAX_CLAIM_CHARS)
        yield f"The reports conflict on “{text}”: {'; '.join(sides) or 'see the claims'}."
    rest = len(conflicting) - _MAX_CONFLICT_SENTENCES
    if rest > 0:
        yield f"They conflict on {count(rest, 'further claim')}."


def said_by(claims: tuple[str, ...], report_of: dict[str, str], names: Names) -> list[str]:
    """Names of the reports that make these claims, once each, in order of the claims."""
    return list(dict.fromkeys(names.of(report_of[c]) for c in claims if c in report_of))


def _changes(dossier: Dossier, names: Names) -> Iterator[str]:
    by_child = Counter(d.child.report for d in dossier.drift)
    if len(by_child) < 2:
        return
    said = [
        f"{names.of(child)} has {count(number, 'change')}"
        for child, number in sorted(by_child.items(), key=lambda item: -item[1])
    ]
    yield f"{join(said, 4)}."


def _shortfall(dossier: Dossier) -> tuple[str, ...]:
    account = dossier.account
    lines: list[str] = []
    if account.failed:
        lines.append(
            f"{count(len(account.failed), 'file')} of {account.given:,} could not be read, "
            f"so what {agree(len(account.failed), 'it')} would add is missing here."
        )
    lines.extend(one_line(line) for line in account.degraded)
    return tuple(lines)
