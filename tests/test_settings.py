"""Settings come from one TOML file; what no stage knows is an error, never ignored."""

from __future__ import annotations

import dataclasses
import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from headwater.errors import SettingsError
from headwater.settings import (
    AlignSettings,
    BlockSettings,
    ReadSettings,
    Settings,
    load_settings,
    settings_from_tables,
)

# Every value that can be set: stage, key, and what stands there unless somebody says otherwise.
VALUES = [
    (stage.name, key.name, getattr(getattr(Settings(), stage.name), key.name))
    for stage in dataclasses.fields(Settings)
    for key in dataclasses.fields(getattr(Settings(), stage.name))
]


def other_than(value: object) -> object:
    """A value of the same type that is another."""
    match value:
        case "learned":  # one of a few names
            return "rules"
        case str():
            return value + "x"
        case int() | float():
            return value + 1
        case _:
            raise AssertionError(f"settings hold no {type(value).__name__}")


def write(folder: Path, text: str) -> Path:
    """A settings file with this text."""
    path = folder / "headwater.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_an_empty_file_changes_nothing(tmp_path: Path) -> None:
    """What a file does not say keeps its default."""
    assert load_settings(write(tmp_path, "")) == Settings()


def test_a_file_changes_what_it_names_and_nothing_else(tmp_path: Path) -> None:
    """One key of two stages is set; the other keys and stages keep their defaults."""
    settings = load_settings(
        write(tmp_path, "[read]\nmax_bytes = 5\n[align]\nmin_score = 0.5\nrun_words = 4\n")
    )
    assert settings == dataclasses.replace(
        Settings(),
        read=dataclasses.replace(ReadSettings(), max_bytes=5),
        align=dataclasses.replace(AlignSettings(), min_score=0.5, run_words=4),
    )


@pytest.mark.parametrize(("stage", "key", "value"), VALUES)
def test_every_value_can_be_set_and_changes_the_digest(stage: str, key: str, value: object) -> None:
    """Each key takes a value of its type, and two runs that differ by it can be told apart."""
    changed = settings_from_tables({stage: {key: other_than(value)}}, "here")
    assert getattr(getattr(changed, stage), key) == other_than(value)
    assert changed.digest() != Settings().digest()


@pytest.mark.parametrize(("stage", "key", "value"), VALUES)
def test_a_value_of_another_type_is_refused(stage: str, key: str, value: object) -> None:
    """The error names the file, the key, the type that is wanted and the one that was given."""
    with pytest.raises(SettingsError, match=rf"here: {stage}\.{key} must be .*, not list"):
        settings_from_tables({stage: {key: [value]}}, "here")


def test_a_whole_number_will_do_for_a_fraction() -> None:
    """TOML's 1 is as good as 1.0 where a fraction is wanted; the settings are the same."""
    whole = settings_from_tables({"align": {"min_score": 1}}, "here")
    assert whole == settings_from_tables({"align": {"min_score": 1.0}}, "here")
    assert whole.digest() == settings_from_tables({"align": {"min_score": 1.0}}, "here").digest()


@pytest.mark.parametrize("value", [True, 0.5, "5"])
def test_a_truth_value_or_fraction_is_no_whole_number(value: object) -> None:
    """Python takes True for 1; a settings file may not."""
    with pytest.raises(SettingsError, match=r"read\.max_bytes must be int"):
        settings_from_tables({"read": {"max_bytes": value}}, "here")


def test_an_unknown_stage_is_refused_with_those_that_there_are() -> None:
    """The error lists every stage, so that a misspelling can be seen."""
    with pytest.raises(SettingsError, match="no stage 'aling'") as error:
        settings_from_tables({"aling": {}}, "here")
    assert all(f.name in str(error.value) for f in dataclasses.fields(Settings))


def test_an_unknown_key_is_refused_with_those_that_there_are() -> None:
    """The error lists the stage's keys."""
    with pytest.raises(SettingsError, match="block has no 'shingles'") as error:
        settings_from_tables({"block": {"shingles": 3}}, "here")
    assert all(f.name in str(error.value) for f in dataclasses.fields(BlockSettings))


def test_a_key_outside_of_a_table_is_refused(tmp_path: Path) -> None:
    """A stage's name with a bare value says how it should be written."""
    with pytest.raises(SettingsError, match=r"as in \[read\]"):
        load_settings(write(tmp_path, "read = 5\n"))


@pytest.mark.parametrize(
    "content", [b"[read\n", b"[read]\nmax_bytes = \n", b"\xff\xfe\x00", b"max_bytes: 5"]
)
def test_a_file_that_is_not_toml_is_refused(tmp_path: Path, content: bytes) -> None:
    """One line that names the file."""
    path = tmp_path / "broken.toml"
    path.write_bytes(content)
    with pytest.raises(SettingsError, match=r"broken\.toml: not TOML") as error:
        load_settings(path)
    assert "\n" not in str(error.value)


@pytest.mark.parametrize("name", ["missing.toml", "."])
def test_a_file_that_cannot_be_read_is_refused(tmp_path: Path, name: str) -> None:
    """A missing file and a folder are told in one line, with what would be right."""
    with pytest.raises(SettingsError, match="give a TOML file"):
        load_settings(tmp_path / name)


def test_the_digest_is_that_of_the_values() -> None:
    """Sixty-four hex digits, the same for equal settings, over values that JSON can hold."""
    assert Settings().digest() == Settings().digest()
    assert len(bytes.fromhex(Settings().digest())) == 32
    assert json.loads(json.dumps(dataclasses.asdict(Settings()))) == dataclasses.asdict(Settings())


@given(st.dictionaries(st.text(max_size=8), st.integers() | st.text(max_size=5), min_size=1))
def test_any_other_table_is_an_error_in_one_line(tables: dict[str, object]) -> None:
    """Whatever else a file says, the answer is a `SettingsError` that names the file."""
    with pytest.raises(SettingsError, match=r"^settings here: [^\n]*$"):
        settings_from_tables(dict(tables), "here")


def test_an_unknown_method_is_refused_with_those_that_there_are(tmp_path: Path) -> None:
    path = tmp_path / "settings.toml"
    path.write_text('[attribution]\nmethod = "oracle"\n')
    with pytest.raises(SettingsError, match='must be "learned" or "rules", not \'oracle\''):
        load_settings(path)
