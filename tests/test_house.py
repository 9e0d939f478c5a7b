"""The house stays in order: targets, locks, dependencies and docs say the same thing."""

from __future__ import annotations

import ast
import contextlib
import re
import socket
import subprocess
import sys
import tomllib
import urllib.request
from importlib.metadata import version
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

ROOT = Path(__file__).parents[1]
LOCKS = ("requirements.lock", "requirements-dev.lock")
TARGETS = ("setup", "demo", "test", "lint", "types", "eval", "bench", "ci")
# First line of a lock entry: name==version, perhaps a marker, and hashes to follow.
PIN = re.compile(r"^([a-z0-9][a-z0-9.-]*)==(\S+)(?: ; [^\\]+)? \\$")


@pytest.fixture(scope="module")
def project() -> dict[str, Any]:
    return tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))


def lock_lines(lock: str) -> list[str]:
    return (ROOT / lock).read_text(encoding="utf-8").splitlines()


def pins(lock: str) -> dict[str, str]:
    return {m[1]: m[2] for line in lock_lines(lock) if (m := PIN.match(line))}


def names(requirements: list[str]) -> set[str]:
    return {re.split(r"[^A-Za-z0-9._-]", r, maxsplit=1)[0].lower() for r in requirements}


def dependencies(project: dict[str, Any]) -> set[str]:
    groups = [project["project"]["dependencies"], *project["dependency-groups"].values()]
    return names([r for group in groups for r in group] + project["build-system"]["requires"])


def test_data_files_travel_with_the_package(project: dict[str, Any]) -> None:
    """What a module reads at run time is named; model cards are read by people, beside the code."""
    package = ROOT / "src/headwater"
    patterns = project["tool"]["setuptools"]["package-data"]["headwater"]
    shipped = {path for pattern in patterns for path in package.glob(pattern)}
    read = {path for path in package.rglob("*") if path.is_file()} - shipped
    assert {path.suffix for path in read if "__pycache__" not in path.parts} <= {".py", ".md"}


def test_bare_make_prints_every_target() -> None:
    out = subprocess.run(["make"], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    printed = set(re.findall(r"^  ([a-z]+) ", out, re.MULTILINE))
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    phony = re.search(r"^\.PHONY: (.+)$", makefile, re.MULTILINE)
    assert phony
    assert printed == set(phony[1].split())
    assert printed >= set(TARGETS)


@pytest.mark.parametrize("page", ["README.md", "CONTRIBUTING.md"])
def test_docs_name_only_targets_that_exist(page: str) -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    known = set(re.findall(r"^([a-z]+):", makefile, re.MULTILINE))
    # In code only: prose may say "make sure".
    code = re.findall(r"`([^`]+)`", (ROOT / page).read_text(encoding="utf-8"))
    named = {t for text in code for t in re.findall(r"(?:^|\n)make ([a-z]+)", text)}
    assert named
    assert named <= known


@pytest.mark.parametrize("page", ["README.md", "CONTRIBUTING.md", "docs/dependencies.md"])
def test_links_between_docs_lead_somewhere(page: str) -> None:
    text = (ROOT / page).read_text(encoding="utf-8")
    targets = [t for t in re.findall(r"\]\(([^)#]+)", text) if "://" not in t]
    assert [t for t in targets if not (ROOT / page).parent.joinpath(t).exists()] == []


def test_every_dependency_is_explained(project: dict[str, Any]) -> None:
    page = (ROOT / "docs/dependencies.md").read_text(encoding="utf-8")
    explained = re.findall(r"^\| `([^`]+)` \| [^|]+ \| [^|]+ \| [^|]+ \|$", page, re.MULTILINE)
    assert sorted(explained) == sorted(dependencies(project))


def test_every_dependency_is_locked(project: dict[str, Any]) -> None:
    assert names(project["project"]["dependencies"]) <= pins("requirements.lock").keys()
    assert dependencies(project) <= pins("requirements-dev.lock").keys()


def test_both_locks_agree() -> None:
    assert pins("requirements.lock").items() <= pins("requirements-dev.lock").items()


@pytest.mark.parametrize("lock", LOCKS)
def test_lock_holds_pins_hashes_and_nothing_else(lock: str) -> None:
    # No index, host, address or path of a machine can hide in a file of these three line shapes.
    # A comment says only who asked: "# via NAME", or bare "# via" with the names below it.
    hash_line = re.compile(r"^    --hash=sha256:[0-9a-f]{64}(?: \\)?$")
    asked_by = r"(?:-c requirements\.lock|[a-z0-9.-]+(?: \(pyproject\.toml(?::[a-z]+)?\))?)"
    via = re.compile(rf"^    #(?: via| via {asked_by}|   {asked_by})$")
    strange = [
        line
        for line in lock_lines(lock)
        if not (PIN.match(line) or hash_line.match(line) or via.match(line))
    ]
    assert strange == []


@pytest.mark.parametrize("lock", LOCKS)
def test_every_pin_has_a_hash(lock: str) -> None:
    lines = lock_lines(lock)
    for line, following in pairwise(lines):
        if PIN.match(line):
            assert following.startswith("    --hash=sha256:"), line


@pytest.mark.parametrize("lock", LOCKS)
def test_no_training_framework_is_installed(lock: str) -> None:
    assert not {"torch", "tensorflow", "jax", "cupy"} & pins(lock).keys()


def test_installed_version_is_that_of_the_source() -> None:
    source = (ROOT / "src/headwater/version.py").read_text(encoding="utf-8")
    assert f'VERSION = "{version("headwater")}"' in source


def test_changelog_has_a_place_for_this_version() -> None:
    changelog = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    assert "## [Unreleased]" in changelog or f"## [{version('headwater')}]" in changelog


def test_model_imports_the_standard_library_only() -> None:
    # The import contract can only forbid libraries that it names; this allows what it names.
    for path in sorted((ROOT / "src/headwater/model").glob("**/*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            modules = [a.name for a in node.names] if isinstance(node, ast.Import) else []
            if isinstance(node, ast.ImportFrom):
                modules = [node.module or ""]
            for module in modules:
                root = module.partition(".")[0]
                ours = module.startswith(("headwater.model", "headwater.errors"))
                assert ours or root in sys.stdlib_module_names, f"{path.name} imports {module}"


@pytest.mark.parametrize("address", ["192.0.2.1", "2001:db8::1", "news.example"])
def test_network_is_refused(address: str, network_attempts: list[str]) -> None:
    with pytest.raises(RuntimeError, match="tried to reach"):
        socket.create_connection((address, 80), timeout=1)
    assert network_attempts
    network_attempts.clear()


def test_network_attempt_is_seen_when_the_code_hides_it(network_attempts: list[str]) -> None:
    with contextlib.suppress(Exception):
        urllib.request.urlopen("http://news.example/", timeout=1)
    assert network_attempts
    network_attempts.clear()


def test_this_machine_may_be_reached() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        socket.create_connection(server.getsockname(), timeout=1).close()


@given(st.integers())
def test_network_guard_lives_with_property_tests(number: int) -> None:
    assert number == int(str(number))
