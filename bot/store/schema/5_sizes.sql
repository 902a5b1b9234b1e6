-- How much a library holds, counted from this alone whenever something is added.
CREATE INDEX articles_by_size ON articles (library, length);
