"""Hostile files, one or more for each row of the list that reading must withstand.

`python -m tests.acquire.hostile FOLDER` writes them all; the test reads them within a bound of
memory. Each maker gives bytes under the name of a file; the name says what is hostile about it.
"""

from __future__ import annotations

import sys
from pathlib import Path

from tests.acquire import made
from tests.acquire.hostile_archives import archives, packed, web_archives
from tests.acquire.hostile_documents import documents, messages, tables
from tests.acquire.hostile_texts import charsets, long_ones, markup

MAKERS = (
    archives, packed, web_archives, markup, charsets, long_ones, tables, messages, documents
)  # fmt: skip


def write_all(folder: Path) -> int:
    """Write every hostile file, and one good report beside them; how many there are."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "good.txt").write_text(f"{made.LEAD}\n\n{made.SECOND}\n", encoding="utf-8")
    count = 1
    for maker in MAKERS:
        for name, content in maker():
            (folder / name).write_bytes(content)
            count += 1
    return count


if __name__ == "__main__":
    print(f"{write_all(Path(sys.argv[1]))} files")
