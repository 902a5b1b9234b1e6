"""Question + candidates -> Answer, or none. Choosing the sentence is ours; nothing here words anything itself."""
