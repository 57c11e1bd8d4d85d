#!/usr/bin/env python3
"""Sentences in 60 languages under $EVAL; skipped without: their language is
identified, and their tokens stand in them in order."""
import json
import os
import re
import subprocess
import sys

TOP = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
BUILD = os.environ.get("BUILD", "build")
EVAL = os.environ.get("EVAL", "")
LEAST = {"sentences": .97, "1,000 bytes": .995}  # accuracy


def check_accuracy():
    """What falls short of the least accuracy, or None."""
    run = subprocess.run([os.path.join(TOP, "scripts/score-languages"),
                          os.path.join(BUILD, "tests/langid_lines")],
                         capture_output=True, text=True, check=True)
    figures = re.findall(r"^(sentences|1,000 bytes), (?:even|odd) +([.\d]+) ", run.stdout, re.M)
    if len(figures) != 4:
        return f"no figures in: {run.stdout}"
    short = [f"{name}: {figure}" for name, figure in figures if float(figure) < LEAST[name]]
    return ", ".join(short) or None


def check_tokens():
    """The first record with a token that is not in its text, or None."""
    with open(os.path.join(EVAL, "languages/sib200_dev.ndjson"), "rb") as file:
        run = subprocess.run([os.path.join(BUILD, "bin/tokenize")], stdin=file,
                             capture_output=True, check=True)
    for line in run.stdout.splitlines():
        record, position = json.loads(line), 0
        for token in record["tokens"]:
            position = record["text"].find(token, position)
            if position < 0:
                return f"{record['id']}: {token}"
            position += len(token)
    return None


def main():
    if not EVAL:
        print("1..0 # SKIP EVAL= is not given")
        return
    failed = False
    tests = [("languages are identified", check_accuracy), ("tokens in order", check_tokens)]
    print(f"1..{len(tests)}")
    for number, (name, test) in enumerate(tests, 1):
        problem = test()
        failed |= problem is not None
        print(f"{'not ok' if problem else 'ok'} {number} - {name}"
              + (f"\n# {problem}" if problem else ""))
    sys.exit(failed)


main()
