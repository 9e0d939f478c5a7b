"""Words that stand beside place names, and what they say of the name."""

from __future__ import annotations

# What a noun says of the name beside it ("the town of X", "X province", "X and Y counties").
KIND_WORDS = {
    **dict.fromkeys(
        "province governorate state oblast canton voivodeship emirate wilaya".split(), "province"
    ),
    **dict.fromkeys("county parish prefecture".split(), "district"),
    **dict.fromkeys("region area countryside valley peninsula desert plain".split(), "region"),
    **dict.fromkeys(
        "city town village port capital municipality commune settlement hamlet borough "
        "township".split(),
        "city",
    ),
    **dict.fromkeys("district neighborhood neighbourhood quarter suburb camp".split(), "part"),
    **dict.fromkeys("country nation kingdom republic".split(), "country"),
    **dict.fromkeys(
        "river lake sea ocean gulf strait island islands mountain mountains bay coast creek "
        "reservoir".split(),
        "nature",
    ),
}
PLURAL_KIND_WORDS = {
    "cities": "city",
    "towns": "city",
    "villages": "city",
    "provinces": "province",
    "governorates": "province",
    "counties": "district",
    "parishes": "district",
    "states": "province",
    "districts": "part",
    "neighborhoods": "part",
    "neighbourhoods": "part",
    "suburbs": "part",
    "camps": "part",
    "countries": "country",
}
# Last words of the name itself, in capitals: "Titus County", "Hamilton Twp."
NAME_ENDINGS = {
    "county": "district", "parish": "district", "co.": "district", "shire": "district",
    "township": "city", "twp.": "city", "city": "city", "village": "city", "town": "city",
    "borough": "city", "heights": "city", "springs": "city", "province": "province",
    "governorate": "province", "oblast": "province", "prefecture": "province", "state": "province",
    "region": "region", "valley": "region", "peninsula": "region", "desert": "nature",
    "district": "part", "camp": "site", "airport": "site", "base": "site", "dam": "site",
    "park": "site", "forest": "nature", "river": "nature", "lake": "nature", "creek": "nature",
    "bay": "nature", "sea": "nature", "ocean": "nature", "gulf": "nature", "island": "nature",
    "islands": "nature", "mountain": "nature", "mountains": "nature", "hills": "nature",
    "strait": "nature", "delta": "nature", "beach": "city", "canyon": "nature",
    "reservoir": "nature",
    **dict.fromkeys(
        "street st. road rd. avenue ave. ave drive dr. lane boulevard blvd. highway parkway "
        "route freeway turnpike expressway bypass trail square bridge plaza".split(),
        "street",
    ),
}  # fmt: skip
# First words of the name itself: "Lake Chad", "Route 9", "Fort Hood".
NAME_BEGINNINGS = {
    "lake": "nature", "mount": "nature", "mt.": "nature", "gulf": "nature", "strait": "nature",
    "cape": "nature", "river": "nature", "isle": "nature", "fort": "site", "camp": "site",
    "port": "city", "highway": "street", "route": "street", "interstate": "street",
}  # fmt: skip
# Prepositions before a place: some hardly ever before anything else that has a name.
PLACING = frozenset("in near outside inside throughout around across toward towards".split())
ALSO_PLACING = frozenset("at from to into of through between via within over on".split())
# Titles before a person's name.
TITLES = frozenset(
    "mr mrs ms miss dr sir lord lady rev fr pastor father sister brother judge justice sen senator "
    "rep congressman congresswoman gov governor mayor president chancellor minister premier prince "
    "princess king queen sheikh sheik imam pope cardinal bishop gen general col colonel maj major "
    "capt captain lt lieutenant sgt sergeant cpl officer deputy sheriff detective chief cmdr adm "
    "admiral prof professor coach chairman chairwoman secretary councilman councilwoman "
    "commissioner attorney spokesman spokeswoman spokesperson director analyst leader".split()
)
# Bodies that bear the name of the place that they serve or sit in.
BODIES = frozenset(
    "police sheriff sheriff's fire city county council court courts courthouse school schools "
    "district department dept dept. board commission committee government ministry minister "
    "ministers mayor governor senate house legislature parliament assembly supreme attorney "
    "prosecutor prosecutors state university college high elementary middle hospital medical "
    "health public library museum airport port chamber authority authorities army military navy "
    "national coast embassy consulate prison jail correctional federal central community church "
    "diocese zoning planning township town village municipal civic convention center centre "
    "stadium river valley highway bureau agency administration officials official troops forces "
    "general regional local republican democratic democrats republicans veterans economic food "
    "education agriculture environmental foreign prime "
    "interior defense defence secretary president justice centers centres institute "
    "institutes volunteer area metropolitan post office district's parish "
    "superior circuit clerk jury elections".split()
)
# Bodies that have a place behind their name: "the Bank of England", "the Islamic State of Iraq".
BODIES_OF = frozenset(
    "academy agency army assembly association bank brigade brigades caliphate church college "
    "commission committee confederation congress consulate council court emirate embassy "
    "federation front government hospital institute league legislature ministry movement museum "
    "office order organisation organization parliament party senate society union "
    "universities university".split()
)
# What the people and things of a place are called after its name: "a Chapin man".
OF_A_PLACE = frozenset(
    "man woman men women boy girl teen teenager teenagers resident residents native couple family "
    "families people person father mother student students voters officials official leaders "
    "police firefighters lawmakers lawmaker mayor councilman area home homes street streets "
    "neighborhood suburb suburbs border campus store stores plant office offices hotel court jail "
    "restaurant business businesses school schools market newspaper doctor lawyer driver "
    "downtown time based".split()
)
SPEAKING = frozenset(
    "say tell announce accuse urge deny warn condemn claim insist argue believe want vow pledge "
    "reject agree declare state add call ask demand blame criticize criticise threaten".split()
)
DIRECTIONS = frozenset(
    "northern southern eastern western central northeastern northwestern southeastern southwestern "
    "northeast northwest southeast southwest north south east west upper lower mid".split()
)
# Articles of Arabic names, which may stand apart from the name.
ARTICLES = frozenset("al el ash as ad ar at an az ez es ed er".split())
# Parts of names that are written small.
LOWER_PARTS = ARTICLES | frozenset(
    "de la le les du del des of the and upon on sur y am al- el-".split()
)
