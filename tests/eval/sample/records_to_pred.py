#!/usr/bin/env python3
"""A small stand-in: tagged records to predictions, as that of $EVAL does it."""
import json
import sys


def places(record):
    at = 0
    for token in record["tokens"]:
        at = record["text"].index(token, at)
        yield at, at + len(token)
        at += len(token)


for line in sys.stdin:
    record = json.loads(line)
    spans = list(places(record))
    mentions = [{"start": spans[e["start"]][0], "end": spans[e["end"] - 1][1], "country": e["id"]}
                for e in record["entities"] if e["type"] == "country"]
    countries = record["focus"] if "--focus" in sys.argv else [m["country"] for m in mentions]
    print(json.dumps({"id": record["id"], "countries": countries, "mentions": mentions}))
