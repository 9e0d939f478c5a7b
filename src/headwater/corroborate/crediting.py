"""By whom a report has words that rest on no parent at hand: a body, a person, or nobody."""

from __future__ import annotations

from headwater.corroborate.entry import Entry
from headwater.corroborate.ground import Ground
from headwater.lexicon.bodies import body_sort, is_single_service
from headwater.lexicon.fold import fold_name
from headwater.lexicon.naming import is_named, is_specific, names_body, same_name
from headwater.model import Span, Voice


def enter(ground: Ground, span: Span) -> Entry:
    """The entry of words that rest on no parent at hand."""
    return (
        _credited_body(ground, span) or _credited_person(ground, span) or _own(ground, span.report)
    )


def _credited_body(ground: Ground, span: Span) -> Entry | None:
    """The unseen origin, other outlet or body that the words are credited to."""
    report = span.report
    names = credited_bodies(ground, span)
    for name in names:
        unseen = next((o for o in ground.unseen if same_name(o.name, name)), None)
        if unseen is not None:
            return Entry(unseen.id, unseen.name, unseen.id, report, "body")
    if not names:
        return None
    at_hand = next((o for o in ground.own.values() if same_name(o.name, names[0])), None)
    if at_hand is not None:
        return Entry(at_hand.id, at_hand.name, at_hand.id, report, "body")
    key = f"body {ground.spelling_of(names[0])}"
    return Entry(key, names[0], ground.origin_of(report), report, "body")


def credited_bodies(ground: Ground, span: Span) -> list[str]:
    """Named bodies and outlets to which a report credits words, its own outlet left out."""
    return [n for n in _bodies(ground, span) if not _is_own_outlet(ground, n, span.report)]


def described_bodies(ground: Ground, span: Span) -> set[str]:
    """What the bodies without a name are to which a report credits words: "ministry"."""
    held = {
        fold_name(voice.name)
        for attribution in ground.attributed(span)
        for voice in attribution.chain
        if voice.kind in {"group", "unnamed"} and not is_named(voice.name)
    }
    return {name for name in held if " " not in name and body_sort(name)}


def _is_own_outlet(ground: Ground, name: str, report: str) -> bool:
    """Whether a report credits its own outlet, as in "told VOA" on VOA."""
    own = ground.own.get(report)
    return own is not None and same_name(own.name, name)


def _credited_person(ground: Ground, span: Span) -> Entry | None:
    """The named person from whom the report has the words: one voice, whoever heard it.

    A name alone ("Ivanna") is enough where another report says whose it is.
    """
    for attribution in ground.attributed(span):
        voice = attribution.chain[0] if attribution.chain else None
        if voice is not None and voice.kind == "person" and voice.voice in ground.full_names:
            name = ground.full_names[voice.voice]
            key = f"voice {voice.voice}"
            return Entry(key, name, ground.origin_of(span.report), span.report, "voice")
    return None


def _own(ground: Ground, report: str) -> Entry:
    """The origin that the report is, or rests on; where it has none, the report itself."""
    own = ground.own.get(report)
    if own is not None:
        return Entry(own.id, own.name, own.id, report)
    for parent in (*ground.cited.get(report, ()), *ground.parents.get(report, ())):
        for origin in ground.origins:
            if origin.id == parent or (origin.report == parent and report in origin.reports):
                return Entry(origin.id, origin.name, origin.id, report)
    holding = ground.holding(report)
    if holding is not None:
        return Entry(holding.id, holding.name, holding.id, report)
    return Entry(f"report {report}", ground.name_of(report), None, report)


def _bodies(ground: Ground, span: Span) -> list[str]:
    """Named bodies and outlets that the report credits the words to."""
    named = [
        c.name
        for c in ground.citations.get(span.report, ())
        if c.kind in {"body", "report"}
        and (c.span.overlaps(span) or (c.content is not None and c.content.overlaps(span)))
    ]
    credited = [
        name
        for a in ground.attributed(span)
        for voice in a.chain
        for name in _bodies_of(ground, voice)
    ]
    return [n for n in dict.fromkeys((*named, *credited)) if is_named(n) or _is_one_body(n)]


def _is_one_body(name: str) -> bool:
    """Whether a description means one body in a story: "the coast guard", "fisheries ministry"."""
    return is_single_service(name) or (names_body(name) and is_specific(name))


def _bodies_of(ground: Ground, voice: Voice) -> list[str]:
    """The bodies that speak in a voice: itself, or that for which a person speaks by office.

    Who bears the name of an outlet at hand is no person, whatever the parser says.
    """
    if voice.kind in {"group", "outlet"} or ground.is_outlet(voice.name):
        return [voice.name] if voice.name != voice.recipient else []
    speaks_for = voice.of if voice.of and voice.relation == "official" else ""
    return [speaks_for] if names_body(speaks_for) else []
