-- What a case holds: bytes as they were received, how they were come by, what was done, and what
-- was found. Times are UTC, as 2026-11-21T16:20:00Z. A name ("report-3f9c2a71b04d") is made from
-- content and a secret of this case, so it stays when reports are added and tells nothing away.

CREATE TABLE migrations (
    number INTEGER PRIMARY KEY,
    file TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    applied_at TEXT NOT NULL
) STRICT;

-- One row: what is true of the case itself.
CREATE TABLE about (
    one INTEGER PRIMARY KEY CHECK (one = 1),
    secret BLOB NOT NULL,
    created_at TEXT NOT NULL,
    created_by TEXT NOT NULL
) STRICT;

CREATE TABLE contents (
    sha256 TEXT PRIMARY KEY CHECK (length(sha256) = 64),
    size INTEGER NOT NULL,
    content BLOB NOT NULL
) STRICT;

CREATE TABLE captures (
    number INTEGER PRIMARY KEY,
    name TEXT NOT NULL UNIQUE,
    sha256 TEXT NOT NULL REFERENCES contents (sha256),
    path TEXT NOT NULL,
    facts TEXT NOT NULL,          -- JSON: what came beside the bytes
    media_type TEXT NOT NULL,
    method TEXT NOT NULL,         -- file, standard input, fetch
    collected_at TEXT NOT NULL,
    collected_by TEXT NOT NULL,
    tool TEXT NOT NULL,
    nonce TEXT NOT NULL           -- keeps the log's digest of this row from being guessed at
) STRICT;
CREATE INDEX captures_sha256 ON captures (sha256);

-- What was read from a capture; derived, and made again whenever reading changes.
CREATE TABLE readings (
    capture INTEGER PRIMARY KEY REFERENCES captures (number) ON DELETE CASCADE,
    problem TEXT,                 -- why there is no text; NULL where there is
    title TEXT NOT NULL DEFAULT '',
    outlet TEXT NOT NULL DEFAULT '',
    sources TEXT NOT NULL DEFAULT '',
    text TEXT NOT NULL DEFAULT '',
    text_sha256 TEXT,
    url TEXT,
    canonical_url TEXT,
    published_earliest TEXT,
    published_latest TEXT,
    -- The capture of the same page that came before this one.
    revises INTEGER REFERENCES captures (number) ON DELETE SET NULL,
    -- 1 where the page was seen before with the very same words: kept, not analysed again.
    repeats INTEGER NOT NULL DEFAULT 0 CHECK (repeats IN (0, 1))
) STRICT;
CREATE INDEX readings_canonical_url ON readings (canonical_url) WHERE canonical_url IS NOT NULL;
CREATE INDEX readings_revises ON readings (revises) WHERE revises IS NOT NULL;

-- Everything that was done to the case, one entry chained to the next by digest. An entry is never
-- changed; a purge may empty its body, whose digest stays in the chain.
CREATE TABLE log (
    number INTEGER PRIMARY KEY,
    at TEXT NOT NULL,
    by TEXT NOT NULL,
    tool TEXT NOT NULL,
    action TEXT NOT NULL,
    body TEXT,
    nonce TEXT,
    body_sha256 TEXT NOT NULL,
    previous TEXT NOT NULL,
    sha256 TEXT NOT NULL UNIQUE
) STRICT;
CREATE TRIGGER log_keeps_every_entry BEFORE DELETE ON log BEGIN
    SELECT RAISE(ABORT, 'an entry of the log cannot be taken out');
END;
CREATE TRIGGER log_changes_no_entry BEFORE UPDATE ON log
WHEN NEW.body IS NOT NULL OR NEW.nonce IS NOT NULL
    OR NEW.number IS NOT OLD.number OR NEW.at IS NOT OLD.at OR NEW.by IS NOT OLD.by
    OR NEW.tool IS NOT OLD.tool OR NEW.action IS NOT OLD.action
    OR NEW.body_sha256 IS NOT OLD.body_sha256 OR NEW.previous IS NOT OLD.previous
    OR NEW.sha256 IS NOT OLD.sha256
BEGIN
    SELECT RAISE(ABORT, 'an entry of the log cannot be changed');
END;

-- What a stage made of given inputs, under a digest of the stage, its settings and the inputs.
CREATE TABLE kept (
    key TEXT PRIMARY KEY,
    stage TEXT NOT NULL,
    value BLOB NOT NULL
) STRICT;

-- The last analysis, whole, and the state of the case (captures and decisions) that it is of.
CREATE TABLE analysis (
    one INTEGER PRIMARY KEY CHECK (one = 1),
    state TEXT NOT NULL,
    made_at TEXT NOT NULL,
    settings BLOB NOT NULL,
    dossier BLOB NOT NULL
) STRICT;

-- The same as rows, for the views below. `id` is the dossier's ("r1"), and holds until the next
-- analysis; `name` is stable.
CREATE TABLE found_reports (
    capture INTEGER PRIMARY KEY REFERENCES captures (number) ON DELETE CASCADE,
    id TEXT NOT NULL UNIQUE,
    title TEXT,
    outlet TEXT,
    outlet_basis TEXT,
    author TEXT,
    url TEXT,
    published_earliest TEXT,
    published_latest TEXT,
    published_basis TEXT NOT NULL,
    language TEXT NOT NULL,
    text_sha256 TEXT NOT NULL
) STRICT;

CREATE TABLE found_origins (
    name TEXT PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    label TEXT NOT NULL,
    report TEXT REFERENCES found_reports (id) ON DELETE CASCADE,
    reports INTEGER NOT NULL
) STRICT;

CREATE TABLE found_links (
    name TEXT PRIMARY KEY,
    child TEXT NOT NULL REFERENCES found_reports (id) ON DELETE CASCADE,
    parent_report TEXT REFERENCES found_reports (id) ON DELETE CASCADE,
    parent_origin TEXT REFERENCES found_origins (id) ON DELETE CASCADE,
    kind TEXT NOT NULL,
    cited INTEGER NOT NULL,
    undirected INTEGER NOT NULL,
    share REAL NOT NULL,
    confidence REAL NOT NULL,
    evidence TEXT NOT NULL,
    CHECK ((parent_report IS NULL) <> (parent_origin IS NULL))
) STRICT;
CREATE INDEX found_links_child ON found_links (child);

CREATE TABLE found_groups (
    name TEXT PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    text TEXT NOT NULL,
    reports INTEGER NOT NULL,
    independent_origins INTEGER NOT NULL,
    status TEXT NOT NULL,
    confidence REAL NOT NULL
) STRICT;

CREATE TABLE found_claims (
    name TEXT PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    report TEXT NOT NULL REFERENCES found_reports (id) ON DELETE CASCADE,
    claim_group TEXT REFERENCES found_groups (id),
    start INTEGER NOT NULL,
    stop INTEGER NOT NULL,
    text TEXT NOT NULL,
    certainty TEXT NOT NULL
) STRICT;
CREATE INDEX found_claims_report ON found_claims (report);

CREATE TABLE found_drift (
    name TEXT PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    kind TEXT NOT NULL,
    severity TEXT NOT NULL,
    child TEXT NOT NULL REFERENCES found_reports (id) ON DELETE CASCADE,
    child_start INTEGER NOT NULL,
    child_stop INTEGER NOT NULL,
    child_text TEXT NOT NULL,
    parent TEXT NOT NULL REFERENCES found_reports (id) ON DELETE CASCADE,
    parent_start INTEGER NOT NULL,
    parent_stop INTEGER NOT NULL,
    parent_text TEXT NOT NULL,
    detail TEXT NOT NULL,
    confidence REAL NOT NULL
) STRICT;

-- The views that docs/case.md promises: columns may be added, none is renamed or taken away.
CREATE VIEW reports AS
SELECT captures.name AS name,
       found_reports.id AS id,
       coalesce(found_reports.title, nullif(readings.title, '')) AS title,
       coalesce(found_reports.outlet, nullif(readings.outlet, '')) AS outlet,
       found_reports.author AS author,
       coalesce(found_reports.url, readings.url) AS url,
       coalesce(found_reports.published_earliest, readings.published_earliest)
           AS published_earliest,
       coalesce(found_reports.published_latest, readings.published_latest) AS published_latest,
       found_reports.language AS language,
       captures.path AS path,
       captures.sha256 AS sha256,
       readings.text_sha256 AS text_sha256,
       readings.text AS text,
       earlier.name AS revises,
       readings.problem AS problem,
       captures.collected_at AS added_at,
       captures.collected_by AS added_by
FROM captures
LEFT JOIN readings ON readings.capture = captures.number
LEFT JOIN found_reports ON found_reports.capture = captures.number
LEFT JOIN captures AS earlier ON earlier.number = readings.revises
WHERE coalesce(readings.repeats, 0) = 0;

CREATE VIEW claims AS
SELECT found_claims.name AS name,
       found_claims.id AS id,
       captures.name AS report,
       found_reports.outlet AS outlet,
       found_claims.text AS text,
       found_claims.start AS start,
       found_claims.stop AS stop,
       found_claims.certainty AS certainty,
       found_groups.name AS claim_group,
       found_groups.text AS group_text,
       found_groups.reports AS reports,
       found_groups.independent_origins AS independent_origins,
       found_groups.status AS status
FROM found_claims
JOIN found_reports ON found_reports.id = found_claims.report
JOIN captures ON captures.number = found_reports.capture
LEFT JOIN found_groups ON found_groups.id = found_claims.claim_group;

CREATE VIEW links AS
SELECT found_links.name AS name,
       child_capture.name AS child,
       coalesce(parent_capture.name, found_origins.name) AS parent,
       child_report.outlet AS child_outlet,
       coalesce(parent_report.outlet, found_origins.label) AS parent_outlet,
       found_links.kind AS kind,
       found_links.cited AS cited,
       found_links.undirected AS undirected,
       found_links.share AS share,
       found_links.confidence AS confidence,
       found_links.evidence AS evidence
FROM found_links
JOIN found_reports AS child_report ON child_report.id = found_links.child
JOIN captures AS child_capture ON child_capture.number = child_report.capture
LEFT JOIN found_reports AS parent_report ON parent_report.id = found_links.parent_report
LEFT JOIN captures AS parent_capture ON parent_capture.number = parent_report.capture
LEFT JOIN found_origins ON found_origins.id = found_links.parent_origin;

CREATE VIEW origins AS
SELECT found_origins.name AS name,
       found_origins.id AS id,
       found_origins.label AS label,
       captures.name AS report,
       found_origins.reports AS reports
FROM found_origins
LEFT JOIN found_reports ON found_reports.id = found_origins.report
LEFT JOIN captures ON captures.number = found_reports.capture;

CREATE VIEW drift AS
SELECT found_drift.name AS name,
       found_drift.id AS id,
       found_drift.kind AS kind,
       found_drift.severity AS severity,
       child_capture.name AS child,
       found_drift.child_text AS child_text,
       parent_capture.name AS parent,
       found_drift.parent_text AS parent_text,
       found_drift.detail AS detail,
       found_drift.confidence AS confidence
FROM found_drift
JOIN found_reports AS child_report ON child_report.id = found_drift.child
JOIN captures AS child_capture ON child_capture.number = child_report.capture
JOIN found_reports AS parent_report ON parent_report.id = found_drift.parent
JOIN captures AS parent_capture ON parent_capture.number = parent_report.capture;
