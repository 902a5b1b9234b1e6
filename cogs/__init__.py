"""Discord's doors: one command group or loop a file. A body calls the library, renders a card, and sends it."""
