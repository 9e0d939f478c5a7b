-- Full-text search over what was read: an index of its own beside the readings. No trigger keeps it,
-- since a trigger that writes to a virtual table runs in no connection that distrusts the schema of
-- a file from elsewhere, and ours do.

CREATE VIRTUAL TABLE words USING fts5 (
    title, outlet, sources, text,
    content = 'readings',
    content_rowid = 'capture',
    tokenize = "unicode61 remove_diacritics 2"
);

INSERT INTO words (words) VALUES ('rebuild');
