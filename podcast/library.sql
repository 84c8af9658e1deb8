CREATE TABLE IF NOT EXISTS jobs (
    id INTEGER PRIMARY KEY,             -- the order in which sources joined the show
    source TEXT NOT NULL UNIQUE,        -- an address, or a path seen from the show's folder
    state TEXT NOT NULL DEFAULT 'due',  -- due, done, failed, gone
    stamp TEXT NOT NULL DEFAULT '',     -- how the source looked when it joined or changed
    remake INTEGER NOT NULL DEFAULT 0,  -- 1: it is made again even if nothing changed, 2: if it is read otherwise
    added REAL NOT NULL,                -- when it joined, in seconds of the epoch; so are the other times
    checked REAL NOT NULL DEFAULT 0,    -- when it was last looked at
    attempts INTEGER NOT NULL DEFAULT 0,
    stage TEXT NOT NULL DEFAULT '',     -- where it is, or where it failed
    share REAL NOT NULL DEFAULT 0,      -- how much of the stage is done
    reason TEXT NOT NULL DEFAULT '',
    not_before REAL NOT NULL DEFAULT 0,
    owner TEXT,                         -- the worker that has it, until
    leased_until REAL NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX IF NOT EXISTS jobs_by_state ON jobs (state, not_before);
CREATE INDEX IF NOT EXISTS jobs_by_owner ON jobs (owner) WHERE owner IS NOT NULL;
CREATE TABLE IF NOT EXISTS episodes (
    guid TEXT PRIMARY KEY,
    job INTEGER NOT NULL UNIQUE REFERENCES jobs,
    published TEXT NOT NULL,            -- ISO 8601 in UTC
    stem TEXT NOT NULL,                 -- the name that its files begin with
    digest TEXT NOT NULL,               -- of `item`
    item TEXT NOT NULL,                 -- JSON
    state TEXT NOT NULL DEFAULT 'live'  -- live, withdrawn, retired
) STRICT;
CREATE INDEX IF NOT EXISTS episodes_by_date ON episodes (state, published DESC, job DESC, stem, digest);
CREATE TABLE IF NOT EXISTS pages (name TEXT PRIMARY KEY, digest TEXT NOT NULL) STRICT;
CREATE TABLE IF NOT EXISTS facts (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT;  -- of the show at the last run
CREATE TABLE IF NOT EXISTS lists (
    url TEXT PRIMARY KEY,               -- of a feed, a sitemap or a list of feeds; or a path
    named_by TEXT NOT NULL,             -- the list that named it, "" for the show
    heard REAL NOT NULL,                -- when it was last asked, in seconds of the epoch
    trouble TEXT NOT NULL,              -- why nothing could be had of it, ""
    attempts INTEGER NOT NULL,          -- how often that was so in turn
    not_before REAL NOT NULL
) STRICT;
CREATE TABLE IF NOT EXISTS finds (
    url TEXT PRIMARY KEY,               -- of an article, as `fetching.address.plain` has it
    list TEXT NOT NULL,                 -- the first list that named it
    stamp TEXT NOT NULL,                -- what changes when the list says that it changed
    facts TEXT NOT NULL                 -- what the list tells of it, JSON
) STRICT;
CREATE TABLE IF NOT EXISTS digests (
    source TEXT PRIMARY KEY,            -- of the job that makes it
    moment REAL NOT NULL,               -- what it is for, in seconds of the epoch
    articles TEXT NOT NULL              -- the jobs whose stories are in it, in their order, JSON
) STRICT;
CREATE TABLE IF NOT EXISTS hosts (host TEXT PRIMARY KEY, free_at REAL NOT NULL) STRICT;
CREATE TABLE IF NOT EXISTS shingles (hash INTEGER NOT NULL, job INTEGER NOT NULL, PRIMARY KEY (hash, job)) STRICT, WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS shingles_by_job ON shingles (job);
CREATE TABLE IF NOT EXISTS stories (job INTEGER PRIMARY KEY, figures TEXT NOT NULL) STRICT;
