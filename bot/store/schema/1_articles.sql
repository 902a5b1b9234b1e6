-- Articles, their sentences and the index; files, settings, uploads.

CREATE TABLE libraries (
    id INTEGER PRIMARY KEY,
    key TEXT NOT NULL UNIQUE,                 -- Scope.key: shelf, guild:ID, user:ID
    next_sentence INTEGER NOT NULL DEFAULT 0, -- lower half of the next sentence id; never goes back
    indexed INTEGER NOT NULL DEFAULT 0        -- sentences in the index
) STRICT;
INSERT INTO libraries (id, key) VALUES (0, 'shelf');

CREATE TABLE articles (
    id INTEGER PRIMARY KEY AUTOINCREMENT,     -- never used twice, so that an old button cannot meet a new article
    library INTEGER NOT NULL REFERENCES libraries (id),
    title TEXT NOT NULL,
    untitled INTEGER NOT NULL,                -- 1: the title is the first sentence, cut
    length INTEGER NOT NULL,                  -- of the text, in characters; SQLite's length() would stop at NUL
    digest TEXT NOT NULL,                     -- SHA-256 of the text
    url TEXT, source TEXT, author TEXT,
    published TEXT,                           -- ISO 8601
    language TEXT NOT NULL,                   -- ISO 639-1, '' unknown
    rights TEXT,
    notes TEXT NOT NULL,                      -- JSON list
    added TEXT NOT NULL,                      -- ISO 8601, UTC
    file TEXT,                                -- the shelf's file it came from
    first_sentence INTEGER NOT NULL,          -- sentence ids first_sentence <= id < first_sentence + sentences
    sentences INTEGER NOT NULL,
    text TEXT NOT NULL                        -- exactly as given; last: SQLite reads through it to what follows
) STRICT;
CREATE INDEX articles_by_language ON articles (library, language);
-- One article a text and library; the shelf may hold a text in two files.
CREATE UNIQUE INDEX articles_by_text ON articles (library, digest, ifnull(file, ''));
CREATE INDEX articles_by_file ON articles (file) WHERE file IS NOT NULL;

CREATE TABLE sentences (
    id INTEGER PRIMARY KEY,                   -- library << 32 | n, so that a library is a range
    article INTEGER NOT NULL,
    paragraph INTEGER NOT NULL,
    start INTEGER NOT NULL,                   -- offsets in characters of articles.text
    "end" INTEGER NOT NULL,
    kind TEXT NOT NULL,                       -- Kind
    orphan INTEGER NOT NULL,
    place INTEGER NOT NULL,                   -- which of its paragraph's sentences, from 0
    size INTEGER NOT NULL,                    -- how many its paragraph has
    words TEXT NOT NULL,                      -- searchable words, normalised
    stems TEXT NOT NULL                       -- exactly what went into search: its 'delete' wants it back
) STRICT;

-- A plain inverted file. bm25() is not used: its frequencies are those of all libraries together. The ascii
-- tokenizer takes every other character as part of a token, so that tokens are what bot.text says they are.
CREATE VIRTUAL TABLE search USING fts5 (stems, content='', columnsize=0, detail=none, tokenize='ascii');
-- Its terms, for words that no article has: what was meant is looked for among these.
CREATE VIRTUAL TABLE vocabulary USING fts5vocab (search, row);

CREATE TABLE files (
    path TEXT PRIMARY KEY,                    -- relative to the shelf's folder
    size INTEGER NOT NULL,
    modified_ns INTEGER NOT NULL,
    digest TEXT NOT NULL                      -- SHA-256 of the bytes
) STRICT;

CREATE TABLE settings (
    library INTEGER NOT NULL REFERENCES libraries (id),
    name TEXT NOT NULL,
    value TEXT NOT NULL,
    PRIMARY KEY (library, name)
) STRICT, WITHOUT ROWID;

CREATE TABLE uploads (
    token TEXT PRIMARY KEY,                   -- random
    library INTEGER NOT NULL REFERENCES libraries (id),
    title TEXT NOT NULL,
    text TEXT NOT NULL,
    language TEXT NOT NULL,
    added TEXT NOT NULL                       -- ISO 8601, UTC
) STRICT;

CREATE TABLE meta (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;
