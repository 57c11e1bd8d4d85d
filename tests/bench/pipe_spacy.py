#!/usr/bin/env python3
"""A peer of the whole pipe with spaCy: reads posts as JSON Lines, writes what is asked
for and its counts.

    pipe_spacy.py words|countries|places

Words are cut as it cuts English; countries are found by their names alone, those of
data/countries.tsv; countries and other places as the model en_core_web_sm finds them,
which must be installed."""
import json
import os
import sys
from collections import Counter

import spacy
from peer import text_of
from spacy.matcher import PhraseMatcher

COUNTRIES = os.path.join(os.path.dirname(os.path.abspath(__file__)), "../../data/countries.tsv")


def texts():
    for line in sys.stdin.buffer:
        post = json.loads(line)
        yield f"{text_of(post['title']['rendered'])}\n\n{text_of(post['content']['rendered'])}"


def words():
    return spacy.blank("en"), lambda document: (
        token.lower_ for token in document if not token.is_punct and not token.is_space)


def countries():
    model = spacy.blank("en")
    matcher = PhraseMatcher(model.vocab, attr="LOWER")
    with open(COUNTRIES, encoding="utf-8") as rows:
        for code, name in (row.rstrip("\n").split("\t") for row in rows if row[0] != "#"):
            matcher.add(code, [model.make_doc(name)])
    return model, lambda document: (
        model.vocab.strings[match] for match, _, _ in matcher(document))


def places():
    model = spacy.load("en_core_web_sm", exclude=["tagger", "parser", "lemmatizer"])
    return model, lambda document: (e.text for e in document.ents if e.label_ == "GPE")


def main():
    model, found = {"words": words, "countries": countries, "places": places}[sys.argv[1]]()
    counts = Counter()
    for document in model.pipe(texts()):
        counts.update(found(document))
    for what, n in counts.most_common():
        sys.stdout.write(f"{what},{n}\n")


sys.stdout.reconfigure(encoding="utf-8")
main()
