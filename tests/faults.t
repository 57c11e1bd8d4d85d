#!/usr/bin/env python3
"""When the system fails: every call of a small run of each program fails, is short
or interrupted in turn (tests/faults/faults.c). Then the run ends with 2, says why
and leaves no half output, or gives the right answer all the same. And an input that
shrinks or grows while it is read is read as what it has become."""
import concurrent.futures
import contextlib
import gzip
import itertools
import os
import shutil
import subprocess
import sys
import tempfile

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import tap  # noqa: E402, a neighbour

TOP = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
BUILD = os.path.abspath(os.environ.get("BUILD", "build"))
LIBRARY = os.path.join(BUILD, "tests", "faults.so")

# Calls, how they go wrong, and whether the answer must be right all the same; an
# exchange of two names that cannot be had is a rename.
INPUT = [("read", "fail"), ("open", "fail"), ("opendir", "fail"), ("readdir", "fail"),
         ("stat", "fail")]
OUTPUT = [("write", "fail"), ("fsync", "fail"), ("rename", "fail"), ("close", "fail"),
          ("mkdir", "fail"), ("malloc", "fail"), ("mmap", "fail")]
HARMLESS = [("read", "short"), ("read", "again"), ("write", "short"), ("write", "again"),
            ("open", "again"), ("exchange", "fail"), ("exchange", "ever"),
            ("fchmod", "fail")]
NAMING = [("rename", "fail"), ("rename", "ever"), ("exchange", "fail"), ("exchange", "ever"),
          ("write", "fail"), ("fsync", "fail")]
READ_AT_ONCE = 256 << 10  # IO_BLOCK of common/io.h


class Case:
    """A command whose output is OUT, a file or a directory, or standard output."""

    FAULTS = INPUT + OUTPUT + HARMLESS

    def __init__(self, command, work):
        self.command, self.work = command, work
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
        for at in itertools.count(1):
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

    def problems(self):
        """What is wrong in any run, from the first call of each kind to the last."""
        status, out, err, files = self.run()
        self.right = (status, out, files)
        problems = [] if status < 2 else [f"status {status} without a fault: {err}"]
        for call, how in self.FAULTS:
            problems += self.inject(call, how)
        return problems

    def problem_when_changed(self, how, path):
        """The file PATH changes when its first block has been read."""
        mark = os.path.join(self.work, "tmp", "mark")
        file = os.path.join(self.work, path)
        found = self.run(LD_PRELOAD=LIBRARY, FAULT_CALL="read", FAULT_AT="2", FAULT_KIND=how,
                         FAULT_FILE=file, FAULT_MARK=mark)
        status, out, err, files = self.run()
        if not os.path.exists(mark):
            return "the file has not changed"
        if found[:2] + found[3:] != (status, out, files):
            return f"status {found[0]}, not {status}, or another answer: {found[2]} {err}"
        return None


class Replacing(Case):
    """A command that writes tables to a directory where older ones are."""

    FAULTS = NAMING

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

    def problems(self):
        found = super().problems()
        told = self.run(LD_PRELOAD=LIBRARY, FAULT_CALL="rename", FAULT_AT="3", FAULT_KIND="ever",
                        FAULT_MARK=os.path.join(self.work, "tmp", "mark"))[2]
        if not told.endswith("topics.csv: error: Permission denied; nevertheless new: "
                             "terms.csv, countries.csv\n"):
            found.append(f"told: {told}")
        return found


def program(name):
    return os.path.join(BUILD, "bin", name)


def make(work, path, command, input_=None):
    with open(os.path.join(work, path), "wb") as out:
        subprocess.run(command, cwd=work, stdout=out, input=input_, check=True,
                       stderr=subprocess.DEVNULL)


def repeat(path, to):
    """A file as often as makes half of it more than is read at once."""
    with open(path, "rb") as file, open(to, "wb") as out:
        bytes_ = file.read()
        out.write(bytes_ * (3 * READ_AT_ONCE // len(bytes_) + 1))


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
    make(work, "stories", [program("tokenize")], STORIES)
    subprocess.run([program("count"), "-b", "month", "-d", "tables", "tagged"], cwd=work,
                   check=True)
    for name in ("records", "tokens", "tagged", "stories", "tables/terms.csv"):
        repeat(os.path.join(work, name), os.path.join(work, "long-" + os.path.basename(name)))
    shutil.copytree(os.path.join(work, "tables"), os.path.join(work, "long-tables"))
    os.rename(os.path.join(work, "long-terms.csv"), os.path.join(work, "long-tables/terms.csv"))
    with open(os.path.join(work, "names.tsv"), "w") as file:
        file.write("country\tKP\tNorth Korea\tname\ten\nperson\tx\tKim\tname\ten\n")
    with open(os.path.join(work, "topics.json"), "w") as file:
        file.write('{"war": {"army": ["soldier*", "the army"]}, "peace": "treaty"}\n')
    with open(os.path.join(work, "spoilt"), "w") as file:
        file.write('{"text":"a b"}\nnothing\n{"text":"c"}\n')
    with open(os.path.join(work, "patterns.tsv"), "w") as file:
        file.write("person\tkim\tKim \\w+\n")


STORIES = b"".join(
    b'{"id":"%d","kind":"%s","lang":"en","text":"%s"}\n' % (n, kind, text)
    for n in range(3) for kind, text in ((b"sport", b"The match ended in a draw."),
                                         (b"money", b"The bank raised its rate.")))

CASES = [
    ("extract a directory", "extract -o out/o posts"),
    ("extract to standard output", "extract posts"),
    ("extract a packed file", "extract -o out/o posts.gz"),
    ("extract a page", "extract -o out/o -L auto page.html"),
    ("extract a feed", "extract -o out/o --dedup near feed.xml"),
    ("tokenize", "tokenize -o out/o records"),
    ("tokenize to standard output", "tokenize -f text records"),
    ("tokenize with rejects", "tokenize --rejects out/r -o out/o spoilt"),
    ("entity-tag", "entity-tag -o out/o tokens"),
    ("entity-tag with topics of one's own", "entity-tag --no-builtin -g names.tsv "
     "-T own=topics.json -o out/o tokens"),
    ("entity-tag with names of one's own", "entity-tag --no-builtin -g names.tsv -p "
     "patterns.tsv -o out/o tokens"),
    ("entity-tag --compile", "entity-tag --no-builtin -g names.tsv --compile out/o"),
    ("count", "count -b month -o out/o tagged"),
    ("count to standard output", "count -u country tagged"),
    ("count with little memory", "count -S 1 -b month -o out/o tagged"),
    ("count into a directory", "count -S 1 -d out/d tagged"),
    ("count --partial", "count --partial -b month -o out/o tagged"),
    ("count --merge", "count --merge -o out/o part"),
    ("concordance", "concordance -o out/o North tagged"),
    ("fit", "fit --label kind -o out/o stories"),
    ("fit with little memory", "fit -S 1 --iterations 2 --label kind --report out/r -o out/o stories"),
    ("report", "report -o out/o tables"),
]

# A case and the tables that are there before it.
REPLACING = [("count over older tables", "count -d out/d tagged")]

# Programs, and the input that changes.
CHANGING = [
    ("extract --no-sandbox -o out/o long-records", "long-records"),
    ("tokenize --no-sandbox -o out/o long-records", "long-records"),
    ("entity-tag --no-sandbox -o out/o long-tokens", "long-tokens"),
    ("count --no-sandbox -o out/o long-tagged", "long-tagged"),
    ("concordance --no-sandbox -o out/o North long-tagged", "long-tagged"),
    ("fit --no-sandbox --label kind -o out/o long-stories", "long-stories"),
    ("report --no-sandbox -o out/o long-tables", "long-tables/terms.csv"),
]


@contextlib.contextmanager
def case_of(prepared, command, kind=Case):
    """A case in a folder of its own."""
    with tempfile.TemporaryDirectory() as work:
        shutil.copytree(prepared, work, dirs_exist_ok=True)
        first, *rest = command.split()
        yield kind([program(first)] + rest, work)


def problems_of(prepared, command, kind=Case):
    with case_of(prepared, command, kind) as case:
        return case.problems()


def problems_when_changed(prepared, command, path):
    for how in ("shrink", "grow"):
        with case_of(prepared, command) as case:
            problem = case.problem_when_changed(how, path)
            if problem:
                return [f"{how}: {problem}"]
    return []


def main():
    if subprocess.run(f"ldd '{program('extract')}' | grep -q asan", shell=True).returncode == 0:
        print("1..0 # SKIP the sanitizer has an allocator of its own")
        return
    wanted = sys.argv[1:]
    with tempfile.TemporaryDirectory() as work, \
            concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        prepare(work)
        runs = [(name, pool.submit(problems_of, work, command))
                for name, command in CASES if not wanted or name in wanted]
        runs += [(name, pool.submit(problems_of, work, command, Replacing))
                 for name, command in REPLACING if not wanted or name in wanted]
        runs += [(name, pool.submit(problems_when_changed, work, command, path))
                 for command, path in CHANGING
                 for name in [f"{command.split()[0]} of a file that changes"]
                 if not wanted or name in wanted]
        for name, run in runs:
            tap.check(name, "; ".join(run.result()[:5]))
    tap.finish()


main()
