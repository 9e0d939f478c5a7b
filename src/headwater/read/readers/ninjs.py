"""Items of news agencies in ninjs (IPTC, News in JSON): versions 1, 2 and 3.

Version 1 has `headline`, `body_text` and lists under singular names, 2 and 3 have lists of objects
with a role, and 3 writes its keys in camel case: keys are compared in lower case.
"""

from __future__ import annotations

from headwater.errors import ReadError
from headwater.lexicon.kills import notes_of_status, pub_status_of
from headwater.model import Capture, DeclaredRole, DeclaredSource
from headwater.raw.decode import decode
from headwater.raw.jsons import load_json
from headwater.raw.records import words_of_value
from headwater.read.fragments import read_fragment
from headwater.read.outlet import web_url
from headwater.read.words import OwnMetadata, Words, bare_byline, titled

_NO_TEXT = frozenset({"picture", "graphic", "audio", "video", "animation"})
# How an association says that this item is made from it, as IPTC's item relations and agencies do.
_DERIVED = (
    "derived", "basedon", "previous", "translat", "evolved", "original", "update", "correct",
)  # fmt: skip
_MAX_DECLARED = 50


def read_ninjs(capture: Capture) -> Words:
    """The words of an item, its credits, and whether its agency stands by it.

    Raises:
        ReadError: it is no ninjs item, or not one of words.
    """
    decoded = decode(capture.content, page=False)
    item = _parse(decoded.text)
    body, links = _body(item)
    headline = _text(item, "headlines", "headline", "title", "slugline")
    if not body and not headline:
        kind = words_of_value(item.get("type")) or "an item"
        what = f"a {kind} without a text" if kind in _NO_TEXT else "a ninjs item without a text"
        raise ReadError(f"{what}; give the item with its body")
    text, title = titled(headline, body)
    own = _own(item, headline)
    return Words(
        text, "ninjs", decoded.encoding, title, title[1] if title else 0,
        own=own, links=links, notes=decoded.notes,
    )  # fmt: skip


def _own(item: dict[str, object], headline: str | None) -> OwnMetadata:
    status = pub_status_of(words_of_value(item.get("pubstatus")))
    return OwnMetadata(
        title=headline,
        outlet=_text(item, "copyrightholder", "provider", "source"),
        author=bare_byline(_text(item, "by", "byline")),
        url=web_url(_text(item, "uri", "url")),
        language=_text(item, "language"),
        dates=tuple(d for d in (_text(item, "firstcreated"), _first_version(item)) if d),
        modified=_text(item, "versioncreated"),
        dateline=_text(item, "dateline"),
        declared=(*_info_sources(item), *_associations(item)),
        pub_status=status,
        notes=notes_of_status(status, words_of_value(item.get("ednote"))),
    )


def _first_version(item: dict[str, object]) -> str | None:
    """When this version was made: of a first version, that is when the item came out."""
    version = words_of_value(item.get("version"))
    return _text(item, "versioncreated") if version in {None, "0", "1"} else None


def _parse(text: str) -> dict[str, object]:
    try:
        item = load_json(text.lstrip("\ufeff"))
    except (ValueError, RecursionError) as error:
        raise ReadError("a ninjs item that is not JSON; give it whole") from error
    if not isinstance(item, dict):
        raise ReadError("JSON that is no ninjs item; give one object")
    return {str(key).lower().replace("_", ""): value for key, value in item.items()}


def _text(item: dict[str, object], *keys: str) -> str | None:
    """The first of these that says anything; of a list of headlines, the main one."""
    for key in keys:
        value = item.get(key)
        if isinstance(value, list):
            objects = [v for v in value if isinstance(v, dict)]
            main = [v for v in objects if v.get("role") in {"main", "headline", None}]
            value = next(iter(main or objects), None)
        words = words_of_value(value)
        if words:
            return " ".join(words.split())
    return None


def _body(item: dict[str, object]) -> tuple[str, tuple[str, ...]]:
    """The longest of the forms in which the body is given: agencies send a summary beside it."""
    bodies = item.get("bodies")
    given = [b for b in bodies if isinstance(b, dict)] if isinstance(bodies, list) else []
    forms = [str(b.get("value") or "") for b in given]
    forms += [v for k, v in item.items() if k.startswith("body") and isinstance(v, str)]
    read = [read_fragment(form) for form in forms if form.strip()]
    return max(read, key=lambda found: (len(found[0]), len(found[1])), default=("", ()))


def _info_sources(item: dict[str, object]) -> list[DeclaredSource]:
    listed = item.get("infosources") or item.get("infosource")
    found = []
    for source in listed[:_MAX_DECLARED] if isinstance(listed, list) else []:
        if isinstance(source, dict):
            made = _declared("provider", source)
            if made:
                found.append(made)
    return found


def _associations(item: dict[str, object]) -> list[DeclaredSource]:
    """Other items that this one says it is made from; pictures and the like are none."""
    listed = item.get("associations")
    values = list(listed.values()) if isinstance(listed, dict) else listed
    found = []
    for other in values[:_MAX_DECLARED] if isinstance(values, list) else []:
        if not isinstance(other, dict) or other.get("type") in _NO_TEXT:
            continue
        relation = str(other.get("rel") or "").lower().replace("-", "").replace("_", "")
        derived = any(word in relation for word in _DERIVED)
        role: DeclaredRole = "based-on" if derived else "cites"
        made = _declared(role, other)
        if made:
            found.append(made)
    return found


def _declared(role: DeclaredRole, value: dict[str, object]) -> DeclaredSource | None:
    uri = value.get("uri")
    url = web_url(uri) if isinstance(uri, str) else None
    names = (value.get(k) for k in ("headline", "name", "literal"))
    name = next((" ".join(n.split()) for n in names if isinstance(n, str) and n.strip()), None)
    name = name or (uri if isinstance(uri, str) and not url else None)
    return DeclaredSource(role, name, url) if name or url else None
