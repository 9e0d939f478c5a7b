-- The compiled gazetteer. Written once, read-only afterwards; the file name carries the version.
CREATE TABLE about (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE entry (
    id INTEGER PRIMARY KEY,
    geonameid INTEGER,
    name TEXT NOT NULL,
    kind TEXT NOT NULL,
    country TEXT,
    province TEXT,
    lat REAL,
    lon REAL,
    population INTEGER NOT NULL,
    capital INTEGER NOT NULL
);
CREATE TABLE spelling (
    folded TEXT NOT NULL,
    skeleton TEXT NOT NULL,
    entry INTEGER NOT NULL,
    -- 0 the entry's own name, 1 another name
    rank INTEGER NOT NULL
);
