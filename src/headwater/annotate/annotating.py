"""Report -> Annotations: a report's paragraphs parsed, and told in the report's own offsets."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import accumulate
from typing import TYPE_CHECKING

from headwater.annotate.language import installed_model, version_of
from headwater.annotate.parsing import parse_all, word_vectors
from headwater.annotate.quotations import find_quotations
from headwater.annotate.sentences import sentence_bounds
from headwater.lexicon.fold import straighten
from headwater.model import Annotations, Block, Name, Report, Sentence, Token
from headwater.settings import AnnotateSettings

if TYPE_CHECKING:
    from spacy.tokens import Doc

_CONTENT_POS = {"NOUN", "PROPN", "VERB", "ADJ", "ADV", "NUM"}
_QUOTE = '"'


def annotate(report: Report, settings: AnnotateSettings) -> Annotations:
    """Parse one report.

    Raises:
        ResourceError: no English pipeline is installed, or not the one that the settings name.
    """
    model_name = settings.model or installed_model()
    text = straighten(report.text)
    builder = _Builder(report)
    pieces = list(_pieces(report, settings.max_paragraph_chars))
    parses = parse_all(model_name, [text[start:end] for _, start, end in pieces])
    for (block, start, _), doc in zip(pieces, parses, strict=True):
        builder.add(block, start, doc)
    return Annotations(
        report=report.id,
        tokens=tuple(builder.tokens),
        sentences=tuple(builder.sentences),
        names=tuple(builder.names),
        quotations=tuple(find_quotations(report)),
        vectors=word_vectors(model_name, builder.tokens),
        language_model=language_model(settings),
    )


def language_model(settings: AnnotateSettings) -> str:
    """Name and version of the model that parses; it is not loaded.

    Raises:
        ResourceError: no English pipeline is installed.
    """
    name = settings.model or installed_model()
    return f"{name} {version_of(name)}"


def with_vectors(annotations: Annotations) -> Annotations:
    """A parse that was kept without its word vectors, with them: the language model has them.

    Raises:
        ResourceError: the model that parsed it is not installed.
    """
    model_name = annotations.language_model.partition(" ")[0]
    return replace(annotations, vectors=word_vectors(model_name, annotations.tokens))


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
        for first, last in sentence_bounds(doc, quotes_before):
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
