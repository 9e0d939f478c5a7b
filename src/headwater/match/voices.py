"""The same voice in several reports: under one spelling here, under another there."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from headwater.lexicon.agencies import known_outlet
from headwater.lexicon.fold import fold_name
from headwater.lexicon.likeness import spelling_likeness
from headwater.lexicon.voices import voice_words
from headwater.model import Attribution, SourceKind, Voice, VoiceEntity

Key = tuple[str, str]
Attributions = Mapping[str, tuple[Attribution, ...]]

_BODIES = {"group", "outlet"}
# Two transliterations of one name are at least so alike.
_SAME_NAME = 0.85
_SURNAME_BLOCK = 3
# More bearers of one name than this say nothing of each other.
_MAX_BEARERS = 40


@dataclass(slots=True)
class _Local:
    """One voice of one report."""

    key: Key
    names: Counter[str] = field(default_factory=Counter)
    kinds: Counter[SourceKind] = field(default_factory=Counter)
    roles: set[str] = field(default_factory=set)
    spellings: dict[str, None] = field(default_factory=dict)
    attributions: dict[str, None] = field(default_factory=dict)

    @property
    def kind(self) -> SourceKind:
        return max(self.kinds, key=lambda k: (self.kinds[k], k))

    @property
    def name(self) -> str:
        return max(self.names, key=lambda n: (len(n.split()), self.names[n], n))


def join_voices(
    attributions: Attributions,
) -> tuple[tuple[VoiceEntity, ...], dict[str, tuple[Attribution, ...]]]:
    """Give every voice of every report its entity over all reports.

    People and bodies are joined by their names: in full, shortened, spelt otherwise, by initials.
    Voices without a name are never joined, and two that one report tells apart never are either.

    Args:
        attributions: by report id, in report order; voices carry ids that hold in their report.

    Returns:
        The entities in order of report and place, and the attributions with the entities' ids.
    """
    locals_ = _collect(attributions)
    root = _joined(locals_)
    numbers: dict[Key, str] = {}
    members: dict[str, list[_Local]] = {}
    for key, local in locals_.items():
        number = numbers.setdefault(root[key], f"v{len(numbers) + 1}")
        members.setdefault(number, []).append(local)
    entities = tuple(_entity(number, each) for number, each in members.items())
    renamed = {
        report: tuple(
            replace(
                made,
                chain=tuple(
                    replace(v, voice=numbers[root[report, v.voice]]) if v.voice else v
                    for v in made.chain
                ),
            )
            for made in found
        )
        for report, found in attributions.items()
    }
    return entities, renamed


def _collect(attributions: Attributions) -> dict[Key, _Local]:
    found: dict[Key, _Local] = {}
    for report, made in attributions.items():
        for attribution in made:
            for voice in attribution.chain:
                if not voice.voice:
                    continue
                local = found.setdefault((report, voice.voice), _Local((report, voice.voice)))
                local.names[voice.name] += 1
                local.kinds[voice.kind] += 1
                local.attributions[attribution.id] = None
                if voice.role:
                    local.roles.update(fold_name(voice.role).split())
            speaker, words = _named_source(attribution)
            if speaker is not None and speaker.voice:
                found[report, speaker.voice].spellings[words] = None
    return found


def _named_source(attribution: Attribution) -> tuple[Voice | None, str]:
    """Which voice of the chain the source's words stand for, and the words; pronouns are none."""
    if attribution.source is None or not attribution.chain:
        return None, ""
    words = " ".join(attribution.source.text.split())
    if words.lower() in voice_words("pronouns"):
        return None, ""
    own = set(fold_name(words).split())
    for voice in attribution.chain:
        if own & set(fold_name(f"{voice.name} {voice.role or ''}").split()):
            return voice, words
    return attribution.chain[0], words


def _entity(number: str, members: list[_Local]) -> VoiceEntity:
    names: Counter[str] = Counter()
    kinds: Counter[SourceKind] = Counter()
    for local in members:
        names.update(local.names)
        kinds.update(local.kinds)
    name = max(names, key=lambda n: (len(n.split()), names[n], n))
    spellings = dict.fromkeys(
        words for local in members for words in (*local.names, *local.spellings)
    )
    return VoiceEntity(
        id=number,
        name=name,
        kind=max(kinds, key=lambda k: (kinds[k], k)),
        spellings=tuple(spellings),
        reports=tuple(dict.fromkeys(local.key[0] for local in members)),
        attributions=tuple(dict.fromkeys(a for local in members for a in local.attributions)),
    )


class _Joining:
    """Sets of voices that grow together, none with two voices of one report."""

    def __init__(self, keys: Mapping[Key, _Local]) -> None:
        self.parent = {key: key for key in keys}
        self.reports = {key: {key[0]} for key in keys}

    def root(self, key: Key) -> Key:
        while self.parent[key] != key:
            self.parent[key] = self.parent[self.parent[key]]
            key = self.parent[key]
        return key

    def join(self, one: Key, other: Key) -> None:
        a, b = self.root(one), self.root(other)
        if a == b or self.reports[a] & self.reports[b]:
            return
        self.parent[b] = a
        self.reports[a] |= self.reports[b]


def _joined(locals_: Mapping[Key, _Local]) -> dict[Key, Key]:
    """The set of each voice, by the key of one member: surest names first."""
    joining = _Joining(locals_)
    people = [v for v in locals_.values() if v.kind == "person"]
    bodies = [v for v in locals_.values() if v.kind in _BODIES]
    for group in (_same_names(people, _person_words), _same_names(bodies, _body_words)):
        for one, other in group:
            joining.join(one.key, other.key)
    for one, other in (*_alike_people(people), *_short_people(people), *_short_bodies(bodies)):
        joining.join(one.key, other.key)
    return {key: joining.root(key) for key in locals_}


def _person_words(voice: _Local) -> tuple[str, ...]:
    """The words of a person's name without particles; of a single word nothing is sure."""
    words = _bare_name(voice.name)
    return words if len(words) > 1 else ()


def _bare_name(name: str) -> tuple[str, ...]:
    words = fold_name(name.replace("-", " ")).split()
    return tuple(w for w in words if w not in voice_words("particles")) or tuple(words)


def _body_words(voice: _Local) -> tuple[str, ...]:
    """The words of a body's name; a lone common noun ("police") names no one body."""
    known = known_outlet(voice.name)
    words = tuple(fold_name(known.name if known else voice.name).split())
    is_named = any(c.isupper() for c in voice.name)
    return words if is_named or len(words) > 1 else ()


def _same_names(
    voices: list[_Local], words_of: Callable[[_Local], tuple[str, ...]]
) -> Iterator[tuple[_Local, _Local]]:
    first: dict[tuple[str, ...], _Local] = {}
    for voice in voices:
        words = words_of(voice)
        if not words:
            continue
        if words in first:
            yield first[words], voice
        else:
            first[words] = voice


def _alike_people(people: list[_Local]) -> Iterator[tuple[_Local, _Local]]:
    """Full names that are spelt otherwise, or with an initial: "Mohamed" and "Mohammed Salih"."""
    blocks: dict[str, list[tuple[tuple[str, ...], _Local]]] = {}
    for voice in people:
        words = _person_words(voice)
        if not words:
            continue
        block = blocks.setdefault(words[-1][:_SURNAME_BLOCK], [])
        for others, other in block[-_MAX_BEARERS:]:
            if _alike(words, others):
                yield other, voice
        block.append((words, voice))


def _alike(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    if not _alike_word(one[-1], other[-1]):
        return False
    given, others = one[0], other[0]
    if len(given.rstrip(".")) == 1 or len(others.rstrip(".")) == 1:
        return given[:1] == others[:1]
    return _alike_word(given, others)


def _alike_word(one: str, other: str) -> bool:
    return one == other or spelling_likeness(one, other) >= _SAME_NAME


def _short_people(people: list[_Local]) -> Iterator[tuple[_Local, _Local]]:
    """A bare surname or given name, where only one full name elsewhere holds it."""
    holders: dict[str, list[_Local]] = {}
    for voice in people:
        words = _person_words(voice)
        for word in dict.fromkeys((words[0], words[-1]) if words else ()):
            holders.setdefault(word, []).append(voice)
    for voice in people:
        words = _bare_name(voice.name)
        if len(words) != 1:
            continue
        found = holders.get(words[0], [])
        distinct = {_person_words(v) for v in found[:_MAX_BEARERS]}
        if len(distinct) == 1 and _roles_agree(voice, found[0]):
            yield found[0], voice


def _roles_agree(one: _Local, other: _Local) -> bool:
    """Whether what is said of two people can be of one; nothing said contradicts nothing."""
    return not one.roles or not other.roles or bool(one.roles & other.roles)


def _short_bodies(bodies: list[_Local]) -> Iterator[tuple[_Local, _Local]]:
    """Initials or a part of a name, where only one longer name elsewhere is its whole."""
    wholes: dict[str, list[_Local]] = {}
    for voice in bodies:
        words = [w for w in voice.name.split() if w[:1].isupper()]
        if len(words) < 2:
            continue
        shorts = ["".join(w[0] for w in words).casefold()] if len(words) > 2 else []
        folded = fold_name(voice.name).split()
        shorts += [folded[0], folded[-1], *(w.casefold() for w in words)]
        for short in dict.fromkeys(shorts):
            wholes.setdefault(short, []).append(voice)
    for voice in bodies:
        words = fold_name(voice.name).split()
        if len(words) != 1 or not voice.name[:1].isupper():
            continue
        found = wholes.get(words[0], [])[:_MAX_BEARERS]
        if len({_body_words(v) for v in found}) == 1:
            yield found[0], voice
