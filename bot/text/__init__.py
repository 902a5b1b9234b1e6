"""Pure functions on `str`: languages, words and stems, sentences, quotations, furniture.

Nothing here reads a file, the clock or the network; equal text gives equal results under any PYTHONHASHSEED.
Offsets are in characters of the text that was passed in.
"""
