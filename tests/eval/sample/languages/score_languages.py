#!/usr/bin/env python3
"""A small stand-in: scores sentences as that of $EVAL does it.

    score_languages.py GOLD.tsv < TAGGED
"""
import json
import sys
from collections import Counter

with open(sys.argv[1], encoding="utf-8") as lines:
    rows = [line.rstrip("\n").split("\t") for line in lines][1:]
gold = {row[0]: set(filter(None, row[1].split(","))) for row in rows}
right, found, wanted = Counter(), Counter(), Counter()
for line in sys.stdin:
    record = json.loads(line)
    _, language, number = record["id"].split("-", 2)
    countries = {e["id"] for e in record["entities"] if e["type"] == "country"}
    right[language] += len(countries & gold[number])
    found[language] += len(countries)
    wanted[language] += len(gold[number])
for language in sorted(wanted):
    p, r = right[language] / found[language], right[language] / wanted[language]
    print(f"{language:10s} P {p:.3f} R {r:.3f} F1 {2 * p * r / (p + r):.3f}")
