"""The schema, as numbered steps that are appended and never edited."""

import sqlite3
import time
from pathlib import Path

from bot.errors import StorageError

#: "Quth" in ASCII: tells our files from other programs' databases.
APPLICATION_ID = 0x51757468

#: Seconds between two tries to switch to WAL.
_PAUSE = 0.02

MIGRATIONS: tuple[str, ...] = (
    """
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
    """,
    # Questions about a time, pages by their address, feeds.
    """
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
    """,
)


def check_origin(connection: sqlite3.Connection, path: Path) -> int:
    """The version of the schema, 0 for a file that is still empty; reads only.

    Raises StorageError for a database that is not ours or is newer than we are.
    """
    # In one transaction: another process may be making the schema between two of these lines.
    connection.execute("BEGIN")
    (application,) = connection.execute("PRAGMA application_id").fetchone()
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    (tables,) = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    connection.execute("COMMIT")
    if application != APPLICATION_ID and (application or version or tables):
        raise StorageError(f"{path} is another program's database. Set DATABASE_PATH to a file of Quoth's own.")
    if version > len(MIGRATIONS):
        raise StorageError(
            f"{path} was written by a newer Quoth (schema {version}, here {len(MIGRATIONS)}). "
            f"Upgrade Quoth, or restore a backup."
        )
    return version


def migrate(connection: sqlite3.Connection, path: Path) -> None:
    """Bring the schema up to date, each step whole or not at all. Raises StorageError as `check_origin` does."""
    version = check_origin(connection, path)
    _keep_a_log(connection)
    while version < len(MIGRATIONS):
        # executescript commits what is open before it begins, hence the explicit transaction inside.
        steps = (
            "BEGIN IMMEDIATE",
            MIGRATIONS[version],
            f"PRAGMA user_version = {version + 1}",
            f"PRAGMA application_id = {APPLICATION_ID}",
            "COMMIT;",
        )
        try:
            connection.executescript(";\n".join(steps))
        except sqlite3.Error:
            if connection.in_transaction:
                connection.rollback()
            # Another process may have made this very step while we waited for its lock.
            if check_origin(connection, path) == version:
                raise
        version = check_origin(connection, path)


def _keep_a_log(connection: sqlite3.Connection) -> None:
    """Switch to WAL, which stays with the file; waits as long as the connection waits for any lock."""
    (milliseconds,) = connection.execute("PRAGMA busy_timeout").fetchone()
    patience = time.monotonic() + milliseconds / 1000
    while True:
        try:
            connection.execute("PRAGMA journal_mode = WAL")
        except sqlite3.OperationalError as error:
            # SQLite does not wait here by itself: of two that switch a new file at once, one is told so immediately.
            if error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_BUSY or time.monotonic() > patience:
                raise
            time.sleep(_PAUSE)
        else:
            return
