"""The voices of one report as entities: one id for every way in which a voice is named."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from headwater.extract.parse import Parse
from headwater.lexicon.fold import fold_name
from headwater.model import Voice

_SMALL = {"the", "a", "an", "of", "for", "and", "in", "at"}
# "Serious people" are not the "two people" who are named next.
_ANYBODY = {"people", "men", "women", "persons", "others", "figures"}
_OTHERS = {"other", "another", "more", "others"}
# A short name stands for at most so many longer ones before it stands for none.
_MAX_LONGER = 8


class Registry:
    """Gives every voice of a report its entity, and keeps what is known of each."""

    def __init__(self, parse: Parse) -> None:
        self.entities: dict[str, Voice] = {}
        self.by_key: dict[str, str] = {}
        self.introduced: set[str] = set()
        self.merged: dict[str, str] = {}
        self.longer = _longer_names(parse)

    def entity(self, voice: Voice, *, fresh: bool = False, owner: str = "") -> Voice:
        """The entity that a voice is by its name or description, a new one where none is.

        Args:
            voice: who was named.
            fresh: whether the words introduce somebody new ("a nurse", "another witness").
            owner: whose they are said to be ("his" in "his wife"), lower case.
        """
        for key in [] if fresh else self._keys(voice, owner):
            if key in self.by_key:
                return self._known(self.by_key[key], voice)
        number = str(len(self.entities) + 1)
        made = replace(voice, voice=number)
        self.entities[number] = made
        if fresh:
            self.introduced.add(number)
        for key in self._keys(voice, owner):
            # The last "a nurse" is whom "the nurse" then means.
            if fresh or key not in self.by_key:
                self.by_key[key] = number
        return made

    def latest(self, voice: Voice) -> Voice:
        """Everything known of an entity by now."""
        number = self.merged.get(voice.voice, voice.voice)
        return self.entities.get(number, voice)

    def merge(self, number: str, into: str) -> None:
        """Make one entity a spelling of another, which keeps its name and facts."""
        mine, theirs = self.entities[number], self.entities[into]
        if number == into or into in self.merged:
            return
        self.merged[number] = into
        for earlier, target in self.merged.items():
            if target == number:
                self.merged[earlier] = into
        self.entities[into] = replace(
            theirs,
            role=theirs.role or mine.role,
            of=theirs.of or mine.of,
            anonymous=theirs.anonymous or mine.anonymous,
            relation=theirs.relation or mine.relation,
        )

    def told(self, voice: Voice, **facts: Any) -> Voice:
        """The entity with facts that the text gives; a fact that it has stays."""
        known = self.latest(voice)
        new = {k: v for k, v in facts.items() if v and not getattr(known, k)}
        if new:
            known = replace(known, **new)
            self.entities[known.voice] = known
        return known

    def _known(self, number: str, voice: Voice) -> Voice:
        known = self.entities[number]
        if known.kind == "group" and voice.kind == "outlet":
            known = replace(known, kind="outlet")
        if known.kind == voice.kind == "unnamed" and len(voice.name) > len(known.name):
            known = replace(known, name=voice.name)
        self.entities[number] = known
        return known

    def _keys(self, voice: Voice, owner: str) -> list[str]:
        folded = fold_name(voice.name)
        if voice.kind == "person":
            return ["person " + folded]
        if voice.kind in {"group", "outlet"}:
            folded = folded.removeprefix("government of ").removeprefix("the ")
            folded = self._whole(folded, voice.name)
            return ["body " + folded]
        words = [w for w in folded.split() if w not in _SMALL]
        if voice.kind == "unnamed" and not set(words) & _OTHERS:
            several = voice.number or ""
            last = words[-1:] or [folded]
            described = " ".join([owner, several, *words[-3:]])
            # "Two residents" are the residents of the headline.
            is_loose = several == "several" and len(words) < 3 and not set(last) & _ANYBODY
            loose = " ".join([several, *last]) if is_loose else ""
            return [f"people {described}", *([f"people {loose}"] if loose else [])]
        return [f"{voice.kind} {owner} {folded}"]

    def _whole(self, folded: str, name: str) -> str:
        """The only longer name of which a short one is the beginning or the end."""
        found = self.longer.get(folded, ())
        return found[0] if len(found) == 1 and name[:1].isupper() else folded


def _longer_names(parse: Parse) -> dict[str, list[str]]:
    """Longer names of bodies by their first and last words ("norvik" -> "norvik lines")."""
    longer: dict[str, list[str]] = {}
    places = {n.span.text for n in parse.annotations.names if n.label in {"GPE", "LOC", "NORP"}}
    shorts = {fold_name(p) for p in places}
    for name in parse.annotations.names:
        if name.label != "ORG":
            continue
        whole = fold_name(name.span.text.removesuffix("'s").removesuffix("’s"))
        words = whole.split()
        for count in range(1, min(len(words), 4)):
            for part in (words[:count], words[-count:]):
                short = " ".join(part)
                known = longer.setdefault(short, [])
                if short not in shorts and whole not in known and len(known) < _MAX_LONGER:
                    known.append(whole)
    return longer
