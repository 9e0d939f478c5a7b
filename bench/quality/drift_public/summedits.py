"""SummEdits: summaries of one document, some of them edited so that it no longer bears them out.

Laban et al., "LLMs as Factual Reasoners" (2023). Of its ten domains those whose texts are free to
pass on are at hand: earnings calls, podcasts, meetings, sales calls, sales e-mails, chats and
abstracts of papers. The pairs that its authors call "test" are never read here.
"""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path

from bench.quality.drift_public.compared import Compared
from bench.quality.drift_public.figures import balanced_accuracy
from bench.quality.drift_public.mapping import CONTENT
from bench.quality.drift_public.pairs import Confusion, Measure, Pair, PublicSet

_FOLDER = "summedits"
_SPLIT = "evaluation"
_DOMAINS = ("ectsum", "podcast", "qmsumm", "sales_call", "sales_email", "samsum", "scitldr")


def read_pairs(data: Path) -> dict[str, list[Pair]]:
    """Pairs by domain; the document is the parent, the summary the child."""
    return {d: _read_domain(_file(data, d)) for d in _DOMAINS if _file(data, d).is_file()}


def _read_domain(path: Path) -> list[Pair]:
    items = json.loads(path.read_text(encoding="utf-8"))
    documents: dict[str, str] = {}
    return [
        Pair(
            name=item["id"],
            group=documents.setdefault(item["doc"], f"document {len(documents) + 1}"),
            parent=item["doc"],
            child=item["summary"],
            label="consistent" if int(item["label"]) else "inconsistent",
        )
        for item in items
        if item["split"] == _SPLIT
    ]


def _file(data: Path, domain: str) -> Path:
    return data / _FOLDER / f"summedits_{domain}.json"


def _missing(data: Path) -> str:
    lost = [d for d in _DOMAINS if not _file(data, d).is_file()]
    if len(lost) == len(_DOMAINS):
        return f"there is no file summedits_DOMAIN.json in {data / _FOLDER}"
    return f"domains that are not there: {', '.join(lost)}" if lost else ""


def _answer(pair: Pair, inconsistent: bool) -> Confusion:
    return Counter({(pair.label, "inconsistent" if inconsistent else "consistent"): 1})


def _any(pair: Pair, compared: Compared) -> Confusion:
    return _answer(pair, bool(compared.drift) or compared.novel)


def _content(pair: Pair, compared: Compared) -> Confusion:
    return _answer(pair, bool(compared.kinds & CONTENT) or compared.novel)


def _content_without_novel(pair: Pair, compared: Compared) -> Confusion:
    return _answer(pair, bool(compared.kinds & CONTENT))


SUMMEDITS = PublicSet(
    _FOLDER,
    "SummEdits: consistent or not; balanced accuracy",
    _missing,
    read_pairs,
    (
        Measure("any or novel", _any, balanced_accuracy),
        Measure("content or novel", _content, balanced_accuracy),
        Measure("content", _content_without_novel, balanced_accuracy),
    ),
)
