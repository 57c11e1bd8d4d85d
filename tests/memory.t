#!/usr/bin/env python3
"""Peaks of memory. That of extract does not grow with its input, 100 MB of posts that
come through a pipe, in one list and line by line, whole and damaged; those of tokenize
and entity-tag are small multiples of one long line. A user's names are read before
the built-in ones, which take much more, are compiled."""
import itertools
import json
import os
import subprocess
import sys
import tempfile
import threading

TOP = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
PROGRAMS = os.path.join(os.environ.get("BUILD", "build"), "bin")
SIZE = 100 * 10**6
AT_ONCE = 200  # posts written together
MOST = 64  # MiB
LINE = 24 * 10**6
SENTENCES = b"Most of the words of a line are short. " * 1000
WORDS = b"".join(b'"%s",' % word for word in SENTENCES.replace(b".", b"").split())
LAST = "\u4e2d"
with open(os.path.join(PROGRAMS, "entity-tag"), "rb") as file:
    SANITIZED = b"__asan_" in file.read()
# Times the length of a line. Of tokenize: it is there as it came and decoded; of
# entity-tag: so, too, with 16 bytes for each short token and 12 for each unit of names.
MOST_OF_LINE = {"tokenize": 4, "entity-tag": 7 if SANITIZED else 6}
# Of its image a part is in memory, or all, as the kernel likes.
GAZETTEER = os.path.join(PROGRAMS, "../share/dateline/gazetteer.image")
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


# Lines, as what comes how often one after the other.
PLAIN_LINE = [(b'{"text":"', 1), (SENTENCES, LINE // len(SENTENCES)), (b'"}\n', 1)]
# One token of it is cut into characters by entity-tag.
TOKENIZED_LINE = [(b'{"text":"', 1), (SENTENCES, LINE // 3 // len(SENTENCES)),
                  (f'{LAST}","tokens":['.encode(), 1),
                  (WORDS, LINE // 3 // len(SENTENCES)), (f'"{LAST}"]}}\n'.encode(), 1)]


def check_line(program, line, fixed):
    """The same for one record through a program, which takes fixed bytes besides."""
    size = sum(len(piece) * times for piece, times in line)
    pieces = itertools.chain(*(itertools.repeat(*each) for each in line))
    with subprocess.Popen([os.path.join(PROGRAMS, program)], stdin=subprocess.PIPE,
                          stdout=subprocess.PIPE, env=SPARING) as run:
        feeder = threading.Thread(target=feed, args=(run.stdin, pieces))
        feeder.start()
        written = 0
        while out := run.stdout.read(1 << 20):
            written += len(out)
        feeder.join()
        _, status, used = os.wait4(run.pid, 0)
        run.returncode = os.waitstatus_to_exitcode(status)
    if run.returncode or written < size:
        return f"status {run.returncode}, {written} bytes"
    if (used.ru_maxrss << 10) - fixed >= MOST_OF_LINE[program] * size:
        return f"peak {used.ru_maxrss >> 10} MiB for a line of {size >> 20}"
    return None


def peak_with_names(row):
    """KiB of entity-tag, to which a row of names is added."""
    with tempfile.NamedTemporaryFile("w", suffix=".tsv") as names:
        names.write(row)
        names.flush()
        run = subprocess.Popen([os.path.join(PROGRAMS, "entity-tag"), "-g", names.name],
                               stdin=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
                               env=SPARING)
        _, status, used = os.wait4(run.pid, 0)
    run.returncode = os.waitstatus_to_exitcode(status)
    return used.ru_maxrss


def check_fault():
    compiled = peak_with_names("person\tP1\tZinnia\n")
    refused = peak_with_names("person\tP1\tZinnia\tname\ten\theavy\n")
    if refused >= compiled // 3:
        return f"peak {refused >> 10} MiB with a fault, {compiled >> 10} without"
    return None


def main():
    print(f"1..{len(INPUTS) + 3}")
    failed = False
    tests = [(f"100 MB as {name}", check, shape) for name, *shape in INPUTS]
    tests += [("one long line through tokenize", check_line, ["tokenize", PLAIN_LINE, 0]),
              ("one long line through entity-tag", check_line,
               ["entity-tag", TOKENIZED_LINE, os.path.getsize(GAZETTEER)]),
              ("a fault in a user's names", check_fault, [])]
    for number, (name, test, arguments) in enumerate(tests, 1):
        problem = test(*arguments)
        failed |= problem is not None
        print(f"{'not ok' if problem else 'ok'} {number} - {name}", flush=True)
        if problem:
            print(f"# {name}: {problem}", file=sys.stderr)
    sys.exit(failed)


main()
