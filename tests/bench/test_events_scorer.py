from __future__ import annotations

import json
from pathlib import Path

from bench.quality.events import india, india_corpus, modality, muc, muc_corpus
from bench.quality.events.coded import code

_KEY = """0.  MESSAGE: ID                     DEV-MUC3-9001 (NCCOSC)
1.  MESSAGE: TEMPLATE               1
2.  INCIDENT: DATE                  30 DEC 89
3.  INCIDENT: LOCATION              TOLMERE
4.  INCIDENT: TYPE                  KIDNAPPING
18. HUM TGT: NAME                   -
19. HUM TGT: DESCRIPTION            "BAKERS"
21. HUM TGT: NUMBER                 3: "BAKERS"
23. HUM TGT: EFFECT OF INCIDENT     DEATH: "BAKERS"

0.  MESSAGE: ID                     DEV-MUC3-9002 (NCCOSC)
1.  MESSAGE: TEMPLATE               *
4.  INCIDENT: TYPE                  *
"""
_TEXT = """
DEV-MUC3-9001 (NOSC)

   TOLMERE, 2 JAN 90 -- [TEXT] GUNMEN ABDUCTED THREE BAKERS IN
OLD TARN ON SATURDAY.

DEV-MUC3-9002 (NOSC)

   TOLMERE, 3 JAN 90 -- [TEXT] IT RAINED.
"""


def _muc(data: Path) -> None:
    folder = data / "muc4" / "dev"
    folder.mkdir(parents=True)
    (folder / "dev-muc3-9001-9002").write_text(_TEXT, encoding="latin-1")
    (folder / "key-dev-9001.muc4").write_text(_KEY, encoding="latin-1")


def test_a_report_in_capitals_is_read_as_news_is_written(tmp_path: Path) -> None:
    _muc(tmp_path)
    first, second = muc_corpus.read_reports(tmp_path, "dev")
    assert first.published == "1990-01-02"
    assert first.text == "Gunmen abducted three bakers in old tarn on Saturday."
    assert second.text == "It rained."


def test_a_template_has_its_kinds_and_the_number_of_the_dead(tmp_path: Path) -> None:
    _muc(tmp_path)
    (template,) = muc_corpus.read_templates(tmp_path, "dev")
    assert (template.kinds, template.dead, template.injured) == (frozenset({"KIDNAPPING"}), 3, None)


def test_an_abduction_is_a_kidnapping_of_muc(tmp_path: Path) -> None:
    _muc(tmp_path)
    report = next(iter(muc_corpus.read_reports(tmp_path, "dev")))
    coded = code(report.name, report.text, report.published)
    templates = list(muc_corpus.read_templates(tmp_path, "dev"))
    figures = muc.compare(templates, coded.events, coded.times).figures()
    assert (figures["kind_f1"], figures["date_right"], figures["dead_right"]) == (1.0, 1.0, 0.0)


def test_a_missing_corpus_is_named(tmp_path: Path) -> None:
    assert "sents.jsonl" in (india_corpus.what_is_missing(tmp_path) or "")
    assert "dev" in (muc_corpus.what_is_missing(tmp_path, "dev") or "")


def test_what_police_did_is_scored_sentence_by_sentence(tmp_path: Path) -> None:
    folder = tmp_path / "india_police_events"
    folder.mkdir()
    said = [
        ("police fired 12 rounds at the crowd.", ["FORCE"]),
        ("three men were arrested.", ["ARREST"]),
        ("the police did not intervene.", ["FAIL"]),
        ("it rained.", []),
    ]
    rows = [
        {"doc_id": 7, "sent_id": n, "sent_labels": labels, "sent_text": text}
        for n, (text, labels) in enumerate(said)
    ]
    lines = "\n".join(json.dumps(row) for row in rows)
    (folder / "sents.jsonl").write_text(lines, encoding="utf-8")
    (folder / "metadata.jsonl").write_text('{"doc_id": 7, "date": "2002-03-10"}', encoding="utf-8")
    (document,) = india_corpus.read_documents(tmp_path)
    coded = code(document.name, document.text, document.published)
    figures = india.compare(document, coded.events).figures()
    assert (figures["force_f1"], figures["arrest_f1"], figures["fail_f1"]) == (1.0, 1.0, 1.0)


def test_every_labelled_sentence_holds_its_word() -> None:
    sentences = modality.read_sentences()
    assert len(sentences) == 120
    assert all(s.word in s.text for s in sentences)
    assert {s.modality for s in sentences} == {
        "asserted", "negated", "future", "hypothetical", "historical",
    }  # fmt: skip
