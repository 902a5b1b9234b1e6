-- Which articles tell the same story, earlier versions of articles, and where the bot has shown quotes.

CREATE TABLE sketches (
    article INTEGER PRIMARY KEY REFERENCES articles (id) ON DELETE CASCADE,
    library INTEGER NOT NULL,                 -- the article's, so that a question finds the copies of its own
    story INTEGER NOT NULL,                   -- one number for all that tell it; a number that an article of it had
    shingles INTEGER NOT NULL,                -- how many the text has
    sketch BLOB NOT NULL                      -- the smallest of their hashes, four bytes each
) STRICT;
CREATE INDEX sketches_by_story ON sketches (story, library, article);
CREATE INDEX sketches_of_copies ON sketches (library, story, article) WHERE story <> article;

-- By what sketches are found; taken out with them, by their hashes: an index by article would cost as much as this.
CREATE TABLE fingerprints (
    library INTEGER NOT NULL,
    hash INTEGER NOT NULL,                    -- one of the first of a sketch
    article INTEGER NOT NULL,
    PRIMARY KEY (library, hash, article)
) STRICT, WITHOUT ROWID;

CREATE TABLE versions (
    article INTEGER NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
    version INTEGER NOT NULL,                 -- from 1; the one in articles has the next number
    title TEXT NOT NULL,
    replaced TEXT NOT NULL,                   -- when the next one came; ISO 8601, UTC
    text TEXT NOT NULL,
    PRIMARY KEY (article, version)
) STRICT;

CREATE TABLE looks (
    article INTEGER PRIMARY KEY REFERENCES articles (id) ON DELETE CASCADE,
    looked TEXT NOT NULL                      -- when its page was last asked for again; ISO 8601, UTC
) STRICT, WITHOUT ROWID;

CREATE TABLE shown (
    message INTEGER NOT NULL,                 -- a number of Discord's
    place INTEGER NOT NULL, person INTEGER NOT NULL, -- a number of Discord's: a channel's, or (1) a person's
    library INTEGER NOT NULL REFERENCES libraries (id),
    article INTEGER NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
    version INTEGER NOT NULL,                 -- of the article, into which these point
    start INTEGER NOT NULL, "end" INTEGER NOT NULL,
    "when" TEXT NOT NULL,                     -- ISO 8601, UTC
    corrected INTEGER NOT NULL DEFAULT 0,     -- the version of which its readers were told
    PRIMARY KEY (message, article, start, "end")
) STRICT, WITHOUT ROWID;
CREATE INDEX shown_by_article ON shown (article);
CREATE INDEX shown_by_time ON shown ("when");
CREATE INDEX shown_by_library ON shown (library);
