"""A package to hand on: a bag whose digests hold, the same for the same case, without names."""

from __future__ import annotations

import hashlib
import io
import json
import shutil
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.case.names import FORMS
from tests.case.stories import RULES
from tests.store.cases import ANN, FERRY, WHEAT, add, capture, new_case

from headwater.case.guarding import protect
from headwater.case.packing import Packed, pack_case
from headwater.errors import CaseError
from headwater.model import Capture, Metadata
from headwater.store import CaseFile, log, open_case
from headwater.store.checking import check_case

PICTURE = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\xff Haddad \xfe" * 9
HOSTILE = FERRY.replace("Harbour master Ilse Quandt", "Harbour master Leila Haddad")


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A case with a name in its texts, its paths, its addresses and its metadata."""
    forms = "\n\n".join(f"The clerk wrote {form} in the book." for form in FORMS)
    with new_case(tmp_path_factory.mktemp("made")) as case:
        add(
            case,
            [
                capture(HOSTILE, "leila-haddad/ferry.txt"),
                capture(WHEAT, "wheat.txt"),
                capture(forms, "forms.txt", author="Leila Haddad", outlet="Haddad Post"),
                Capture(
                    "wheat.bin",
                    PICTURE,
                    Metadata(url="https://x.example/haddad"),
                ),
            ],
        )
        pack(case)
        return case.path


@pytest.fixture
def case(made: Path, tmp_path: Path) -> Iterator[CaseFile]:
    """A copy of it, open."""
    shutil.copy(made, tmp_path / "story.case")
    with open_case(tmp_path / "story.case", ANN.at) as opened:
        yield opened


def pack(case: CaseFile, name: str = "bag.zip") -> Packed:
    return pack_case(case, case.path.parent / name, settings=RULES, signature=ANN)


def files_of(path: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(path) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def test_every_file_of_a_bag_has_its_digest_and_is_listed(case: CaseFile) -> None:
    packed = pack(case)
    path = case.path.parent / "bag.zip"
    files = files_of(path)
    assert hashlib.sha256(path.read_bytes()).hexdigest() == packed.sha256
    assert packed.files == len(files)
    for manifest, prefix in (("manifest-sha256.txt", True), ("tagmanifest-sha256.txt", False)):
        lines = dict(line.split("  ")[::-1] for line in files[manifest].decode().splitlines())
        listed = {n for n in files if n.startswith("data/") == prefix and n != manifest}
        assert set(lines) == listed - {"tagmanifest-sha256.txt"}
        assert all(hashlib.sha256(files[n]).hexdigest() == d for n, d in lines.items())
    assert files["bagit.txt"].startswith(b"BagIt-Version: 1.0\n")


def test_a_bag_holds_what_was_received_read_found_and_done(case: CaseFile) -> None:
    pack(case)
    files = files_of(case.path.parent / "bag.zip")
    records = {r["item_id"]: r for r in json.loads(files["data/custody.json"])}
    assert len(records) == 4
    for record in records.values():
        held = files[record["evidentiary_path"]]
        assert hashlib.sha256(held).hexdigest() == record["sha256"]
        assert record["collected_by"] == "ann"
    dossier = json.loads(files["data/dossier.json"])
    assert len(dossier["reports"]) == 3
    assert len(dossier["account"]["failed"]) == 1
    assert files["data/dossier.html"].startswith(b"<!")
    actions = [json.loads(line)["action"] for line in files["data/log.jsonl"].splitlines()]
    assert actions == [e.action for e in log.entries(case.database)][:-1]
    assert check_case(case).faults == ()


def test_the_same_case_gives_the_same_bytes(case: CaseFile, tmp_path: Path) -> None:
    (tmp_path / "other").mkdir()
    shutil.copy(case.path, tmp_path / "other" / "story.case")
    with open_case(tmp_path / "other" / "story.case", "2030-01-01T00:00:00Z") as other:
        assert pack(case).sha256 == pack(other).sha256


def test_no_protected_name_is_in_any_byte_of_a_bag(case: CaseFile) -> None:
    protect(case, "Leila Haddad", (), ANN)
    packed = pack(case)
    path = case.path.parent / "bag.zip"
    files = files_of(path)
    assert packed.withheld == 3
    every = b"\n".join([*files.values(), *(n.encode() for n in files), path.read_bytes()])
    for form in FORMS:
        assert form.encode() not in every, form
        assert json.dumps(form)[1:-1].encode() not in every, form
    assert b"haddad" not in every.lower()
    assert b"leila" not in every.lower()
    assert b"SOURCE-1" in every
    wheat = [n for n in files if n.startswith("data/captures/")]
    assert [files[n].decode() for n in wheat] == [WHEAT]
    for record in json.loads(files["data/custody.json"]):
        assert ("withheld" in record) == (record["sha256"] is None)
    with zipfile.ZipFile(io.BytesIO(path.read_bytes())) as archive:
        assert archive.comment == b""
        assert {i.date_time for i in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert {i.comment + i.extra for i in archive.infolist()} == {b""}


def test_a_bag_is_never_written_over_or_under_a_name(case: CaseFile) -> None:
    pack(case)
    with pytest.raises(CaseError, match="is there already"):
        pack(case)
    protect(case, "Leila Haddad", (), ANN)
    with pytest.raises(CaseError, match="names somebody") as raised:
        pack(case, "haddad.zip")
    assert "addad" not in str(raised.value)
    with pytest.raises(CaseError, match="could not be written"):
        pack(case, "none/bag.zip")


def test_whoever_is_protected_keeps_a_number(case: CaseFile) -> None:
    assert protect(case, "Leila Haddad", (), ANN).pseudonym == "SOURCE-1"
    assert protect(case, "Tom March", ("@tm",), ANN).pseudonym == "SOURCE-2"
    again = protect(case, "Leila  Haddad", ("Nightowl",), ANN)
    assert (again.pseudonym, again.spellings) == ("SOURCE-1", ("Nightowl",))
    for wrong in ("", "  ", "1234", "x", "https://x.example/leila"):
        with pytest.raises(CaseError):
            protect(case, wrong, (), ANN)
    assert b"Haddad" not in b"".join(
        str(e.body).encode() for e in log.entries(case.database) if e.action == "protected"
    )
