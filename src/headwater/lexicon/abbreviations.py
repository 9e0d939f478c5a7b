"""Short forms of states and provinces as news writes them: "Calif.", "W.Va.", "NSW"."""

from __future__ import annotations

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
    "N.B.=New Brunswick|NSW=New South Wales|N.W.T.=Northwest Territories"
)
PROVINCES = dict(entry.split("=") for entry in _TABLE.split("|"))
