"""What the scripts share that measure our programs against others. With QUICK=1 in the
environment they measure little, once, and fetch nothing: to see that they still work."""
import json
import os
import re
import subprocess
import sys

TOP = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
SOURCES = os.path.join(TOP, "tests/bench")
BUILD = os.path.abspath(sys.argv[1] if len(sys.argv) > 1 else os.path.join(TOP, "build"))
OWN = os.path.join(BUILD, "bench")
CACHE = os.path.join(os.environ.get("XDG_CACHE_HOME") or os.path.expanduser("~/.cache"),
                     "dateline-bench")
CORPORA = os.environ.get("CORPORA", "")
QUICK = bool(os.environ.get("QUICK"))
LITTLE = 1 << 18  # bytes


def quick_or(little, usual):
    """What is taken where a run is to be quick, and else."""
    return little if QUICK else usual


def program(name):
    """The path of one of ours."""
    return os.path.join(BUILD, "bin", name)


def posts_folder():
    """Where the posts are: real ones, or those of the sample corpus."""
    return os.path.join(CORPORA, "wordpress/news-en") if CORPORA else \
        os.path.join(TOP, "data/sample/posts")


def posts_in(value):
    """The posts of a document of the REST API: one, a list, an envelope."""
    if isinstance(value, list):
        return [post for item in value for post in posts_in(item)]
    if isinstance(value, dict) and "title" in value and "content" in value:
        return [value]
    return posts_in(value.get("body", [])) if isinstance(value, dict) else []


def lines_of(data):
    """The posts of a file as lines: as they stand where they are lines."""
    lines = []
    for line in data.splitlines() if data.count(b"\n{") else [data.strip()]:
        value = json.loads(line)
        if isinstance(value, dict) and "title" in value and b"\n" not in line:
            lines.append(line)
        else:
            lines += [json.dumps(p, separators=(",", ":")).encode()
                      for p in posts_in(value)]
    return lines


def read_posts(folder):
    """All sound posts below a folder as lines, and how many files had damage."""
    lines, damaged = [], 0
    for root, folders, names in os.walk(folder):
        folders.sort()
        for name in sorted(names):
            with open(os.path.join(root, name), "rb") as file:
                data = file.read()
            try:
                lines += lines_of(data)
            except ValueError:
                damaged += 1
    return lines, damaged


def english():
    """Records of the posts, as extract makes them."""
    run = subprocess.run([program("extract"), "-q", posts_folder()],
                         stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, check=False)
    return run.stdout.splitlines()


def left_out(name, why):
    print(f"left out: {name}: {why}")


def compiler(output, options):
    return subprocess.run(
        [os.environ.get("CC", "cc"), "-O3", "-std=c11", "-D_POSIX_C_SOURCE=200809L",
         "-Wall", "-Wextra", "-o", output, *options],
        input="int main(void) { return 0; }", stderr=subprocess.PIPE, text=True, check=False)


def build_peer(name, sources, options, package):
    """The program of these files of tests/bench, or None, said, where the package that has
    what it links is not installed."""
    os.makedirs(CACHE, exist_ok=True)
    path = os.path.join(CACHE, re.sub(r"\W+", "-", name))
    if compiler(path, ["-x", "c", "-", "-x", "none", *options]).returncode:
        left_out(name, f"install {package}")
        return None
    run = compiler(path, [*(os.path.join(SOURCES, source) for source in sources), *options])
    if run.returncode:
        sys.exit(run.stderr)
    return path


def write_repeated(path, block, least):
    """Writes the block over and over, `least` bytes or a little more."""
    times = -(-least // len(block))
    with open(path, "wb") as file:
        for _ in range(times):
            file.write(block)
    return times


def measure(command, path):
    """CPU seconds and peak KiB of a command on a file in the page cache."""
    with open(path, "rb") as file:
        while file.read(1 << 20):
            pass
        file.seek(0)
        run = subprocess.run([os.path.join(OWN, "measure"), *command], stdin=file,
                             stdout=subprocess.PIPE, check=True)
    cpu, peak = run.stdout.split()
    return float(cpu), int(peak)


def megabytes(path):
    return os.path.getsize(path) / 1e6


def verdict(met):
    return "met" if met else "NOT MET"


def use_one_core():
    os.sched_setaffinity(0, {max(os.sched_getaffinity(0))})
