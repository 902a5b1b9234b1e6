"""Word lists, a module a language; each is our own compilation of the language's commonest function words."""
