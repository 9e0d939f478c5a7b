"""Single lines in a small invented report: which are furniture, and which only look like it."""

from __future__ import annotations

import pytest

from headwater.model import Capture, Report
from headwater.read import read
from headwater.settings import ReadSettings

TITLE = "Dam keeper says gates were left open"
BODY = (
    "The keeper of the Orlu dam said on Friday that its gates were left open for two nights "
    "before the flood that drowned nine people.",
    "Musa Bello told an inquiry that he had called the control room twice. Nobody answered.",
    "The water board denied that. It said its logs show no call.",
    "The inquiry goes on until March.",
)

ABOVE_TITLE = """
Orlu Herald - Nigeria's trusted newspaper
News in brief | Weather | Traffic
☰ Menu
Monday, 5 February 2024
You are here: Home » News » Inquiry
Home / News / Inquiry
The Orlu Herald > Local > Courts
Accept all cookies
Vol. 12, No. 33
Local news from the Orlu valley since 1974
Radio Orlu 98.4 FM
Trending: Ten recipes for the rainy season
"""
UNDER_TITLE = """
By Tunde Okoro
Tunde Okoro
By our correspondent
Tunde Okoro, Lagos
Tunde Okoro reports from Orlu
By TUNDE OKORO, Orlu Herald
By Tunde Okoro | 5 Feb 2024 | Orlu
May 22, 2024 · by Tunde Okoro · 3 min read
Orlu Valley Notes, 3 July
Published: 5 Feb 2024, 09:30
Last updated 2 hours ago
Share this: Facebook Twitter
12.4k views
0 comments
FILE - The Orlu dam in 2019.
The Orlu dam in a file photo.
The Orlu dam. Photo by Ada Eze
The gates of the dam, seen on Friday. (Ada Eze/Orlu Herald)
The dam seen from the air [Ada Eze/Orlu Herald]
A guard walks past the broken gates near Orlu, March 3, 2024
PHOTO | ADA EZE
Reuters/Ada Eze
"""
BETWEEN_PARAGRAPHS = """
Advertisement
ADVERTISEMENT - STORY CONTINUES BELOW
Read also: Floods cut road to Owerri
Also read | Who runs the water board?
(Read also: Floods cut road to Owerri)
SEE ALSO Timeline of the Orlu flood
Watch: The gates seen from a drone
READ: Who opened the gates?
You might be interested in: Flood inquiry opens
Also on the Herald: Ten cities where a taxi ride costs less than a cup of coffee
Sign up for our morning newsletter
Subscribe to our WhatsApp channel for updates.
File photo: the dam in 2018
Image caption: The dam in 2018
By providing an email address, I agree to the Terms of Use.
Support local journalism. Become a member today.
"""
BELOW = """
Tags: floods, dams
#floods #orlu
© Orlu Herald 2024
Orlu Herald, 12 Dam Road, Orlu
Contact: news@orluherald.example
Tunde Okoro covers courts for the Orlu Herald.
Tunde Okoro is the Herald's courts reporter.
Comments (14)
Join the conversation
Next: Market fire in Aba
Sign up to our newsletter for more stories like this.
Like this story? Buy us a coffee.
Did you find this story useful? Let us know.
-- Orlu Herald
Home | About | Contact | Privacy
Great Lakes Radio | Frequencies | Contact
Reporting by Tunde Okoro; editing by Ada Eze
Ada Eze contributed to this report.
Republish freely with a link.
Older post | Newer post
Radio Orlu: your voice in the valley
Market fire in Aba destroys 40 stalls
If you have information about this story, write to us at tips@orluherald.example.
The Orlu Herald is a member of the Valley Press Group.
Tune in to Radio Orlu at 7pm.
"""
NEWS_BETWEEN = """
Read more books, the judge told him.
Share prices fell.
Related charges were dropped.
Home care workers were not told.
The board's photo of the gates was blurred.
Comments by the minister angered them.
Advertising on the dam's wall was banned in 2020.
By Friday the water had gone.
Follow-up visits were cancelled.
Subscribers to the alert service got no message, the board said.
Copyright in the logs belongs to the board.
"Sign up or go home," he was told.
No one was hurt.
He wept.
The file - 40 pages long - was leaked.
Watch towers stood empty.
Live wires hung over the road.
World leaders sent condolences.
In this photo the gates are shut, the lawyer said, pointing.
You can hear the water from here, she said.
Written by a clerk, the note said the gates were shut.
The minister is a member of our party, a deputy said.
"""
NEWS_BELOW = """
The inquiry is to report in May.
Support for the board is fading.
No one has been charged.
The board is run by Ada Eze, a former senator.
Call records are due on Monday.
You could smell it for days.
Watch committees have formed in our villages, a chief said.
Tunde Okoro is a journalist who was detained for two days after filming the dam.
Musa Bello is a reporter turned dam keeper.
"""
CROSSHEADS = """
Gates and logs
'Nobody answered'
What happened next?
The night of the flood
Read the logs
Home again
More rain
Follow the money
"""


def lines(words: str) -> list[str]:
    return words.strip().split("\n")


def read_text(text: str) -> Report:
    return read(Capture("a.txt", text.encode()), "r1", ReadSettings())


def read_with(line: str, *, at: int) -> Report:
    """The report with one more line, counted from its title."""
    parts = [TITLE, *BODY]
    return read_text("\n\n".join([*parts[:at], line, *parts[at:]]))


def kind_of(report: Report, line: str) -> str:
    start = report.text.index(line)
    (kind,) = {
        b.kind for b in report.blocks if b.span.start < start + len(line) and start < b.span.end
    }
    return kind


@pytest.mark.parametrize(
    ("at", "line"),
    [
        (at, line)
        for at, words in ((0, ABOVE_TITLE), (1, UNDER_TITLE), (3, BETWEEN_PARAGRAPHS), (5, BELOW))
        for line in lines(words)
    ],
)
def test_furniture_is_marked_and_the_title_stays(at: int, line: str) -> None:
    report = read_with(line, at=at)
    assert kind_of(report, line) == "furniture"
    assert report.title is not None
    assert report.title.text == TITLE
    assert [b.span.text for b in report.blocks if b.kind == "paragraph"] == list(BODY)


@pytest.mark.parametrize(
    ("at", "line"),
    [(at, line) for at, words in ((3, NEWS_BETWEEN), (5, NEWS_BELOW)) for line in lines(words)],
)
def test_a_sentence_with_a_cue_word_is_news(at: int, line: str) -> None:
    assert kind_of(read_with(line, at=at), line) == "paragraph"


@pytest.mark.parametrize("line", lines(CROSSHEADS))
def test_short_headings_between_paragraphs_are_crossheads(line: str) -> None:
    report = read_with(line, at=3)
    assert kind_of(report, line) == "crosshead"
    assert report.furniture == ()


def test_both_copies_of_a_doubled_line_are_marked() -> None:
    line = "Keeper of Orlu Dam Speaks of Open Gates"
    report = read_with(f"{line}\n{line}", at=1)
    assert [(f.span.text, f.rule) for f in report.furniture] == [(line, "repeated-line")] * 2


def test_a_doubled_title_is_a_title_once() -> None:
    report = read_with(TITLE, at=1)
    assert report.title is not None
    assert report.title.start == 0
    assert [f.rule for f in report.furniture] == ["repeated-line"]


def test_a_title_with_the_outlet_behind_it_is_not_the_title() -> None:
    report = read_with(f"{TITLE} | Orlu Herald", at=0)
    assert report.title is not None
    assert report.title.text == TITLE
    assert report.title.start > 0


def test_a_pull_quote_is_a_repeated_line() -> None:
    line = '"its gates were left open for two nights before the flood"'
    report = read_with(line, at=3)
    assert [(f.span.text, f.rule) for f in report.furniture] == [(line, "repeated-line")]


def test_a_related_link_inside_the_body_takes_nothing_with_it() -> None:
    report = read_with("Related stories\nFloods cut road to Owerri\nWho runs the water board", at=3)
    assert len(report.furniture) == 3
    assert {f.rule for f in report.furniture} == {"related-link"}
    assert [b.span.text for b in report.blocks if b.kind == "paragraph"] == list(BODY)


def test_readers_comments_are_furniture_even_where_they_are_sentences() -> None:
    comment = "This is what they told us in the last flood too, and nobody listened."
    report = read_with(f"2 comments\n\nMusa K says:\n\n{comment}", at=5)
    assert kind_of(report, comment) == "furniture"


def test_a_counter_of_comments_above_the_body_takes_nothing_with_it() -> None:
    report = read_with("2 comments", at=1)
    assert [b.span.text for b in report.blocks if b.kind == "paragraph"] == list(BODY)


def test_key_points_are_statements_and_furniture() -> None:
    points = ["Gates of the dam were open.", "Nine people drowned."]
    report = read_with("At a glance:\n" + "\n".join(f" •\u00a0{p}" for p in points), at=1)
    assert [b.span.text for b in report.blocks if b.kind == "key-point"] == points
    assert [f.span.text for f in report.furniture] == [
        "At a glance:",
        *(f"•\u00a0{p}" for p in points),
    ]
    assert {f.rule for f in report.furniture} == {"key-points"}


def test_a_list_that_is_news_stays_news() -> None:
    listed = "The dead are:\n- Ada Eze, 34\n- Bayo Eze, 6"
    report = read_with(listed, at=5)
    assert report.furniture == ()
    assert [b.span.text for b in report.blocks][-2:] == ["- Ada Eze, 34", "- Bayo Eze, 6"]


def test_invisible_characters_move_no_offset() -> None:
    line = "\u200bHome\u200b |\u00a0World | \u202eAfrica\u202c"
    report = read_with(line, at=0)
    (furniture,) = report.furniture
    assert furniture.span.text.strip("\u200b\u202c") == line.strip("\u200b\u202c")
    assert report.text[furniture.span.start : furniture.span.end] == furniture.span.text


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_line_ends_stay_as_they_are(end: str) -> None:
    text = end.join([TITLE, "", BODY[0], "", "Tags: floods", ""])
    report = read_text(text)
    assert report.text == text
    assert [b.kind for b in report.blocks] == ["title", "paragraph", "furniture"]


def test_one_paragraph_a_line_is_a_block_a_line() -> None:
    report = read_text("\n".join([TITLE, *BODY]))
    assert [b.span.text for b in report.blocks] == [TITLE, *BODY]


def test_a_text_without_a_title_has_none() -> None:
    assert read_text("\n\n".join(BODY)).title is None


def test_a_label_on_a_line_of_its_own_is_nobodys_name() -> None:
    text = (
        "Bridge closed after flood\n\nThe bridge over the Lund was closed on Monday after a flood "
        "damaged two of its piers, the mayor said.\n\nTraffic is sent by way of Ostrel, and "
        "repairs will take a month, he added.\n\nWritten By\nMore from Ana Quandt\n"
    )
    assert read_text(text).author == "Ana Quandt"
