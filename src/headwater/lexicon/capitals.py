"""Countries and their capitals: a capital often stands for its government, and lies in it."""

from __future__ import annotations

from functools import cache

_CAPITALS = """Kabul Afghanistan|Tirana Albania|Algiers Algeria|Luanda Angola|Yerevan Armenia
Canberra Australia|Vienna Austria|Baku Azerbaijan|Manama Bahrain|Dhaka Bangladesh
Minsk Belarus|Brussels Belgium|Porto-Novo Benin|Thimphu Bhutan|Sarajevo Bosnia
Gaborone Botswana|Brasília Brazil|Sofia Bulgaria|Ouagadougou Burkina-Faso|Gitega Burundi
Yaoundé Cameroon|Ottawa Canada|Santiago Chile|N'Djamena Chad|Beijing China|Bogotá Colombia
Kinshasa Congo|San-José Costa-Rica|Zagreb Croatia|Havana Cuba|Nicosia Cyprus
Prague Czechia|Prague Czech-Republic|Copenhagen Denmark|Djibouti Djibouti|Quito Ecuador
Cairo Egypt|San-Salvador El-Salvador|Asmara Eritrea|Tallinn Estonia|Helsinki Finland
Addis-Ababa Ethiopia|Paris France|Libreville Gabon|Banjul Gambia|Tbilisi Georgia
Berlin Germany|Accra Ghana|Athens Greece|Guatemala-City Guatemala|Conakry Guinea
Georgetown Guyana|Port-au-Prince Haiti|Tegucigalpa Honduras|Budapest Hungary
Reykjavik Iceland|New-Delhi India|Jakarta Indonesia|Tehran Iran|Baghdad Iraq
Dublin Ireland|Jerusalem Israel|Rome Italy|Abidjan Ivory-Coast|Kingston Jamaica
Tokyo Japan|Amman Jordan|Astana Kazakhstan|Nairobi Kenya|Pristina Kosovo|Kuwait Kuwait
Bishkek Kyrgyzstan|Vientiane Laos|Riga Latvia|Beirut Lebanon|Maseru Lesotho
Monrovia Liberia|Tripoli Libya|Vilnius Lithuania|Luxembourg Luxembourg
Antananarivo Madagascar|Lilongwe Malawi|Kuala-Lumpur Malaysia|Malé Maldives|Bamako Mali
Valletta Malta|Nouakchott Mauritania|Mexico-City Mexico|Chisinau Moldova
Ulaanbaatar Mongolia|Podgorica Montenegro|Rabat Morocco|Maputo Mozambique
Naypyidaw Myanmar|Windhoek Namibia|Kathmandu Nepal|Amsterdam Netherlands|Hague Netherlands
Wellington New-Zealand|Managua Nicaragua|Niamey Niger|Abuja Nigeria|Pyongyang North-Korea
Oslo Norway|Skopje North-Macedonia|Muscat Oman|Islamabad Pakistan|Panama-City Panama
Asunción Paraguay|Lima Peru|Manila Philippines|Warsaw Poland|Lisbon Portugal|Doha Qatar
Bucharest Romania|Moscow Russia|Kigali Rwanda|Riyadh Saudi-Arabia|Dakar Senegal
Belgrade Serbia|Freetown Sierra-Leone|Seoul South-Korea|Singapore Singapore
Bratislava Slovakia|Ljubljana Slovenia|Mogadishu Somalia|Pretoria South-Africa
Juba South-Sudan|Madrid Spain|Colombo Sri-Lanka|Khartoum Sudan|Stockholm Sweden
Bern Switzerland|Damascus Syria|Taipei Taiwan|Dushanbe Tajikistan|Dodoma Tanzania
Bangkok Thailand|Lomé Togo|Tunis Tunisia|Ankara Turkey|Ashgabat Turkmenistan
Kampala Uganda|Kyiv Ukraine|Kiev Ukraine|Abu-Dhabi UAE|London Britain|London UK
London England|Washington America|Washington US|Washington United-States|Washington USA
London United-Kingdom|Montevideo Uruguay|Tashkent Uzbekistan|Caracas Venezuela
Hanoi Vietnam|Sanaa Yemen|Lusaka Zambia|Harare Zimbabwe|Suva Fiji"""


def _key(name: str) -> str:
    words = name.lower().replace("-", " ").replace(".", "").split()
    return " ".join(w for w in words if w != "the")


@cache
def _capitals() -> frozenset[tuple[str, str]]:
    rows = (row.split() for line in _CAPITALS.splitlines() for row in line.split("|"))
    return frozenset((_key(capital), _key(country)) for capital, country in rows)


@cache
def _countries() -> frozenset[str]:
    return frozenset(country for _, country in _capitals())


def is_country(name: str) -> bool:
    """Whether a name is that of a country in the table."""
    return _key(name) in _countries()


def capital_and_country(a: str, b: str) -> bool:
    """Whether one of two names is the capital of the other, a country."""
    return bool({(_key(a), _key(b)), (_key(b), _key(a))} & _capitals())


@cache
def _of_capitals() -> dict[str, str]:
    return dict(sorted(_capitals()))


def country_of_capital(name: str) -> str:
    """The country of which a name is the capital, in lower case, or ""."""
    return _of_capitals().get(_key(name), "")
