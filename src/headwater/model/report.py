"""A capture (bytes as received) and a report (text to work on, with its furniture marked)."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from headwater.model.span import Published, Span

OutletBasis = Literal["header", "metadata", "self-reference", "url"]
BlockKind = Literal["title", "standfirst", "paragraph", "crosshead", "key-point", "furniture"]
ReceiptMethod = Literal["file", "stdin", "archive", "feed", "collection", "fetch", "library"]
DeclaredRole = Literal["based-on", "cites", "provider"]
PubStatus = Literal["usable", "withheld", "canceled"]


@dataclass(frozen=True, slots=True)
class Metadata:
    """What came beside or above the words of a report, from a sidecar, header lines or a page.

    Every field is optional; the reader decides which source wins (option, sidecar, header, page).
    """

    title: str | None = None
    outlet: str | None = None
    url: str | None = None
    author: str | None = None
    published: str | None = None
    language: str | None = None


@dataclass(frozen=True, slots=True)
class Receipt:
    """How the bytes of a capture came: what a record of custody starts from.

    Attributes:
        method: the kind of place that they came out of.
        url: where they were fetched from, by us or by whoever made the archive.
        received: when they were fetched, an instant in UTC ("2015-07-01T08:20:00Z"), if known.
        container_sha256: hex digest of the file that they were taken out of, if they were not it.
        record: what the container calls them: a WARC record's id, an entry's id.
    """

    method: ReceiptMethod = "file"
    url: str | None = None
    received: str | None = None
    container_sha256: str | None = None
    record: str | None = None


@dataclass(frozen=True, slots=True)
class Capture:
    """The bytes of one report as they were received.

    Attributes:
        path: the path as the user gave it, "-" for standard input, or a name for a text given by
            a library caller.
        content: the bytes, never altered.
        metadata: the sidecar's and the options' fields, options first.
        notes: one line for each thing that degraded the capture (a sidecar that is not JSON).
        packed_sha256: hex digest of the file where `content` was unpacked from it (gzip); None
            where `content` is the file.
        media_type: what the sender or the archive declared, with its parameters, or what we know
            the bytes to be; None where only their name and themselves tell.
        receipt: how they came.
    """

    path: str
    content: bytes
    metadata: Metadata = field(default_factory=Metadata)
    notes: tuple[str, ...] = ()
    packed_sha256: str | None = None
    media_type: str | None = None
    receipt: Receipt = field(default_factory=Receipt)


@dataclass(frozen=True, slots=True, order=True)
class Outcome:
    """A path that became no report, and why: one line of the account."""

    path: str
    reason: str


@dataclass(frozen=True, slots=True)
class Block:
    """A run of lines of one report that belong together, in reading order, without overlap.

    Attributes:
        kind: "title" is the headline; "standfirst" a second headline line; "crosshead" a short
            heading inside the body; "key-point" a line of a list of highlights (furniture, but a
            statement of this report); "furniture" all that is not news; "paragraph" the rest.
        span: the words; a dateline or agency tag at its start is outside the span (see
            `Report.dateline`).
    """

    kind: BlockKind
    span: Span


@dataclass(frozen=True, slots=True)
class Furniture:
    """Words of a page that are not its news, and the rule that said so."""

    span: Span
    rule: str


@dataclass(frozen=True, slots=True)
class DeclaredSource:
    """What a publisher's own metadata say that a report rests on: not words, so without a span.

    Attributes:
        role: "based-on" the report is made from it (schema.org isBasedOn); "cites" it is referred
            to (citation); "provider" it supplied the report (sourceOrganization, infoSources).
        name: what it is called, or None.
        url: its address, http(s) only, or None; one of the two is always there.
    """

    role: DeclaredRole
    name: str | None = None
    url: str | None = None


@dataclass(frozen=True, slots=True)
class Report:
    """One published text, ready to be analysed. Offsets everywhere count into `text`.

    Attributes:
        id: "r1", "r2", ... in the order of (path, digest).
        path: as the user gave it.
        url: where it was published, if anything says so.
        sha256: hex digest of the captured bytes (of the packed file, if it was packed).
        text_sha256: hex digest of `text` encoded as UTF-8 ("surrogatepass").
        text: the decoded file (plain text: newlines untouched) or the extracted text (HTML).
        title: the headline, or None.
        outlet: who published it, or None.
        outlet_basis: what says so; None with `outlet`. "self-reference" is filled in by the
            lineage stage ("told VOA"), everything else by the reader.
        author: byline, or None.
        dateline: place, date and agency tag at the head of the body ("BEIRUT (Reuters) -"): it is
            evidence, so it has a field of its own and is not furniture.
        agency_tags: other credits to an agency, in bylines or at the end ("(AP)").
        published: interval with basis.
        language: ISO 639-1 code.
        furniture: what is marked as not news, in order, without overlap.
        blocks: the whole text in reading order.
        encoding: the charset that the bytes were decoded with, and how it was found
            ("utf-8 (declared)", "windows-1252 (guessed, 0.91)").
        extraction: how the text was won: "plain", "trafilatura", "trafilatura-huge-tree",
            "tag-stripping", ...
        links: targets of hyperlinks in the body, http(s) only.
        declared: what the publisher's metadata say that it rests on.
        pub_status: as the publisher's metadata say; "canceled" is a kill: the report was taken
            back, and so is whatever rests on it.
        modified: when it was last changed, as its metadata say.
        notes: one line for each thing that degraded the reading; they go to the account.
    """

    id: str
    path: str
    url: str | None
    sha256: str
    text_sha256: str
    text: str
    title: Span | None
    outlet: str | None
    outlet_basis: OutletBasis | None
    author: str | None
    dateline: Span | None
    agency_tags: tuple[Span, ...]
    published: Published
    language: str
    furniture: tuple[Furniture, ...]
    blocks: tuple[Block, ...]
    encoding: str
    extraction: str
    links: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    declared: tuple[DeclaredSource, ...] = ()
    pub_status: PubStatus = "usable"
    modified: Published = Published()

    def span(self, start: int, end: int) -> Span:
        """The span of this report's text from `start` to `end`."""
        return Span(self.id, start, end, self.text[start:end])
