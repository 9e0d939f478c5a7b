-- The compiled gazetteer. Written once, read-only afterwards; the file name carries the version.
CREATE TABLE about (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
-- What it was compiled from, in the order in which one source wins over the next.
CREATE TABLE source (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL,
    entries INTEGER NOT NULL
);
CREATE TABLE entry (
    id INTEGER PRIMARY KEY,
    geonameid INTEGER,
    name TEXT NOT NULL,
    kind TEXT NOT NULL,
    country TEXT,
    -- GeoNames codes of the divisions of the first and second order that it lies in (or is)
    province TEXT,
    district TEXT,
    lat REAL,
    lon REAL,
    -- how far from its middle it may reach
    radius_km REAL NOT NULL,
    population INTEGER NOT NULL,
    capital INTEGER NOT NULL,
    -- whether it is from a user's supplement
    own INTEGER NOT NULL,
    source INTEGER NOT NULL
);
CREATE TABLE spelling (
    folded TEXT NOT NULL,
    skeleton TEXT NOT NULL,
    entry INTEGER NOT NULL,
    -- 0 the entry's own name, 1 another name
    rank INTEGER NOT NULL
);
-- The entry of each country ("SY"), province ("SY.07") and district ("SY.07.173481").
CREATE TABLE division (code TEXT PRIMARY KEY, entry INTEGER NOT NULL) WITHOUT ROWID;
