-- Digests: standing orders, open questions, and what is on its way.

-- What is new for one library; the number of an article is the index's second column by itself.
CREATE INDEX articles_by_library ON articles (library);

CREATE TABLE digests (
    id INTEGER PRIMARY KEY AUTOINCREMENT,     -- never used twice: deliveries are known by it
    library INTEGER NOT NULL REFERENCES libraries (id),
    place INTEGER NOT NULL, person INTEGER NOT NULL, -- a number of Discord's: a channel's, or (1) a person's
    at TEXT NOT NULL, zone TEXT NOT NULL,     -- 08:00 by the clocks of an IANA zone
    days TEXT NOT NULL,                       -- ISO numbers of days: 12345
    topics TEXT NOT NULL,                     -- JSON list
    length TEXT NOT NULL,
    silent INTEGER NOT NULL, empty INTEGER NOT NULL, alerts INTEGER NOT NULL,
    owner INTEGER,
    created TEXT NOT NULL,                    -- moments: ISO 8601, UTC
    due TEXT NOT NULL,
    seen INTEGER NOT NULL, alerted INTEGER NOT NULL, -- numbers of articles
    paused TEXT NOT NULL DEFAULT '',          -- why it rests
    last TEXT                                 -- local day of the last edition
) STRICT;
CREATE INDEX digests_by_due ON digests (due) WHERE paused = '';
CREATE INDEX digests_by_library ON digests (library);
CREATE INDEX digests_with_alerts ON digests (alerted) WHERE alerts > 0 AND paused = '';

CREATE TABLE watches (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    library INTEGER NOT NULL REFERENCES libraries (id),
    question TEXT NOT NULL,
    owner INTEGER NOT NULL,
    created TEXT NOT NULL,
    seen INTEGER NOT NULL,
    answered TEXT
) STRICT;
CREATE INDEX watches_by_owner ON watches (library, owner);
CREATE INDEX watches_open ON watches (seen) WHERE answered IS NULL;

CREATE TABLE deliveries (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    library INTEGER NOT NULL REFERENCES libraries (id),
    kind TEXT NOT NULL,                       -- Sort
    "order" INTEGER NOT NULL,                 -- of a digest or a watch, which may be gone
    slot TEXT NOT NULL,
    part INTEGER NOT NULL, parts INTEGER NOT NULL,
    place INTEGER NOT NULL, person INTEGER NOT NULL,
    silent INTEGER NOT NULL,
    nonce TEXT NOT NULL,
    state TEXT NOT NULL,                      -- State
    asked TEXT, settled TEXT,
    message INTEGER,
    error TEXT NOT NULL DEFAULT '',
    due TEXT, tried TEXT,
    seen INTEGER,                             -- digests.seen before it: what it returns to when nobody gets this
    quoted TEXT NOT NULL,                     -- JSON list of [article, version, start, end]
    body TEXT NOT NULL, picture BLOB          -- as they are sent
) STRICT;
-- None is ever made twice.
CREATE UNIQUE INDEX deliveries_known ON deliveries (kind, "order", slot, part);
CREATE INDEX deliveries_open ON deliveries (place, person, id) WHERE settled IS NULL;
CREATE INDEX deliveries_settled ON deliveries (settled) WHERE settled IS NOT NULL;
CREATE INDEX deliveries_by_library ON deliveries (library);
