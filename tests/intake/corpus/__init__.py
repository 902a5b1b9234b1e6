"""A corpus of saved web pages: styles of page x languages, built from our own texts, each with the text it carries."""
