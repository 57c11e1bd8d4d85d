#!/usr/bin/env python3
"""What tokenize -f conllu writes is CoNLL-U, and says what the record says.

The format's rules (universaldependencies.org/format.html): ten columns, ids from
1 in each sentence, no empty field, `newdoc`, unique `sent_id`, `text` equal to
the forms with a space where SpaceAfter=No does not stand, a blank line behind
each sentence. Offsets of MISC lead to the form in the record's text, in each
unit.
"""
import json
import os
import subprocess
import sys

TOP = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
BIN = os.path.join(os.environ.get("BUILD", "build"), "bin")
UPOS = {"ADJ", "ADP", "ADV", "AUX", "CCONJ", "DET", "INTJ", "NOUN", "NUM", "PART", "PRON",
        "PROPN", "PUNCT", "SCONJ", "SYM", "VERB", "X", "_"}
OWN = [
    {"id": "a b", "text": "One (two) 3.5!\n\nTab\tand \U0001F469\u200D\U0001F467 e\u0301."},
    {"id": "2", "text": ""},
    {"id": "3", "lang": "ja", "text": "\u6771\u4EAC\u3067\u3002 https://example.org/a_b?c|d=e."},
    {"text": "# text = no comment"},
]


def run(*args, data=None):
    return subprocess.run([os.path.join(BIN, args[0]), *args[1:]], input=data,
                          capture_output=True, check=True).stdout


def fail(line, what):
    raise AssertionError(f"line {line}: {what}")


def sentences(lines):
    """Comments and rows of each sentence, with the number of its first line."""
    comments, rows, first = [], [], 1
    for number, line in enumerate(lines, 1):
        if not line:
            if not rows:
                fail(number, "a blank line without a sentence")
            yield first, comments, rows
            comments, rows, first = [], [], number + 1
        elif line.startswith("#") and not rows:
            comments.append(line)
        else:
            rows.append(line.split("\t"))
    if comments or rows:
        fail(len(lines), "the last sentence is not ended")


def check_row(number, row, wanted_id):
    if len(row) != 10:
        fail(number, f"{len(row)} columns")
    if row[0] != str(wanted_id):
        fail(number, f"id {row[0]}, not {wanted_id}")
    for column, field in enumerate(row):
        if not field or field != field.strip() or (" " in field and column not in (1, 2, 9)):
            fail(number, f"column {column + 1} is {field!r}")
    if row[3] not in UPOS:
        fail(number, f"no universal tag: {row[3]}")
    misc = [pair.split("=", 1) for pair in row[9].split("|")]
    if any(len(pair) != 2 for pair in misc) or len(dict(misc)) != len(misc):
        fail(number, f"MISC {row[9]}")
    return dict(misc)


def in_unit(text, unit):
    return {"bytes": text.encode(), "chars": text, "utf16": text.encode("utf-16-le")}[unit]


def slice_of(text, unit, start, end):
    if unit == "utf16":
        return text[2 * start:2 * end].decode("utf-16-le")
    return text[start:end].decode() if unit == "bytes" else text[start:end]


def check_sentence(first, comments, rows, text, unit):
    values = dict(c[2:].split(" = ", 1) for c in comments)
    joined, number = "", first + len(comments)
    for index, row in enumerate(rows):
        misc = check_row(number + index, row, index + 1)
        form = slice_of(text, unit, int(misc["Start"]), int(misc["End"]))
        if form != row[1]:
            fail(number + index, f"{row[1]!r} stands for {form!r}")
        space = misc.get("SpaceAfter") != "No" and index + 1 < len(rows)
        joined += row[1] + (" " if space else "")
    if values["text"] != joined:
        fail(first, f"text {values['text']!r} of {joined!r}")
    return values


def check(records, unit):
    data = "".join(json.dumps(r) + "\n" for r in records).encode()
    output = run("tokenize", "-f", "conllu", "--offsets", unit, data=data).decode()
    if not output.endswith("\n\n"):
        fail(0, "no blank line at the end")
    seen, texts, text = set(), iter(r["text"] for r in records), None
    for first, comments, rows in sentences(output.split("\n")[:-1]):
        if comments[0].startswith("# newdoc id = "):
            text = next(t for t in texts if t)
            units = in_unit(text, unit)
        values = check_sentence(first, comments, rows, units, unit)
        if values["sent_id"] in seen:
            fail(first, f"sent_id {values['sent_id']} again")
        seen.add(values["sent_id"])
    if any(texts):
        fail(0, "a document is missing")


def main():
    sample = [json.loads(line) for line in
              run("extract", os.path.join(TOP, "data/sample/posts")).splitlines()]
    tests = [(name, records, unit) for name, records in (("own texts", OWN), ("sample", sample))
             for unit in ("bytes", "chars", "utf16")]
    failed = False
    print(f"1..{len(tests)}")
    for number, (name, records, unit) in enumerate(tests, 1):
        try:
            check(records, unit)
            print(f"ok {number} - {name}, {unit}")
        except (AssertionError, StopIteration) as problem:
            failed = True
            print(f"not ok {number} - {name}, {unit}\n# {problem}")
    sys.exit(failed)


main()
