"""One invented person under sixty forms and more, and others who only look alike."""

from __future__ import annotations

NAME = "Leila Haddad"

FORMS = (
    # As it stands, and in other cases.
    "Leila Haddad", "LEILA HADDAD", "leila haddad", "Leila HADDAD", "leila Haddad",
    # Possessives and plurals.
    "Leila Haddad's", "Leila Haddad’s", "Haddad's", "the Haddads", "the Haddads'",
    # A part of it, titles, initials, other words inside.
    "Haddad", "Leila", "HADDAD", "Ms. Haddad", "Dr Leila Haddad", "L. Haddad", "L Haddad", "L.H.",
    "L. H.", "Leila H.", "Leila Marie Haddad", "Leila M. Haddad", "Leila Al-Haddad",
    # Turned round, broken, spaced out, joined.
    "Haddad, Leila", "HADDAD Leila", "Leila\nHaddad", "Leila  Haddad", "Leila\u00a0Haddad",
    "Had-\ndad", "L e i l a H a d d a d", "L.e.i.l.a. H.a.d.d.a.d", "Leila-Haddad",
    "Haddad-led", "ex-Haddad", "Lei\u00adla Had\u200bdad",
    # Handles, addresses, files.
    "@leilahaddad", "@leila_haddad", "@lhaddad", "@haddadl", "@Leila.Haddad", "#LeilaHaddad",
    "@therealleilahaddad92", "leila.haddad@example.org", "lhaddad@example.org",
    "https://posts.example/leila-haddad/1", "https://posts.example/?by=Leila%20Haddad",
    "https://posts.example/?by=leila+haddad", "haddadnews.example", "leila_haddad_notes.txt",
    "C:\\notes\\Haddad.docx", "/home/leilahaddad/x",
    # Written so that a search would miss it.
    "%4C%65ila", "L&eacute;ila H&auml;ddad", "&#76;eila Haddad", "\\u004ceila \\u0048addad",
    "Lеila Наddad", "Ｌｅｉｌａ Ｈａｄｄａｄ", "𝐋𝐞𝐢𝐥𝐚 𝐇𝐚𝐝𝐝𝐚𝐝", "Léïla Ḥaddād",
    # Other spellings and scripts.
    "Layla Hadad", "Leyla Khaddad", "Laila Haddad", "Hadad", "Лейла Хаддад", "Хаддада",
    "ليلى حداد", "الحداد", "לילה חדאד", "Λέιλα Χαντάντ", "莱拉·哈达德",
)  # fmt: skip

OTHERS = (
    "They gathered hay as they had done.",
    "Lola Hadid and Leilani Hadley spoke of all the ladders.",
    "A head of the agency had added a line.",
    "It was held in March, since the hall was free.",
    "Baghdad and Aleppo were named.",
)
