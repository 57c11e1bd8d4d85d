#!/usr/bin/env python3
"""A peer of the whole pipe with spaCy: reads posts as JSON Lines, writes words and
their counts. With --names, countries and other places that the model finds
(en_core_web_sm, which must be installed)."""
import json
import sys
from collections import Counter

import spacy
from peer import text_of


def texts():
    for line in sys.stdin.buffer:
        post = json.loads(line)
        yield f"{text_of(post['title']['rendered'])}\n\n{text_of(post['content']['rendered'])}"


def main():
    names = sys.argv[1:] == ["--names"]
    model = spacy.load("en_core_web_sm", exclude=["tagger", "parser", "lemmatizer"]) if names \
        else spacy.blank("en")
    counts = Counter()
    for document in model.pipe(texts()):
        counts.update((e.text for e in document.ents if e.label_ == "GPE") if names else
                      (t.lower_ for t in document if not t.is_punct and not t.is_space))
    for word, n in counts.most_common():
        sys.stdout.write(f"{word},{n}\n")


sys.stdout.reconfigure(encoding="utf-8")
main()
