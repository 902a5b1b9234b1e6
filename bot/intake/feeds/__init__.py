"""RSS, Atom, JSON Feed and OPML: bytes -> entries and addresses. Strangers' markup, so only the worker parses it."""
