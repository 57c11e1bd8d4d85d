#!/usr/bin/env python3
"""A peer of the whole pipe with nothing but Python's standard library: json,
html.parser, re, Counter. Reads posts as JSON Lines, writes words and their counts."""
import json
import re
import sys
from collections import Counter

from peer import text_of


def main():
    words = re.compile(r"\w+")
    counts = Counter()
    for line in sys.stdin.buffer:
        post = json.loads(line)
        for part in (post["title"]["rendered"], post["content"]["rendered"]):
            counts.update(words.findall(text_of(part).lower()))
    for word, n in counts.most_common():
        sys.stdout.write(f"{word},{n}\n")


sys.stdout.reconfigure(encoding="utf-8")
main()
