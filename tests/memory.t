#!/usr/bin/env python3
"""Peaks of memory. That of extract does not grow with its input, 100 MB of posts that
come through a pipe, in one list and line by line, whole and damaged; that of tokenize
is a small multiple of one long line."""
import itertools
import json
import os
import subprocess
import sys
import threading

TOP = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
PROGRAMS = os.path.join(os.environ.get("BUILD", "build"), "bin")
SIZE = 100 * 10**6
AT_ONCE = 200  # posts written together
MOST = 64  # MiB
LINE = 24 * 10**6
MOST_OF_LINE = 4  # times its length: it is there as it came and decoded
# AddressSanitizer, where it is built in, else holds freed memory back.
SPARING = {**os.environ, "ASAN_OPTIONS": "quarantine_size_mb=1"}

# What is in it; what comes before, between and behind the posts; whether each
# post is cut off.
INPUTS = [
    ("one array", b"[", b",", b"]", False),
    ("an array that is cut off", b"[", b",", b"", False),
    ("an envelope", b'{"status":200,"body":[', b",", b"]}", False),
    ("JSON Lines", b"", b"\n", b"\n", False),
    ("JSON Lines, each post cut off", b"", b"\n", b"\n", True),
]


def read_post(cut):
    with open(os.path.join(TOP, "data/sample/posts/1021.json"), "rb") as file:
        post = json.dumps(json.load(file)).encode()
    return post[:len(post) // 2] if cut else post


def feed(pipe, pieces):
    with pipe:
        pipe.writelines(pieces)


def check(before, between, behind, cut):
    """What is wrong with the run, or None."""
    posts = between.join([read_post(cut)] * AT_ONCE)
    blocks = SIZE // len(posts) + 1
    with subprocess.Popen([os.path.join(PROGRAMS, "extract"), "-q"], stdin=subprocess.PIPE,
                          stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
                          env=SPARING) as run:
        pieces = itertools.chain([before, posts],
                                 itertools.repeat(between + posts, blocks - 1), [behind])
        feeder = threading.Thread(target=feed, args=(run.stdin, pieces))
        feeder.start()
        documents = 0
        while out := run.stdout.read(1 << 20):
            documents += out.count(b"\n")
        feeder.join()
        _, status, used = os.wait4(run.pid, 0)
        run.returncode = os.waitstatus_to_exitcode(status)
    if run.returncode or documents != blocks * AT_ONCE:
        return f"status {run.returncode}, {documents} of {blocks * AT_ONCE} documents"
    if used.ru_maxrss >= MOST << 10:
        return f"peak {used.ru_maxrss >> 10} MiB, not below {MOST}"
    return None


def check_line():
    """The same for one record through tokenize."""
    sentence = b"Most of the words of a line are short. "
    line = b'{"text":"' + sentence * (LINE // len(sentence)) + b'"}\n'
    with subprocess.Popen([os.path.join(PROGRAMS, "tokenize")], stdin=subprocess.PIPE,
                          stdout=subprocess.PIPE, env=SPARING) as run:
        feeder = threading.Thread(target=feed, args=(run.stdin, [line]))
        feeder.start()
        written = 0
        while out := run.stdout.read(1 << 20):
            written += len(out)
        feeder.join()
        _, status, used = os.wait4(run.pid, 0)
        run.returncode = os.waitstatus_to_exitcode(status)
    if run.returncode or written < 2 * len(line):
        return f"status {run.returncode}, {written} bytes"
    if used.ru_maxrss << 10 >= MOST_OF_LINE * len(line):
        return f"peak {used.ru_maxrss >> 10} MiB for a line of {len(line) >> 20}"
    return None


def main():
    print(f"1..{len(INPUTS) + 1}")
    failed = False
    tests = [(f"100 MB as {name}", check, shape) for name, *shape in INPUTS]
    tests.append(("one long line through tokenize", check_line, []))
    for number, (name, test, arguments) in enumerate(tests, 1):
        problem = test(*arguments)
        failed |= problem is not None
        print(f"{'not ok' if problem else 'ok'} {number} - {name}"
              + (f"\n# {problem}" if problem else ""))
    sys.exit(failed)


main()
