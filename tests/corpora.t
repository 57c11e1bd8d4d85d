#!/usr/bin/env python3
"""Documents in = documents out, on real posts under $CORPORA; skipped without.

Each corpus goes through extract, tokenize, entity-tag and count. Posts are
counted independently with Python's json; tokens must stand in the text in
order.
"""
import json
import os
import subprocess
import sys

CORPORA = os.environ.get("CORPORA", "")
BIN = os.path.join(os.environ.get("BUILD", "build"), "bin")
FOLDERS = ("wordpress/news-en", "wordpress/blog-zh", "wordpress/api-arrays")


def run(program, *args, data=None):
    return subprocess.run([os.path.join(BIN, program), *args], input=data,
                          capture_output=True, check=False)


def count_posts(folder):
    """Objects with a title and content in the JSON files below a folder."""
    posts = 0
    for root, _, names in os.walk(folder):
        for name in names:
            with open(os.path.join(root, name), encoding="utf-8") as file:
                value = json.load(file)
            objects = value if isinstance(value, list) else [value]
            posts += sum("content" in o and "title" in o for o in objects)
    return posts


def in_order(record):
    position = 0
    for token in record["tokens"]:
        position = record["text"].find(token, position)
        if position < 0:
            return False
        position += len(token)
    return True


def check(folder):
    """What is wrong with the run over a folder, or None."""
    extracted = run("extract", folder)
    tagged = run("entity-tag", data=run("tokenize", data=extracted.stdout).stdout)
    records = [json.loads(line) for line in tagged.stdout.decode().split("\n")[:-1]]
    rows = run("count", "-u", "document", data=tagged.stdout).stdout.decode().split()
    posts = count_posts(folder)
    if extracted.returncode or len(records) != posts:
        return f"{posts} posts in, {len(records)} out, status {extracted.returncode}"
    if rows[1].split(",")[0] != str(posts):
        return f"count says {rows[1]}"
    if not all(in_order(r) for r in records):
        return "a token does not stand in its text"
    return None


def check_feeds(folder):
    """Items in = documents out; each with its date, language and title."""
    extracted = run("extract", folder)
    records = [json.loads(line) for line in extracted.stdout.decode().split("\n")[:-1]]
    items = 0
    for name in os.listdir(folder):
        with open(os.path.join(folder, name), encoding="utf-8") as file:
            items += file.read().count("<item>")
    if extracted.returncode or len(records) != items:
        return f"{items} items in, {len(records)} out, status {extracted.returncode}"
    if not all(r["date"].endswith("Z") and r["lang"] == "fi" and r["title"] for r in records):
        return "a date, language or title is lost"
    return None


def check_damaged(path):
    extracted = run("extract", path)
    record = json.loads(extracted.stdout)
    if record["date"] != "2023-07-12T10:22:54Z" or not record["title"]:
        return "date or title is lost"
    if not record["text"].endswith("diplomatic ties with China and Russia."):
        return "the last sentence is lost"
    if extracted.stderr.count(b"warning:") != 3:
        return "not one warning for each repair"
    return None


def main():
    if not CORPORA:
        print("1..0 # SKIP CORPORA= is not given")
        return
    tests = [(f, check, os.path.join(CORPORA, f)) for f in FOLDERS]
    tests.append(("feeds", check_feeds, os.path.join(CORPORA, "feeds")))
    damaged = "damaged/post-2201674.json"
    tests.append((damaged, check_damaged, os.path.join(CORPORA, damaged)))
    print(f"1..{len(tests)}")
    failed = False
    for number, (name, test, path) in enumerate(tests, 1):
        problem = test(path)
        failed |= problem is not None
        print(f"{'not ok' if problem else 'ok'} {number} - {name}"
              + (f"\n# {problem}" if problem else ""))
    sys.exit(failed)


main()
