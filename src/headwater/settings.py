"""One frozen dataclass of settings for each stage, read from one TOML file.

A stage gets its own settings and no others. A key that no stage knows is an error, never ignored.
The digest goes into the dossier's provenance, so that two runs can be told apart.
"""

from __future__ import annotations

import dataclasses
import hashlib
import json
import tomllib
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from headwater.errors import SettingsError


@dataclass(frozen=True, slots=True)
class AcquireSettings:
    """How much of an archive is opened, and how politely pages are fetched.

    Attributes:
        max_items: how many reports one place (an archive, a feed, a table) may give.
        max_unpacked_bytes: what one place may unpack to in all.
        max_ratio: unpacked to packed bytes of one member beyond the first 10,000,000; a member with
            more is a bomb.
        max_depth: how deep archives may lie in archives.
        timeout_seconds: how long fetching one page may take, redirects and all.
        max_redirects: how many redirects are followed.
        pause_seconds: between two requests to one host; longer where its robots.txt asks for it.
    """

    max_items: int = 100_000
    max_unpacked_bytes: int = 5_000_000_000
    max_ratio: int = 100
    max_depth: int = 3
    timeout_seconds: float = 30.0
    max_redirects: int = 5
    pause_seconds: float = 1.0


@dataclass(frozen=True, slots=True)
class ReadSettings:
    """How captures become reports.

    Attributes:
        max_bytes: a capture larger than this (also after decompression) is refused.
        max_text_chars: a report longer than this is refused, since parsing it would not end.
    """

    max_bytes: int = 20_000_000
    max_text_chars: int = 300_000


@dataclass(frozen=True, slots=True)
class AnnotateSettings:
    """How reports are parsed.

    Attributes:
        model: name of an installed spaCy pipeline; "" takes the best that is installed.
        max_paragraph_chars: a longer paragraph is cut for the parser at a white space.
    """

    model: str = ""
    max_paragraph_chars: int = 8_000


_METHODS = ("learned", "rules")


def _check_method(stage: str, method: str) -> None:
    if method not in _METHODS:
        known = " or ".join(f'"{name}"' for name in _METHODS)
        raise SettingsError(f"{stage}.method must be {known}, not {method!r}")


@dataclass(frozen=True, slots=True)
class AttributionSettings:
    """How attributions are found.

    Attributes:
        method: "learned" (rules over the parse and a fitted network beside them) or "rules" alone.

    Raises:
        SettingsError: there is no such method.
    """

    method: str = "learned"

    def __post_init__(self) -> None:
        _check_method("attribution", self.method)


@dataclass(frozen=True, slots=True)
class PlaceSettings:
    """How toponyms are resolved.

    Attributes:
        gazetteer: path of a compiled gazetteer; "" takes the default one in the user's cache.
        min_confidence: below this a toponym stays unresolved.
    """

    gazetteer: str = ""
    min_confidence: float = 0.35


@dataclass(frozen=True, slots=True)
class BlockSettings:
    """Which pairs of reports are worth aligning.

    Attributes:
        exhaustive_up_to: this many reports are all compared with each other.
        shingle_words: length of the word runs that count as copied.
        nearest: in a pile, each report is laid beside so many of those nearest to it. All 61
            links of our gold families, poured into one pile of 108 reports, are within 6; within
            10, all that were found among 160 real reports on one war (2026-11-21). Work grows
            with it.
        min_nearness: two reports that have less in common are not laid side by side (the least
            of those links: 0.21; nine in ten pairs of the pile: 0.13).
        copied: share of one's word runs from which on two are near copies: each is also laid
            beside the earliest of those it is a near copy of.
        window_days: reports dated farther apart are a pair only if words were copied.
    """

    exhaustive_up_to: int = 24
    shingle_words: int = 3
    nearest: int = 10
    min_nearness: float = 0.2
    copied: float = 0.5
    window_days: int = 30


@dataclass(frozen=True, slots=True)
class AlignSettings:
    """Which words of one report come from which words of another.

    Attributes:
        method: "learned" (words alike by spelling, meaning and, read by a fitted network, by what
            they do in their sentences) or "rules" (the first two alone; needs no weights).
        min_score: an aligned pair of sentences scores at least this.
        run_words: equal words in a row that count as copied.

    Raises:
        SettingsError: there is no such method.
    """

    method: str = "learned"
    min_score: float = 0.4
    run_words: int = 6

    def __post_init__(self) -> None:
        _check_method("align", self.method)


@dataclass(frozen=True, slots=True)
class LineageSettings:
    """When an alignment between reports is a derivation.

    Attributes:
        method: "learned" (what each of a handful of reports tells of the others' sentences is
            read by a fitted network) or "rules" (words in common alone; needs no weights).
        min_chance: how surely two reports must be kin for one to be the other's parent
            (`lineage/kinship.py`).
        min_chance_further: how surely a child must have a parent beside those already found.
        copy_verbatim: a child whose body is this verbatim is a copy or an excerpt.
        copy_share: a verbatim child that holds this share of its parent is a copy rather than an
            excerpt.
    """

    method: str = "learned"
    min_chance: float = 0.45
    min_chance_further: float = 0.4
    copy_verbatim: float = 0.9
    copy_share: float = 0.85

    def __post_init__(self) -> None:
        _check_method("lineage", self.method)


@dataclass(frozen=True, slots=True)
class MatchSettings:
    """When two claims are the same claim.

    Attributes:
        method: "learned" (words alike by spelling, meaning and, read by a fitted network, by what
            they do in their sentences) or "rules" (the first two alone; needs no weights).
        min_score: how sure it must be that two claims are the same.

    Raises:
        SettingsError: there is no such method.
    """

    method: str = "learned"
    min_score: float = 0.55

    def __post_init__(self) -> None:
        _check_method("match", self.method)


@dataclass(frozen=True, slots=True)
class DriftSettings:
    """Which changes are reported.

    Attributes:
        method: "learned" (rules, and a fitted judge of rewordings beside them) or "rules" alone.
        min_confidence: changes less sure than this are not reported.
        min_confidence_serious: the same for changes of high severity: one that is missed costs
            more than one that is looked at in vain.

    Raises:
        SettingsError: there is no such method.
    """

    method: str = "learned"
    min_confidence: float = 0.4
    min_confidence_serious: float = 0.37

    def __post_init__(self) -> None:
        _check_method("drift", self.method)

    def least_for(self, severity: str) -> float:
        """The confidence from which on a change of a severity is reported."""
        return self.min_confidence_serious if severity == "high" else self.min_confidence


@dataclass(frozen=True, slots=True)
class CorpusSettings:
    """How reuse is found in a corpus.

    Attributes:
        least_words: a report with fewer words, furniture apart, is not compared.
        furniture_words: words of the shingles that furniture is known by.
        furniture_sample: reports of each outlet in which furniture is looked for.
        furniture_share: a shingle in this share of an outlet's sample is furniture, ...
        furniture_least: ... but not in fewer reports than this, ...
        furniture_most: ... and always in as many as this.
        furniture_outlets: what is furniture of so many outlets is furniture of all of them.
        furniture_run: so many furniture shingles in a row are furniture.
        furniture_max_share: a report with a greater share of furniture is a story that its outlet
            printed again, and keeps its words.
        near_resemblance: estimated share of common shingles that makes a near copy.
        shingle_words: words of the shingles that sketches are made of, and that anchor a passage.
        telling_bits: a word at least so surprising tells something: pairs are found by two of
            them that stand near each other.
        telling_reach: each is paired with so many telling words behind it.
        enough_bits: two that are together so surprising, beyond the log of the number of reports,
            do; to two that are not the telling word behind them is added, if the three then are.
        wide_words: words of those by which a story that very many carry is found.
        few_holders: of a shingle that so many hold at most, every two are a pair.
        earliest_holders: of one that more hold, each is paired with so many of the earliest.
        many_holders: a short shingle that more hold than this finds nobody.
        least_weight: weight of shared shingles that a pair is laid side by side for.
        rare_holders: what so many hold at most is rare.
        least_rare: a pair must share so much that is rare, ...
        many_wide: ... or so many wide shingles, as two carriers of one story do.
        most_diagonals: ways of laying two texts side by side that are tried.
        least_chance: a pair that is so likely to be reuse is told.
        language_sample: representatives in which the language of the corpus is counted.
        language_least: words and pairs of words met less often than this count as rare.
        sure_by_citation: how often the parent of a link is the very report that was copied, where
            the child names its outlet. This and the four below were measured on 100,000 made
            reports (news, 2026-11-21): 8,009, 10,334, 5,134, 3,048 and 3,073 links.
        sure_by_date: the same, where only the dates tell, and a part was copied.
        sure_by_date_whole: the same, where all or most was copied: others have it all, too.
        sure_by_words: the same, where nothing tells who was first, and a part was copied; the
            direction is then left open.
        sure_by_words_whole: the same, where all or most was copied.
    """

    least_words: int = 8
    furniture_words: int = 3
    furniture_sample: int = 60
    furniture_share: float = 0.25
    furniture_least: int = 3
    furniture_most: int = 6
    furniture_outlets: int = 3
    furniture_run: int = 4
    furniture_max_share: float = 0.7
    near_resemblance: float = 0.5
    shingle_words: int = 3
    telling_bits: float = 8.0
    telling_reach: int = 6
    enough_bits: float = 8.0
    wide_words: int = 7
    few_holders: int = 16
    earliest_holders: int = 3
    many_holders: int = 128
    least_weight: int = 8
    rare_holders: int = 4
    least_rare: int = 4
    many_wide: int = 15
    most_diagonals: int = 24
    least_chance: float = 0.5
    language_sample: int = 50_000
    language_least: int = 4
    sure_by_citation: float = 0.99
    sure_by_date: float = 0.96
    sure_by_date_whole: float = 0.87
    sure_by_words: float = 0.91
    sure_by_words_whole: float = 0.44


@dataclass(frozen=True, slots=True)
class Settings:
    """Everything that can be set, one field a stage; `Settings()` is the measured default."""

    acquire: AcquireSettings = field(default_factory=AcquireSettings)
    read: ReadSettings = field(default_factory=ReadSettings)
    annotate: AnnotateSettings = field(default_factory=AnnotateSettings)
    attribution: AttributionSettings = field(default_factory=AttributionSettings)
    place: PlaceSettings = field(default_factory=PlaceSettings)
    block: BlockSettings = field(default_factory=BlockSettings)
    align: AlignSettings = field(default_factory=AlignSettings)
    lineage: LineageSettings = field(default_factory=LineageSettings)
    match: MatchSettings = field(default_factory=MatchSettings)
    drift: DriftSettings = field(default_factory=DriftSettings)
    corpus: CorpusSettings = field(default_factory=CorpusSettings)

    def digest(self) -> str:
        """SHA-256 over all values, the same for the same settings on every machine."""
        values = json.dumps(dataclasses.asdict(self), sort_keys=True)
        return hashlib.sha256(values.encode()).hexdigest()


def load_settings(path: Path) -> Settings:
    """Read a TOML file with one table a stage; what it does not say keeps its default.

    Raises:
        SettingsError: the file cannot be read, is not TOML, or names a table or key that does not
            exist, or gives a value of the wrong type.
    """
    try:
        tables = tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise SettingsError(f"settings {path}: {error.strerror}; give a TOML file") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise SettingsError(f"settings {path}: not TOML ({error})") from error
    return settings_from_tables(tables, str(path))


def settings_from_tables(tables: dict[str, Any], where: str) -> Settings:
    """Settings from nested tables as a TOML reader gives them; errors name `where`."""
    stages: dict[str, Any] = {}
    known = {f.name: f for f in dataclasses.fields(Settings)}
    for name, table in tables.items():
        if name not in known:
            raise SettingsError(
                f"settings {where}: no stage {name!r}; there are {', '.join(sorted(known))}"
            )
        if not isinstance(table, dict):
            raise SettingsError(f"settings {where}: {name} must be a table, as in [{name}]")
        stages[name] = _stage_settings(name, getattr(Settings(), name), table, where)
    return Settings(**stages)


def _stage_settings(name: str, default: Any, table: dict[str, Any], where: str) -> Any:
    known = [f.name for f in dataclasses.fields(default)]
    values: dict[str, Any] = {}
    for key, value in table.items():
        if key not in known:
            raise SettingsError(
                f"settings {where}: {name} has no {key!r}; it has {', '.join(known)}"
            )
        wanted = type(getattr(default, key))
        number = float(value) if wanted is float and type(value) is int else value
        if type(number) is not wanted:
            raise SettingsError(
                f"settings {where}: {name}.{key} must be {wanted.__name__}, "
                f"not {type(value).__name__}"
            )
        values[key] = number
    return dataclasses.replace(default, **values)
