"""One address for one page: what does not change the page is taken out of its address.

The result is a key, to tell whether two addresses are of the same page; it is not fetched.
"""

from __future__ import annotations

import re
from urllib.parse import SplitResult, urlsplit

import idna

_PORTS = {"http": 80, "https": 443}
# Keys that say how a reader came to a page. Families first, by how the key begins.
_TRACKING_STARTS = ("utm_", "at_", "ns_", "pk_", "piwik_", "mtm_", "hsa_", "itm_", "stm_", "wt_")
_TRACKING = frozenset(
    "fbclid gclid gclsrc dclid gbraid wbraid msclkid yclid ysclid twclid ttclid igshid igsh mc_cid "
    "mc_eid ref_src ref_url _ga _gl s_kwcid cmpid cmp ocid xtor smid smtyp spm vero_id wickedid "
    "hsctatracking _hsenc _hsmi mkt_tok icid intcmp ncid sr_share tblci obclid guccounter "
    "guce_referrer guce_referrer_sig".split()
)
_UNRESERVED = frozenset(b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~")
_KEPT_IN_PATH = _UNRESERVED | frozenset(b"/!$&'()*+,;=:@")
_KEPT_IN_QUERY = _KEPT_IN_PATH | frozenset(b"?")
_PERCENT = re.compile(rb"%[0-9A-Fa-f]{2}")
_WHITE = re.compile(r"[\x00-\x20\x7f]")


def canonical_url(url: str) -> str:
    """The same text for all addresses of one page; anything but a web address as it is.

    Scheme and host in lower case, the host as ASCII (IDNA); no default port, user, fragment,
    tracking key or slash at the end; dots in the path resolved; the query sorted; percent-encoding
    only where it is needed, in capitals. What is canonical stays as it is, for any text.
    """
    words = _WHITE.sub("", url)
    try:
        parts = urlsplit(words)
        host, port = parts.hostname, parts.port
    except ValueError:
        return words
    if parts.scheme not in _PORTS or not host:
        return words
    named = "" if port is None or port == _PORTS[parts.scheme] else f":{port}"
    query = _query(parts)
    return f"{parts.scheme}://{_host(host)}{named}{_path(parts.path)}" + (
        f"?{query}" if query else ""
    )


def encode_target(path: str, query: str) -> str:
    """Path and query as a request names them: nothing in them but what an address may have."""
    target = _encoded(path, _KEPT_IN_PATH)
    return f"{target}?{_encoded(query, _KEPT_IN_QUERY)}" if query else target


def _host(host: str) -> str:
    bare = host.rstrip(".").lower()
    if ":" in bare:
        return f"[{bare}]"
    if bare.isascii():
        return bare
    try:
        return idna.encode(bare, uts46=True).decode("ascii")
    except idna.IDNAError:
        return _encoded(bare, _UNRESERVED).lower()


def _path(path: str) -> str:
    """Without dots and without slashes at the end: "/a/./b/../c/" is "/a/c"."""
    kept: list[str] = []
    for segment in _encoded(path, _KEPT_IN_PATH).split("/")[1:]:
        if segment == "..":
            del kept[-1:]
        elif segment != ".":
            kept.append(segment)
    return f"/{'/'.join(kept)}".rstrip("/") or "/"


def _query(parts: SplitResult) -> str:
    pairs = (_encoded(pair, _KEPT_IN_QUERY) for pair in parts.query.split("&"))
    return "&".join(sorted(p for p in pairs if p.strip("=") and not _is_tracking(p)))


def _is_tracking(pair: str) -> bool:
    key = pair.partition("=")[0].lower()
    return key in _TRACKING or key.startswith(_TRACKING_STARTS)


def _encoded(words: str, kept: frozenset[int]) -> str:
    """Percent-encoding in its one normal form: decoded where it need not be, else in capitals."""
    content = words.encode("utf-8", "surrogatepass")
    encoded = bytearray()
    position = 0
    while position < len(content):
        escape = _PERCENT.match(content, position)
        byte = int(escape[0][1:], 16) if escape else content[position]
        plain = byte in (_UNRESERVED if escape else kept)
        encoded += bytes([byte]) if plain else b"%%%02X" % byte
        position += 3 if escape else 1
    return encoded.decode("ascii")
