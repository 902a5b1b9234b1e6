"""Two servers and three people with secrets, and all that they may try to see each other's."""
