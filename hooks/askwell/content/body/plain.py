"""Lines that need no second look: empty ones, and those of words, stops and citations alone, as most lines are.

Such a line cannot be wrong, whatever stands around it, save for a table or a picture right above it. What is left out
here is no mistake: it is read sign by sign in the module beside this one. `tests/content/test_body_plain.py` reads
drawn texts both ways.
"""

from __future__ import annotations

import re

from askwell.patterns import regex

PLAIN = regex(
    r"""
    (?P<item>(?:[*+-]|[0-9]{1,4}[.)])[ ])?              # an item of a list
    ["'(\u201c\u201e\u2018]?[^\W\d_]                    # a letter, so that no other mark begins the line
    (?:
        [^\[\]<>`~=^+{}$\\|\#:]++                       # words
      | :(?=[\s0-9]|$)                                  # a colon that begins no name of a picture
      | (?<!!)\[\^[a-z0-9-]+\](?![:(])                  # a citation that begins no link
    )*+
    """,
    re.VERBOSE,
)
"""A line of an item, or of a paragraph, that has words and citations alone."""
