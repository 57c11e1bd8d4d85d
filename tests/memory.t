#!/usr/bin/env python3
"""extract's memory does not grow with its input: the peak on 100 MB of posts that
come through a pipe, in one list and line by line, whole and damaged."""
import itertools
import json
import os
import subprocess
import sys
import threading

TOP = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
EXTRACT = os.path.join(os.environ.get("BUILD", "build"), "bin", "extract")
SIZE = 100 * 10**6
AT_ONCE = 200  # posts written together
MOST = 64  # MiB
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
    with subprocess.Popen([EXTRACT, "-q"], stdin=subprocess.PIPE,
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


def main():
    print(f"1..{len(INPUTS)}")
    failed = False
    for number, (name, *shape) in enumerate(INPUTS, 1):
        problem = check(*shape)
        failed |= problem is not None
        print(f"{'not ok' if problem else 'ok'} {number} - 100 MB as {name}"
              + (f"\n# {problem}" if problem else ""))
    sys.exit(failed)


main()
