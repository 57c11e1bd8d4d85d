"""What the scripts share that measure our programs against others."""
import os
import subprocess
import sys

TOP = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
SOURCES = os.path.join(TOP, "tests/bench")
CACHE = os.path.join(os.environ.get("XDG_CACHE_HOME") or os.path.expanduser("~/.cache"),
                     "dateline-bench")
CORPORA = os.environ.get("CORPORA", "")


def posts_folder():
    """Where the posts are: real ones, or those of the sample corpus."""
    return os.path.join(CORPORA, "wordpress/news-en") if CORPORA else \
        os.path.join(TOP, "data/sample/posts")


def english(build):
    """Records of the posts, as extract makes them."""
    run = subprocess.run([os.path.join(build, "bin/extract"), "-q", posts_folder()],
                         stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, check=False)
    return run.stdout.splitlines()


def compile_c(program, sources, options):
    """Builds a program of tests/bench; gives the run of the compiler."""
    os.makedirs(CACHE, exist_ok=True)
    return subprocess.run(
        [os.environ.get("CC", "cc"), "-O3", "-std=c11", "-D_POSIX_C_SOURCE=200809L",
         "-Wall", "-Wextra", "-o", program]
        + [os.path.join(SOURCES, source) for source in sources] + options,
        stderr=subprocess.PIPE, text=True, check=False)


def build_measure():
    run = compile_c(os.path.join(CACHE, "measure"), ["measure.c"], [])
    if run.returncode:
        sys.exit(run.stderr)


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
        run = subprocess.run([os.path.join(CACHE, "measure"), *command], stdin=file,
                             stdout=subprocess.PIPE, check=True)
    cpu, peak = run.stdout.split()
    return float(cpu), int(peak)


def megabytes(path):
    return os.path.getsize(path) / 1e6


def verdict(met):
    return "met" if met else "NOT MET"


def use_one_core():
    os.sched_setaffinity(0, {max(os.sched_getaffinity(0))})
