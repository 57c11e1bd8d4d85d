#!/usr/bin/env python3
"""When the system fails: every call of a small run of each program fails, is short
or interrupted in turn (tests/faults/faults.c). Then the run ends with 2, says why
and leaves no half output, or gives the right answer all the same."""
import gzip
import os
import shutil
import subprocess
import sys
import tempfile

TOP = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
BUILD = os.path.abspath(os.environ.get("BUILD", "build"))
LIBRARY = os.path.join(BUILD, "tests", "faults.so")

# Calls, how they go wrong, and whether the answer must be right all the same; an
# exchange of two names that cannot be had is a rename.
INPUT = [("read", "fail"), ("open", "fail"), ("opendir", "fail"), ("readdir", "fail")]
OUTPUT = [("write", "fail"), ("fsync", "fail"), ("rename", "fail"), ("close", "fail"),
          ("mkdir", "fail"), ("malloc", "fail"), ("mmap", "fail")]
HARMLESS = [("read", "short"), ("read", "again"), ("write", "short"), ("write", "again"),
            ("open", "again"), ("exchange", "fail"), ("exchange", "ever")]
NAMING = [("rename", "fail"), ("rename", "ever"), ("exchange", "fail"), ("exchange", "ever"),
          ("write", "fail"), ("fsync", "fail")]
MOST = 400  # of one kind of call in a run, as many as make a difference

failures = []
number = 0


def report(name, problems):
    global number
    number += 1
    print(f"{'not ok' if problems else 'ok'} {number} - {name}")
    for problem in problems[:5]:
        print(f"# {problem}")
    failures.extend(problems)
    sys.stdout.flush()


class Case:
    """A command whose output is OUT, a file or a directory, or standard output."""

    def __init__(self, name, command, work):
        self.name, self.command, self.work = name, command, work
        self.right = None

    def run(self, **fault):
        shutil.rmtree(os.path.join(self.work, "out"), ignore_errors=True)
        os.mkdir(os.path.join(self.work, "out"))
        self.lay_out()
        env = {**os.environ, "TMPDIR": os.path.join(self.work, "tmp"), **fault}
        run = subprocess.run(self.command, cwd=self.work, env=env, capture_output=True,
                             stdin=subprocess.DEVNULL, timeout=60)
        found = {}
        for folder, _, names in os.walk(os.path.join(self.work, "out")):
            for name in names:
                with open(os.path.join(folder, name), "rb") as file:
                    found[os.path.join(folder, name)] = file.read()
        return run.returncode, run.stdout, run.stderr.decode(errors="replace"), found

    def lay_out(self):
        """Makes what is there before a run."""

    def judge(self, call, how, result):
        """What is wrong with a run in which a call failed, or None."""
        status, out, err, files = result
        if "AddressSanitizer" in err:
            return "memory is misused: " + err[:300]
        if (status, out, files) == self.right:
            return None
        if (call, how) in HARMLESS:
            return f"status {status}, another answer: {err.strip()[:200]}"
        if status != 2:
            return f"status {status}: {err.strip()[:200]}"
        if ": error: " not in err:
            return f"no message: {err.strip()[:200]!r}"
        is_of_input = (call, "fail") in INPUT or "Cannot allocate memory" in err
        return self.judge_output(is_of_input, files, err)

    def judge_output(self, is_of_input, files, _):
        """What can be read of the input is used; all else leaves no output."""
        for path, bytes_ in files.items():
            if os.path.basename(path).startswith("."):
                return f"{path} is left"
            if bytes_ != self.right[2].get(path) and not is_of_input:
                return f"{path} is half an output"
            if bytes_ and not bytes_.endswith(b"\n"):
                return f"{path} ends in a half line"
        return None

    def inject(self, call, how):
        mark = os.path.join(self.work, "tmp", "mark")  # where files may be made
        problems = []
        for at in range(1, MOST + 1):
            if os.path.exists(mark):
                os.unlink(mark)
            result = self.run(LD_PRELOAD=LIBRARY, FAULT_CALL=call, FAULT_AT=str(at),
                              FAULT_KIND=how, FAULT_MARK=mark)
            if not os.path.exists(mark):
                break
            problem = self.judge(call, how, result)
            if problem:
                problems.append(f"{call} {at} {how}: {problem}")
        return problems

    def test(self):
        status, out, err, files = self.run()
        self.right = (status, out, files)
        problems = [] if status == 0 else [f"status {status} without a fault: {err}"]
        for call, how in INPUT + OUTPUT + HARMLESS:
            problems += self.inject(call, how)
        report(self.name, problems)


class Replacing(Case):
    """A command that writes tables to a directory where older ones are."""

    def lay_out(self):
        if self.right:
            os.mkdir(os.path.join(self.work, "out/d"))
            for path in self.right[2]:
                with open(path, "wb") as file:
                    file.write(b"old\n")

    def judge_output(self, is_of_input, files, err):
        """All are old but for those that are told to be new."""
        for path, bytes_ in files.items():
            is_new = "new: " in err and os.path.basename(path) in err.split("new: ")[1]
            if bytes_ != (self.right[2].get(path) if is_new else b"old\n"):
                return f"{path} is not {'new' if is_new else 'as it was'}: {err.strip()[:200]}"
        return None if len(files) == len(self.right[2]) else f"{sorted(files)} are left"

    def test(self):
        status, out, err, files = self.run()
        self.right = (status, out, files)
        problems = [] if status == 0 else [f"status {status} without a fault: {err}"]
        for call, how in NAMING:
            problems += self.inject(call, how)
        told = self.run(LD_PRELOAD=LIBRARY, FAULT_CALL="rename", FAULT_AT="3", FAULT_KIND="ever",
                        FAULT_MARK=os.path.join(self.work, "tmp", "mark"))[2]
        if not told.endswith("topics.csv: error: Permission denied; nevertheless new: "
                             "terms.csv, countries.csv\n"):
            problems.append(f"told: {told}")
        report(self.name, problems)


def program(name):
    return os.path.join(BUILD, "bin", name)


def make(work, path, command, input_=None):
    with open(os.path.join(work, path), "wb") as out:
        subprocess.run(command, cwd=work, stdout=out, input=input_, check=True,
                       stderr=subprocess.DEVNULL)


def prepare(work):
    """Inputs of one to a few documents for each program."""
    os.makedirs(os.path.join(work, "posts/more"))
    os.mkdir(os.path.join(work, "tmp"))
    shutil.copy(os.path.join(TOP, "data/sample/posts/1021.json"),
                os.path.join(work, "posts"))
    shutil.copy(os.path.join(TOP, "data/sample/posts/1093.json"),
                os.path.join(work, "posts/more"))
    with open(os.path.join(work, "page.html"), "w") as file:
        file.write("<!DOCTYPE html><title>A page</title><p>The mayor of Kyiv spoke.")
    with open(os.path.join(work, "feed.xml"), "w") as file:
        file.write("<rss><channel><item><title>A</title><link>http://e.org/1</link>"
                   "<description>b &amp;amp; c</description></item></channel></rss>")
    with gzip.open(os.path.join(work, "posts.gz"), "wb") as file:
        file.write(b'{"title":"a","text":"Kim met Xi in China."}\n')
    make(work, "records", [program("extract"), "posts"])
    make(work, "tokens", [program("tokenize"), "records"])
    make(work, "tagged", [program("entity-tag"), "tokens"])
    make(work, "part", [program("count"), "--partial", "-b", "month", "tagged"])
    with open(os.path.join(work, "names.tsv"), "w") as file:
        file.write("country\tKP\tNorth Korea\tname\ten\nperson\tx\tKim\tname\ten\n")
    with open(os.path.join(work, "patterns.tsv"), "w") as file:
        file.write("person\tkim\tKim \\w+\n")


CASES = [
    ("extract a directory", "extract -o out/o posts"),
    ("extract to standard output", "extract posts"),
    ("extract a packed file", "extract -o out/o posts.gz"),
    ("extract a page", "extract -o out/o -L auto page.html"),
    ("extract a feed", "extract -o out/o --dedup near feed.xml"),
    ("tokenize", "tokenize -o out/o records"),
    ("tokenize to standard output", "tokenize -f text records"),
    ("entity-tag", "entity-tag -o out/o tokens"),
    ("entity-tag with names of one's own", "entity-tag --no-builtin -g names.tsv -p "
     "patterns.tsv -o out/o tokens"),
    ("entity-tag --compile", "entity-tag --no-builtin -g names.tsv --compile out/o"),
    ("count", "count -b month -o out/o tagged"),
    ("count to standard output", "count -u country tagged"),
    ("count with little memory", "count -S 1 -b month -o out/o tagged"),
    ("count into a directory", "count -S 1 -d out/d tagged"),
    ("count over older tables", "count -d out/d tagged"),
    ("count --partial", "count --partial -b month -o out/o tagged"),
    ("count --merge", "count --merge -o out/o part"),
    ("concordance", "concordance -o out/o North tagged"),
]


def main():
    if subprocess.run(f"ldd '{program('extract')}' | grep -q asan", shell=True).returncode == 0:
        print("1..0 # SKIP the sanitizer has an allocator of its own")
        return
    work = tempfile.mkdtemp()
    wanted = sys.argv[1:]
    try:
        prepare(work)
        for name, command in CASES:
            first, *rest = command.split()
            if not wanted or name in wanted:
                kind = Replacing if "older" in name else Case
                kind(name, [program(first)] + rest, work).test()
    finally:
        shutil.rmtree(work)
    print(f"1..{number}")
    sys.exit(bool(failures))


main()
