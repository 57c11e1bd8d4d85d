#!/usr/bin/env python3
"""count in bounded memory and in parts gives what it gives at once, to the last
byte; damaged parts are refused; a signal leaves no file; memory stays bounded."""
import collections
import csv
import io
import json
import os
import random
import resource
import signal
import subprocess
import sys
import tempfile
import threading
import time
import unicodedata

sys.dont_write_bytecode = True
import tap  # noqa: E402, a neighbour

COUNT = os.path.join(os.environ.get("BUILD", "build"), "bin", "count")
# AddressSanitizer, where it is built in, else holds freed memory back.
SPARING = {**os.environ, "ASAN_OPTIONS": "quarantine_size_mb=1"}
UNITS = ["term", "country", "topic", "entity", "document"]
GROUPS = [[], ["-b", "month"], ["-b", "source,lang"], ["-b", "tag,country"]]
FEWS = [[], ["-n", "3"], ["--min", "2"]]
WORDS = ["the", "a", "ab", "abcdefgh", "abcdefghi", "x" * 24, "x" * 25, "y" * 300, "\t", "a\nb",
         "\\n", "\\", "a\0", "\0", "\0" * 16, "", "ä", "Ä", "A\u0308b", "中文", "😀", ",", '"', "=1",
         "The", "THE", "[@`{", "Z" * 15, "z" * 16, "Z" * 16, "Z" * 17, "Straße", "STRASSE"]


def count(*arguments, data=b"", status=0):
    run = subprocess.run([COUNT, *arguments], input=data, capture_output=True, env=SPARING)
    if run.returncode != status:
        sys.exit(f"{arguments}: status {run.returncode}: {run.stderr.decode()}")
    return run.stdout


# ---- records ----

def record(draw):
    """A record with all that can be counted, or little of it."""
    word = lambda: draw.choice(WORDS) if draw.random() < 0.5 else f"w{int(draw.paretovariate(0.6))}"
    made = {"tokens": [word() for _ in range(draw.randrange(60))],
            "sentences": list(range(draw.randrange(4))),
            "entities": [{"type": draw.choice(["country", "person"]), "id": draw.choice("ABCDE")}
                         for _ in range(draw.randrange(5))],
            "topics": [{"id": draw.choice("xyz"), "hits": draw.randrange(4)}
                       for _ in range(draw.randrange(3))],
            "tags": draw.sample(["p", "q", "", "r\0s", "t\tu"], draw.randrange(4))}
    if draw.random() < 0.8:
        made["date"] = f"20{draw.randrange(20, 22)}-{draw.randrange(1, 13):02}-05T00:00:00Z"
        made["source"], made["lang"] = draw.choice(["a.org", "b.org", "c\\d"]), draw.choice(["en", "ko"])
    return json.dumps(made).encode() + b"\n"


def divide(draw, records, n):
    parts = [[] for _ in range(n)]
    for each in records:
        draw.choice(parts).append(each)
    return [b"".join(part) for part in parts]


# ---- the same, however it is counted ----

def first_difference(wanted, got):
    if wanted == got:
        return None
    pairs = zip(wanted.split(b"\n") + [None], got.split(b"\n") + [None])
    return next(f"wanted {a}, got {b}" for a, b in pairs if a != b)


def fold(token):
    return unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", token).casefold())


def check_model(records):
    """Terms against sums made here."""
    counts, documents = collections.Counter(), collections.Counter()
    for each in map(json.loads, records):
        terms = [fold(token) for token in each["tokens"]]
        counts.update(terms)
        documents.update(set(terms))
    wanted = [[term, str(counts[term]), str(documents[term])]
              for term in sorted(counts, key=lambda term: (-counts[term], term.encode()))]
    for size in ["1G", "1b"]:
        out = count("-S", size, data=b"".join(records)).decode()
        got = list(csv.reader(io.StringIO(out, newline="")))[1:]
        tap.check(f"terms of random records, -S {size}", None if got == wanted else
                  [pair for pair in zip(wanted, got) if pair[0] != pair[1]][:1] or "length")


def check_spills(records):
    data = b"".join(records)
    for unit in UNITS:
        problem = None
        for groups in GROUPS:
            for few in FEWS:
                options = ["-u", unit, *groups, *few]
                wanted = count(*options, data=data)
                for size in ["1b", "20000b"]:
                    problem = problem or first_difference(
                        wanted, count(*options, "-S", size, data=data))
        tap.check(f"{unit}: with tables that do not fit in memory", problem)


def check_tables(records, folder):
    """All tables at once, whatever is spilled, against one after the other."""
    files = dict(zip(UNITS, ["terms", "countries", "topics", "entities", "documents"]))
    data = b"".join(records)
    for size in ("1b", "30000b", "1G"):
        out, problem = os.path.join(folder, size), None
        count("-d", out, "-b", "month", "-S", size, data=data)
        count("-d", out, "-b", "month", "-S", size, "--partial", data=data)
        for unit, name in files.items():
            wanted = count("-u", unit, "-b", "month", data=data)
            with open(os.path.join(out, name + ".csv"), "rb") as file:
                problem = problem or first_difference(wanted, file.read())
            part = os.path.join(out, name + ".part")
            problem = problem or first_difference(wanted, count("--merge", part))
        tap.check(f"all tables at once, -S {size}", problem)


def write_parts(folder, datas, options):
    paths = [os.path.join(folder, f"{i}.part") for i in range(len(datas))]
    for path, data in zip(paths, datas):
        count("--partial", "-o", path, *options, data=data)
    return paths


def merge_in_two(draw, folder, paths):
    """Parts of parts, some of them merged."""
    draw.shuffle(paths)
    cut = draw.randrange(1, len(paths))
    halves = [os.path.join(folder, name) for name in ("left", "right")]
    for half, some in zip(halves, (paths[:cut], paths[cut:])):
        count("--merge", "--partial", "-o", half, *some)
    return count("--merge", "--partial", *draw.sample(halves, 2))


def check_parts(draw, records, folder):
    data = b"".join(records)
    for unit in UNITS:
        problem = None
        for groups in GROUPS:
            options = ["-u", unit, *groups]
            paths = write_parts(folder, divide(draw, records, draw.randrange(2, 7)), options)
            whole = count("--partial", "-S", draw.choice(["1b", "1G"]), *options, data=data)
            draw.shuffle(paths)
            problem = (problem or first_difference(whole, count("--merge", "--partial", *paths))
                       or first_difference(whole, merge_in_two(draw, folder, paths)))
            for few in FEWS:
                problem = problem or first_difference(count(*options, *few, data=data),
                                                      count("--merge", *few, *paths))
        tap.check(f"{unit}: parts merged", problem)


def check_many_parts(draw, records, folder):
    """More parts than files may be open."""
    paths = write_parts(folder, divide(draw, records, 70), ["-b", "tag"])
    before = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (60, before[1]))
    got = count("--merge", *paths)
    resource.setrlimit(resource.RLIMIT_NOFILE, before)
    tap.check("70 parts with 60 files open at the most",
              first_difference(count("-b", "tag", data=b"".join(records)), got))


# ---- parts that are refused ----

def refused(name, good, folder, damaged, whole=False):
    """What is wrong if the part is not refused; a whole one is where it comes second."""
    path = os.path.join(folder, "damaged")
    with open(path, "wb") as file:
        file.write(damaged)
    for paths in [[good, path]] if whole else [[good, path], [path, good]]:
        run = subprocess.run([COUNT, "--merge", *paths], capture_output=True, env=SPARING)
        if run.returncode != 2 or run.stdout or f"{path}: error: ".encode() not in run.stderr:
            return f"{name}: status {run.returncode}, {len(run.stdout)} bytes, {run.stderr}"
    return None


def check_damage(draw, records, folder):
    data = b"".join(records[:40])
    good, = write_parts(folder, [data], ["-b", "month"])
    with open(good, "rb") as file:
        whole = file.read()
    lines = whole.splitlines(keepends=True)
    cuts = [whole[:draw.randrange(len(whole) - 1)] for _ in range(40)]
    cuts += [b"".join(lines[:n]) for n in range(len(lines))][::7]
    problem = None
    for cut in cuts:
        problem = problem or refused("cut off", good, folder, cut)
    tap.check("parts that are cut off", problem)
    problem = None
    for _ in range(60):
        at = draw.randrange(len(whole) - 1)
        other = bytes([whole[at] ^ (1 << draw.randrange(8))])
        problem = problem or refused("changed", good, folder, whole[:at] + other + whole[at + 1:])
    tap.check("parts with a bit changed", problem)
    swapped = lines[:5] + [lines[6], lines[5]] + lines[7:]
    foreign = {"lines out of order": b"".join(swapped), "a line left out": b"".join(lines[:5] + lines[6:]),
               "a table": count("-b", "month", data=data), "records": data,
               "NUL in a value": lines[0] + b"G\t2024\\0a\t1\t1\t0\t1\nend\t1\t-\n",
               "something behind the end": whole + b"\n", "two parts in a row": whole + whole}
    for name, bad in foreign.items():
        tap.check(f"no part to merge: {name}", refused(name, good, folder, bad))
    foreign = {"another unit": count("--partial", "-u", "topic", "-b", "month", data=data),
               "another group": count("--partial", "-b", "lang", data=data)}
    for name, bad in foreign.items():
        tap.check(f"no part to merge: {name}", refused(name, good, folder, bad, whole=True))


# ---- files ----

def check_signal(folder, ending):
    """The output is written aside and temporary files are written, then a signal comes.

    What runs the tests in the background may have it ignored, which is inherited.
    """
    out, temporary = os.path.join(folder, "out"), os.path.join(folder, "tmp")
    os.makedirs(out, exist_ok=True)
    os.makedirs(temporary, exist_ok=True)
    with subprocess.Popen([COUNT, "-S", "1b", "-o", os.path.join(out, "table.csv")],
                          stdin=subprocess.PIPE, env={**SPARING, "TMPDIR": temporary},
                          preexec_fn=lambda: signal.signal(ending, signal.SIG_DFL)) as run:
        run.stdin.write(b'{"tokens":["a"]}\n' * 100000)
        run.stdin.flush()
        while not os.listdir(out):
            time.sleep(0.01)
        run.send_signal(ending)
        run.wait()
        run.stdin.close()
    left = os.listdir(out) + os.listdir(temporary)
    tap.check(f"{ending.name} ends it and leaves no file",
              f"status {run.returncode}, left {left}" if left or run.returncode != -ending else None)


def check_directory(folder):
    """One file of a directory cannot be written, so that none appears."""
    out = os.path.join(folder, "tables")
    os.makedirs(os.path.join(out, "topics.csv", "in-the-way"))
    run = subprocess.run([COUNT, "-q", "-d", out], input=b'{"tokens":["a"]}\n',
                         capture_output=True, env=SPARING)
    tap.check("a folder where a file should be is told", None if run.returncode == 2 and
              b"topics.csv: error: " in run.stderr else f"{run.returncode} {run.stderr}")
    tap.check("nothing else is left in it than whole files",
              [name for name in os.listdir(out) if name.startswith(".")] or None)


def check_links(folder):
    """An output that is a link to a file, a pipe or a device stays what it is."""
    real, link = os.path.join(folder, "real"), os.path.join(folder, "link")
    with open(real, "wb"):
        os.symlink("real", link)
    count("-o", link, data=b'{"tokens":["a"]}\n')
    with open(real, "rb") as file:
        tap.check("a link's file is written, the link stays", None if os.path.islink(link) and
                  file.read() == b"term,count,documents\na,1,1\n" else os.listdir(folder))
    out = count("-o", "/dev/stdout", data=b'{"tokens":["a"]}\n')
    tap.check("-o /dev/stdout", first_difference(b"term,count,documents\na,1,1\n", out))
    fifo = os.path.join(folder, "fifo")
    os.mkfifo(fifo)
    got = []
    reader = threading.Thread(target=lambda: got.append(open(fifo, "rb").read()))
    reader.start()
    count("-o", fifo, data=b'{"tokens":["a"]}\n')
    reader.join()
    tap.check("-o to a named pipe", first_difference(b"term,count,documents\na,1,1\n", got[0]))


# ---- memory ----

def peak(arguments, pieces):
    """MiB that count takes at the most."""
    with subprocess.Popen([COUNT, *arguments], stdin=subprocess.PIPE,
                          stdout=subprocess.DEVNULL, env=SPARING) as run:
        with run.stdin:
            run.stdin.writelines(pieces)
        _, status, used = os.wait4(run.pid, 0)
        run.returncode = os.waitstatus_to_exitcode(status)
    if run.returncode:
        sys.exit(f"{arguments}: status {run.returncode}")
    return used.ru_maxrss >> 10


def new_terms(n, first=0):
    """Records of n terms that come once."""
    for start in range(first, first + n, 1000):
        words = ",".join(f'"term-{i:x}"' for i in range(start, start + 1000))
        yield f'{{"tokens":[{words}],"tags":["{start % 7}"]}}\n'.encode()


def check_memory(folder):
    bound, spare = 8, 24  # MiB; the latter for the program, buffers and caches
    for options in [[], ["-b", "tag"], ["--partial"]]:
        most = peak(["-S", f"{bound}M", *options], new_terms(10**6))
        tap.check(f"a million terms in -S {bound}M {' '.join(options)}",
                  f"peak {most} MiB" if most > bound + spare else None)
    peaks = []
    for n in (10**3, 10**5):
        paths = write_parts(folder, [b"".join(new_terms(n, i * n)) for i in range(8)], [])
        peaks.append(peak(["--merge", "-S", "1M", *paths], []))
    least, most = peaks
    tap.check("merging takes no more memory for parts a hundred times larger",
              f"{least} MiB, then {most} MiB" if most > least + 12 else None)


def main():
    draw = random.Random(7)
    records = [record(draw) for _ in range(150)]
    check_model(records)
    check_spills(records[:80])
    with tempfile.TemporaryDirectory() as folder:
        check_parts(draw, records[:80], folder)
        check_many_parts(draw, records, folder)
        check_tables(records, folder)
        check_damage(draw, records, folder)
        check_links(folder)
        check_memory(folder)
    for ending in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP):
        with tempfile.TemporaryDirectory() as folder:
            check_signal(folder, ending)
    with tempfile.TemporaryDirectory() as folder:
        check_directory(folder)
    tap.finish()


main()
