#!/usr/bin/env python3
"""A small stand-in: scores the best topic as that of $EVAL does it.

    score_topics.py GOLD.ndjson < TAGGED
"""
import json
import sys
from collections import defaultdict

LABELS = {
    "bbc": {"economy": "business", "arts": "entertainment", "politics": "politics",
            "sport": "sport", "science": "tech"},
    "masakhanews": {"economy": "business", "arts": "entertainment", "health": "health",
                    "politics": "politics", "religion": "religion", "sport": "sports",
                    "science": "technology"},
}
name = next(name for name in LABELS if name in sys.argv[1])
labels = LABELS[name]
best = {}
for line in sys.stdin:
    record = json.loads(line)
    known = [topic for topic in record["topics"] if topic["id"] in labels]
    best[record["id"]] = labels[known[0]["id"]] if known else None
with open(sys.argv[1], encoding="utf-8") as lines:
    gold = [json.loads(line) for line in lines]
pairs = [(record["topic"], best[record["id"]]) for record in gold]
right = defaultdict(list)
for record in gold:
    right[record["lang"]].append(record["topic"] == best[record["id"]])
f1 = []
for label in labels.values():
    hits = pairs.count((label, label))
    f1.append(2 * hits / sum((a == label) + (b == label) for a, b in pairs) if hits else 0)
print(f"{name}: documents {len(gold)} coverage {sum(b is not None for _, b in pairs) / len(gold):.3f} "
      f"accuracy {sum(a == b for a, b in pairs) / len(gold):.3f} macroF1 {sum(f1) / len(f1):.3f}")
if len(right) > 1:
    print(" ".join(f"{lang}={sum(hits) / len(hits):.3f}" for lang, hits in sorted(right.items())))
