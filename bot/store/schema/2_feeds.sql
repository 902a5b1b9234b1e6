-- Questions about a time, pages by their address, feeds.

-- Everything that a question about a time asks of an article, so that no text is read for it.
CREATE INDEX articles_by_place ON articles (library, first_sentence, sentences, published, added, language);
CREATE INDEX articles_by_url ON articles (url, library) WHERE url IS NOT NULL;

ALTER TABLE uploads ADD COLUMN url TEXT;
ALTER TABLE uploads ADD COLUMN source TEXT;
ALTER TABLE uploads ADD COLUMN author TEXT;
ALTER TABLE uploads ADD COLUMN published TEXT;
ALTER TABLE uploads ADD COLUMN rights TEXT;

CREATE TABLE feeds (
    id INTEGER PRIMARY KEY AUTOINCREMENT,     -- never used twice
    url TEXT NOT NULL UNIQUE,                 -- where it is asked for; one for all libraries
    title TEXT NOT NULL, site TEXT NOT NULL,
    due TEXT NOT NULL,                        -- moments: ISO 8601, UTC
    asked TEXT, answered TEXT,
    failures INTEGER NOT NULL DEFAULT 0,      -- in a row
    failing TEXT,                             -- since when
    error TEXT NOT NULL DEFAULT '',           -- of the last time
    stopped TEXT NOT NULL DEFAULT '',         -- why it is not asked any more
    etag TEXT NOT NULL DEFAULT '', modified TEXT NOT NULL DEFAULT '',
    moved TEXT NOT NULL DEFAULT '',           -- where it says it has moved to for good
    moves INTEGER NOT NULL DEFAULT 0          -- how often in a row it said so
) STRICT;
CREATE INDEX feeds_by_due ON feeds (due) WHERE stopped = '';

CREATE TABLE follows (
    library INTEGER NOT NULL REFERENCES libraries (id),
    feed INTEGER NOT NULL REFERENCES feeds (id),
    words TEXT NOT NULL, without TEXT NOT NULL, -- JSON lists
    full INTEGER NOT NULL,                    -- 1: pages are fetched
    owner INTEGER, channel INTEGER,           -- numbers of Discord's: whom to tell, and where
    told INTEGER NOT NULL DEFAULT 0,          -- 1: that the feed stopped
    PRIMARY KEY (library, feed)
) STRICT, WITHOUT ROWID;
CREATE INDEX follows_by_feed ON follows (feed);

CREATE TABLE entries (
    library INTEGER NOT NULL,
    feed INTEGER NOT NULL,
    key TEXT NOT NULL,                        -- Entry.key
    fate TEXT NOT NULL,                       -- Fate
    "when" TEXT NOT NULL,
    tries INTEGER NOT NULL,                   -- of reading its page
    title TEXT NOT NULL, link TEXT NOT NULL, why TEXT NOT NULL, -- '' for what became an article
    PRIMARY KEY (library, feed, key),
    FOREIGN KEY (library, feed) REFERENCES follows (library, feed) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;
