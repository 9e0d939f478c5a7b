from __future__ import annotations

import pyarrow as pa
from tests.corpus.kernel.counted import NO_FURNITURE, news_language
from tests.corpus.newswire import Newsroom

from headwater.corpus.kernel.features import (
    PostingBounds,
    band_sketches,
    compare_sketches,
    post_shingles,
    sketch_reports,
)
from headwater.corpus.kernel.language import BIT

BOUNDS = PostingBounds(8 * BIT, 3, 16 * BIT, 7)


def texts(seed: int, count: int) -> list[str]:
    room = Newsroom(seed)
    return [" ".join(room.body()) for _ in range(count)]


def sketches(reports: list[str]) -> pa.RecordBatch:
    batch = pa.RecordBatch.from_pydict(
        {
            "number": pa.array(range(len(reports))),
            "text": reports,
            "outlet": pa.array([None] * len(reports), pa.string()),
        }
    )
    return sketch_reports(batch, NO_FURNITURE, 3)


def postings(reports: list[str], roots: list[str | None]) -> set[tuple[int, int, bool]]:
    batch = pa.RecordBatch.from_pydict(
        {
            "number": pa.array(range(len(reports))),
            "text": reports,
            "outlet": pa.array([None] * len(reports), pa.string()),
            "root_text": pa.array(roots, pa.string()),
        }
    )
    rows = post_shingles(batch, NO_FURNITURE, news_language(), BOUNDS).to_pylist()
    return {(row["shingle"], row["number"], row["wide"]) for row in rows}


def test_punctuation_case_and_accents_change_no_wording() -> None:
    one, other, third = sketches(
        ["The Café burned, he said.", "the CAFE burned he said", "he said the café burned"]
    )["wording"].to_pylist()
    assert one == other != third


def test_near_copies_meet_in_a_band_and_are_near() -> None:
    (text,) = texts(1, 1)
    near, far = text.replace("night", "day", 1), texts(2, 1)[0]
    made = sketches([text, near, far])
    bands = band_sketches(made).to_pylist()
    by_number = [{row["band"] for row in bands if row["number"] == n} for n in range(3)]
    assert by_number[0] & by_number[1]
    assert not by_number[0] & by_number[2]
    packed = made["sketch"].take(pa.array([1, 2]))
    compared = compare_sketches(
        pa.RecordBatch.from_pydict(
            {
                "member": [1, 2],
                "leader": [0, 0],
                "member_sketch": packed,
                "leader_sketch": made["sketch"].take(pa.array([0, 0])),
            }
        ),
        0.5,
    )
    assert compared["member"].to_pylist() == [1]


def test_a_near_copy_is_found_by_what_it_adds() -> None:
    (root,) = texts(3, 1)
    added = Newsroom(4).sentence()
    whole = postings([root + " " + added], [None])
    rest = postings([root + " " + added], [root])
    assert rest < whole
    assert 0 < len(rest) < len(whole) / 3
    assert postings([root], [root]) == set()


def test_a_report_is_found_by_the_same_whatever_stands_beside_it() -> None:
    reports = texts(5, 6)
    together = postings(reports, [None, reports[0], None, None, reports[1], None])
    for number, root in ((0, None), (1, reports[0]), (4, reports[1])):
        alone = {(s, number, w) for s, _, w in postings([reports[number]], [root])}
        assert alone == {row for row in together if row[1] == number}


def found_by(report: str, enough_bits: int) -> list[tuple[int, bool]]:
    batch = pa.RecordBatch.from_pydict(
        {
            "number": pa.array([7]),
            "text": [report],
            "outlet": pa.array([None], pa.string()),
            "root_text": pa.array([None], pa.string()),
        }
    )
    bounds = PostingBounds(8 * BIT, 3, enough_bits * BIT, 7)
    made = post_shingles(batch, NO_FURNITURE, news_language(), bounds)
    return [(row["shingle"], row["wide"]) for row in made.to_pylist()]


def test_a_third_word_is_added_where_two_tell_too_little_and_three_do_not() -> None:
    # Five words that the newsroom never wrote, all of them equally rare: each of the pairs within
    # reach, or else each of those with the word behind it.
    report = "quorzel the zanzibar of plinthor and mergrave in ostelby"
    rare = news_language().rarest_bits // BIT
    pairs = {(first, second) for first in range(5) for second in range(first + 1, 5)}
    within = [(a, b) for a, b in pairs if b - a <= 3]
    threes = [(a, b, b + 1) for a, b in within if b + 1 < 5]

    def narrow(enough_bits: int) -> int:
        return len([row for row in found_by(report, enough_bits) if not row[1]])

    assert narrow(2 * rare) == len(within)
    assert narrow(2 * rare + 2) == len(threes)
    assert narrow(3 * rare + 3) == 0


def test_long_shingles_are_kept_whatever_is_enough() -> None:
    (report,) = texts(5, 1)
    wide = [{row for row in found_by(report, bits) if row[1]} for bits in (0, 20, 1000)]
    assert wide[0] == wide[1] == wide[2]
