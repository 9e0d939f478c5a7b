-- Names that may never leave the case; what stands in their place is SOURCE- and the number.

CREATE TABLE protected (
    number INTEGER PRIMARY KEY,
    name TEXT NOT NULL UNIQUE,
    spellings TEXT NOT NULL        -- JSON: further spellings and handles, as they were given
) STRICT;
