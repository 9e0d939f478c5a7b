"""What a report says: attributions with their chains, citations, claims, numbers, times, places."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from headwater.model.span import Span

SourceKind = Literal["person", "group", "outlet", "document", "unnamed"]
CueClass = Literal["neutral", "factive", "doubting", "denying", "estimating", "attitude"]
Certainty = Literal["stated", "hedged", "denied", "hypothetical"]
Bound = Literal["exact", "at-least", "at-most", "about"]
CitationKind = Literal["report", "self", "tag", "body", "link"]
Anchor = Literal["published", "text", "none"]
Modality = Literal["asserted", "historical", "future", "hypothetical", "negated"]
TimexType = Literal["DATE", "TIME", "DURATION", "SET"]
VoiceNumber = Literal["one", "several"]
Relation = Literal["eyewitness", "participant", "official", "hearsay"]


@dataclass(frozen=True, slots=True)
class Voice:
    """One voice of a chain: whoever passed the statement on.

    Attributes:
        name: resolved name ("Adnan", "Lift Siege", "VOA") or description ("activists").
        kind: what sort of voice.
        role: what the text says they are ("activist", "chief whip"), or None.
        of: the group they belong to or speak for, or None.
        channel: how they spoke to the next voice ("email", "phone", "statement", "video",
            "interview", "social media", "in person", "letter", "radio", "television",
            "document"), or None.
        recipient: whom they told, where that is no outlet, or None.
        voice: id of the entity ("v1", ... over all reports): one for all spellings of a voice.
            Within one extracted report a running number; "" where nothing is known of it.
        anonymous: whether the text says that the name is withheld.
        number: of voices without a name, whether one speaks or several, else None.
        relation: what the text says of how they know: they saw it, took part in it, speak for a
            state body, or have it from others; None where it says nothing.
    """

    name: str
    kind: SourceKind
    role: str | None = None
    of: str | None = None
    channel: str | None = None
    recipient: str | None = None
    voice: str = ""
    anonymous: bool = False
    number: VoiceNumber | None = None
    relation: Relation | None = None


@dataclass(frozen=True, slots=True)
class VoiceEntity:
    """One voice with all its spellings, over all reports.

    Attributes:
        id: "v1", ... in order of report and place.
        name: the fullest name that any report gives.
        kind: what sort of voice.
        spellings: the words by which reports name it as a source, in order, each once.
        reports: ids of the reports in which it speaks.
        attributions: ids of the attributions in whose chain it stands.
    """

    id: str
    name: str
    kind: SourceKind
    spellings: tuple[str, ...]
    reports: tuple[str, ...]
    attributions: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Attribution:
    """One attributed clause (source, cue, content: PARC 3 and PolNeAR).

    Attributes:
        id: "a1", ... over all reports, in order of report and place; "" until numbered.
        content: the credited words; of direct speech the words between the marks.
        cue: the crediting words, or None (a continued quote).
        source: whom they are credited to, as the words stand in the text, or None.
        source_kind: what sort of source.
        direct: whether the content stands between quotation marks.
        continued: whether this goes on from an attribution before it without a cue of its own.
        chain: voices, nearest the fact first, the report's own outlet left out unless the text
            names it ("told VOA").
        cue_class: how the cue commits the reporter.
        confidence: 0 to 1: the chance that people would label it too.
        evidence: what that rests on, in words.
    """

    id: str
    content: Span
    cue: Span | None
    source: Span | None
    source_kind: SourceKind
    direct: bool
    continued: bool
    chain: tuple[Voice, ...]
    cue_class: CueClass
    confidence: float
    evidence: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Citation:
    """A place where a report names where its words come from.

    Attributes:
        span: the words that cite ("According to a report on VOA"; "told VOA"; "(AP)").
        name: the outlet, agency or body as the words stand ("VOA"), resolved inside the report
            ("the report" -> "VOA").
        kind: "report" cites another outlet's report; "self" is speech to the outlet itself or to
            another ("told VOA": first-hand for VOA, a citation of VOA anywhere else); "tag" an
            agency tag in dateline or byline; "body" a group, ministry or monitor quoted for a
            statement; "link" a hyperlink.
        content: what the citation credits to it (the sentence or clause), or None for tags.
        confidence: 0 to 1.
    """

    span: Span
    name: str
    kind: CitationKind
    content: Span | None
    confidence: float


@dataclass(frozen=True, slots=True)
class Number:
    """A figure and what it counts.

    Attributes:
        span: the words of the figure with its bound ("at least 11").
        value: the figure; of a range, its middle (see `low` and `high`).
        unit: singular lower-case lemma of what is counted ("commander", "percent", "dollar",
            "hour"), or "" where the text does not say.
        bound: how the text limits it.
        low: the least value meant.
        high: the greatest value meant.
    """

    span: Span
    value: float
    unit: str
    bound: Bound
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Hedge:
    """A word of doubt on a statement ("apparent", "may", "reportedly").

    Attributes:
        span: the words.
        strength: how far it lowers certainty, 0 (hardly) to 1 (a mere possibility).
    """

    span: Span
    strength: float


@dataclass(frozen=True, slots=True)
class TimeExpression:
    """A time expression: TIMEX3's type and value (TimeML 1.2.1), and its interval of days.

    Attributes:
        id: "t1", ...; "" until numbered.
        span: the words.
        earliest: ISO date, or None where the text alone does not say.
        latest: ISO date, or None.
        precision: ACLED time_precision: 1 the day is known, 2 the week, 3 only the month or more.
        anchor: what it was resolved against; "none": an interval holds bounds at most.
        type: a day or a longer unit, a time of day, how long, or how often.
        value: "2015-07-10", "2015-W28", "2015-07-10TNI", "P3W", "XXXX-05", "PAST_REF"; a range as
            "2015-05/2015-07".
    """

    id: str
    span: Span
    earliest: str | None
    latest: str | None
    precision: int
    anchor: Anchor
    type: TimexType = "DATE"
    value: str = ""

    @property
    def names_days(self) -> bool:
        """Whether it says when, rather than how long or how often, or nothing ("recently")."""
        return self.type in {"DATE", "TIME"} and not self.value.endswith("_REF")


@dataclass(frozen=True, slots=True)
class ContainingPlace:
    """An entry of the gazetteer that a place is known to lie in.

    Attributes:
        name: the gazetteer's name.
        geonameid: GeoNames id, or None.
        kind: as in `Place`.
        lat: WGS84 degrees north of its middle, or None.
        lon: WGS84 degrees east, or None.
    """

    name: str
    geonameid: int | None
    kind: str
    lat: float | None
    lon: float | None


@dataclass(frozen=True, slots=True)
class Place:
    """A toponym and the gazetteer entry it resolves to; `lat` None: named but not resolved.

    Attributes:
        id: "p1", ...; "" until numbered.
        span: the toponym.
        name: the gazetteer's name, or the words themselves when not resolved.
        geonameid: GeoNames id, or None.
        lat: WGS84 degrees north, or None.
        lon: WGS84 degrees east, or None.
        kind: "city", "part" (of a city), "street", "site", "district", "province", "country",
            "region", "nature", "unknown".
        country: ISO 3166 alpha-2 code, or None.
        precision: ACLED geo_precision 1 to 3.
        confidence: 0 to 1.
        candidates: how many entries the words could mean.
        province: name of the first-order division that it lies in or is, or None.
        district: name of the second-order division, or None.
        where_prec: UCDP where_prec 1 to 7, or None where nothing is known.
        resolution: PLOVER resolution, 5 (sub-city) to 1 (country), or None where none fits.
        uncertainty_m: how far it may lie from the point (of an unresolved place: from that of
            `within`), in metres, or None.
        relation: whether the place itself is meant, a spot near it, or one between it and another.
        within: of an unresolved place the smallest one that it is known to lie in, or None.
        role: "place", or "body" where it stands in the name of a body that serves it or sits there
            ("Titus County Sheriff's Office"): such a place is none of an event by itself.
    """

    id: str
    span: Span
    name: str
    geonameid: int | None
    lat: float | None
    lon: float | None
    kind: str
    country: str | None
    precision: int
    confidence: float
    candidates: int
    province: str | None = None
    district: str | None = None
    where_prec: int | None = None
    resolution: int | None = None
    uncertainty_m: int | None = None
    relation: Literal["in", "near", "between"] = "in"
    within: ContainingPlace | None = None
    role: Literal["place", "body"] = "place"


@dataclass(frozen=True, slots=True)
class Claim:
    """One statement that a reader could check: a sentence, or a clause of one.

    Attributes:
        id: "c1", ...; "" until numbered.
        span: the words.
        sentence: index of its sentence in the report's annotations.
        attributions: ids of the attributions whose content holds it, outermost first.
        certainty: how the report states it.
        hedges: words of doubt in it.
        numbers: figures in it.
        event: id of the event it reports, or None.
        group: id of its group across reports; None until matched.
    """

    id: str
    span: Span
    sentence: int
    attributions: tuple[str, ...]
    certainty: Certainty
    hedges: tuple[Hedge, ...]
    numbers: tuple[Number, ...]
    event: str | None = None
    group: str | None = None


@dataclass(frozen=True, slots=True)
class Acled:
    """ACLED's type and sub-type of an event."""

    type: str
    sub_type: str


@dataclass(frozen=True, slots=True)
class Event:
    """A coded event: somebody's claim in PLOVER's terms (manual of 2024-02).

    Attributes:
        id: "e1", ...; "" until numbered.
        claims: ids of the claims that report it.
        type: one of the 16 PLOVER events ("ASSAULT").
        mode: PLOVER mode, or None.
        context: PLOVER contexts.
        modality: PLOVER's auxiliary modes; "asserted" where none applies.
        actors: who did it, as named in the text.
        recipients: to whom.
        place: id of the place, or None.
        time: id of the time expression, or None.
        dead: (low, high), or None where the text gives no figure.
        injured: the same.
        arrested: the same.
        trigger: the word that reports it, or None.
        reason: why it is coded so, in words.
        acled: ACLED's type and sub-type, or None where it has none there.
    """

    id: str
    claims: tuple[str, ...]
    type: str
    mode: str | None
    context: tuple[str, ...]
    modality: Modality
    actors: tuple[str, ...]
    recipients: tuple[str, ...]
    place: str | None
    time: str | None
    dead: tuple[float, float] | None
    injured: tuple[float, float] | None
    arrested: tuple[float, float] | None = None
    trigger: Span | None = None
    reason: str = ""
    acled: Acled | None = None
