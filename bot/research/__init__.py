"""Research: who said what, is a quotation real, what happened when, and what several sources say of one thing."""
