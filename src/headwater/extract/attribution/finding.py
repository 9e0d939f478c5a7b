"""What the rules find before it is an `Attribution`: token ranges rather than resolved voices."""

from __future__ import annotations

from dataclasses import dataclass

from headwater.model import CueClass


@dataclass(frozen=True, slots=True)
class Phrase:
    """A noun phrase that is a source or a recipient.

    Attributes:
        first: index of its first token.
        last: index of its last token.
        head: index of its head noun.
        outer: index of the noun that it explains ("Its treasurer, Ida Brandel": secretary), or
            None; roles and affiliations stand there.
    """

    first: int
    last: int
    head: int
    outer: int | None = None


@dataclass(frozen=True, slots=True)
class Finding:
    """One attributed clause as the rules see it.

    Attributes:
        start: first character of the content.
        end: one past its last character.
        cue: indices of the cue's first and last token, or None.
        anchor: index of the token that holds cue, source and channel together (the verb); of
            continued speech, of the attribution that it goes on from.
        source: whom it is credited to, or None.
        recipient: whom the source told, or None.
        direct: whether the content stands between quotation marks.
        continued: whether it goes on without a cue of its own.
        cue_class: how the cue commits the reporter.
        confidence: 0 to 1.
        cites: whom the source names for the same content ("Nova Sul reported, citing two
            witnesses": the witnesses).
        evidence: what the confidence rests on, in words.
    """

    start: int
    end: int
    cue: tuple[int, int] | None
    anchor: int
    source: Phrase | None
    recipient: Phrase | None
    direct: bool
    continued: bool
    cue_class: CueClass
    confidence: float
    cites: tuple[Phrase, ...] = ()
    evidence: tuple[str, ...] = ()
