#!/usr/bin/env python3
"""A small stand-in: scores predictions as that of $EVAL does it, mentions only
where both ends are right.

    score.py GOLD PREDICTIONS --kinds named --json
"""
import json
import sys


def read(path):
    with open(path, encoding="utf-8") as lines:
        return {record["id"]: record for record in map(json.loads, lines)}


def compared(gold, predicted):
    right = len(gold & predicted)
    precision, recall = right / len(predicted), right / len(gold)
    return precision, recall, 2 * precision * recall / (precision + recall)


def countries(records):
    return {(r["id"], country) for r in records for country in r["countries"]}


def mentions(records):
    return {(r["id"], m["start"], m["end"], m["country"]) for r in records for m in r["mentions"]}


gold, predicted = read(sys.argv[1]), read(sys.argv[2])
scores = {"missing_docs": len(gold.keys() - predicted.keys()),
          "doc_micro": compared(countries(gold.values()), countries(predicted.values()))}
if any("mentions" in record for record in gold.values()):
    scores["mention_overlap"] = compared(mentions(gold.values()), mentions(predicted.values()))
print(json.dumps(scores))
