"""Short forms of places as news writes them: "Calif.", "W.Va.", "NSW", "Clay Twp."."""

from __future__ import annotations

import re

_TABLE = (
    "Ala.=Alabama|Ariz.=Arizona|Ark.=Arkansas|Calif.=California|Colo.=Colorado|"
    "Conn.=Connecticut|Del.=Delaware|D.C.=Washington, D.C.|DC=Washington, D.C.|Fla.=Florida|"
    "Ga.=Georgia|Ill.=Illinois|Ind.=Indiana|Kan.=Kansas|Ky.=Kentucky|La.=Louisiana|Md.=Maryland|"
    "Mass.=Massachusetts|Mich.=Michigan|Minn.=Minnesota|Miss.=Mississippi|Mo.=Missouri|"
    "Mont.=Montana|Neb.=Nebraska|Nev.=Nevada|N.H.=New Hampshire|N.J.=New Jersey|"
    "N.M.=New Mexico|N.Y.=New York|N.C.=North Carolina|N.D.=North Dakota|Okla.=Oklahoma|"
    "Ore.=Oregon|Pa.=Pennsylvania|R.I.=Rhode Island|S.C.=South Carolina|S.D.=South Dakota|"
    "Tenn.=Tennessee|Tex.=Texas|Vt.=Vermont|Va.=Virginia|Wash.=Washington|W.Va.=West Virginia|"
    "W. Va.=West Virginia|Wis.=Wisconsin|Wyo.=Wyoming|Ont.=Ontario|B.C.=British Columbia|"
    "Alta.=Alberta|Sask.=Saskatchewan|Man.=Manitoba|Que.=Quebec|N.S.=Nova Scotia|"
    "N.B.=New Brunswick|NSW=New South Wales|N.W.T.=Northwest Territories|"
    "N.L.=Newfoundland and Labrador|P.E.I.=Prince Edward Island|PEI=Prince Edward Island|"
    "L.A.=Los Angeles|NYC=New York City|N.Y.C.=New York City|Phila.=Philadelphia|"
    "N.Ireland=Northern Ireland|Beds=Bedfordshire|Bucks=Buckinghamshire|Cambs=Cambridgeshire|"
    "Herts=Hertfordshire|Lancs=Lancashire|Lincs=Lincolnshire|Northants=Northamptonshire|"
    "Notts=Nottinghamshire|Oxon=Oxfordshire|Staffs=Staffordshire|Wilts=Wiltshire"
)
PROVINCES = dict(entry.split("=") for entry in _TABLE.split("|"))
# "Calif" stands without its point as well, and the parser may take the point for the sentence's.
_WITHOUT_POINT = {
    short.removesuffix("."): long
    for short, long in PROVINCES.items()
    if len(short) > 5 or short.count(".") > 1
}
_ENDINGS = (
    (re.compile(r"\bTwps?\.?$"), "Township"),
    (re.compile(r"\bCo\.$"), "County"),
)
_OF = re.compile(
    r"(?:Town|Township|City|Village|Borough|State|Province|Kingdom|Commonwealth) of (?:the )?"
    r"(?=[A-Z])"
)


def spelled_out(name: str) -> str:
    """A place's name in full: "California" for "Calif.", "Groton" for "Town of Groton"."""
    long = PROVINCES.get(name) or _WITHOUT_POINT.get(name)
    if long is not None:
        return long
    for ending, full in _ENDINGS:
        name = ending.sub(full, name)
    return name


def without_sort(name: str) -> str:
    """The name behind "Town of", "State of" and the like; the same name where there is none."""
    return _OF.sub("", name, count=1) if _OF.match(name) else name
