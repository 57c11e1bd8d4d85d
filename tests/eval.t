#!/usr/bin/env python3
"""scripts/eval: its table of the made-up sets of tests/eval/sample, with the
scorers of $EVAL if there are any; and the figures of the sets of $EVAL."""
import os
import shutil
import subprocess
import sys
import tempfile

TOP = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
BUILD = os.environ.get("BUILD", "build")
EVAL = os.environ.get("EVAL", "")
SAMPLE = os.path.join(TOP, "tests/eval/sample")
FLOORS = os.path.join(SAMPLE, "floors.tsv")
SCORERS = ("records_to_pred.py", "countries/score.py", "languages/score_languages.py",
           "topics/score_topics.py")
TABLE = """\
set      counted by  precision  recall     F1  goal                      best peer
about    documents       0.500   1.000  0.667
about    focus           1.000   1.000  1.000  F1 0.950         met      F1 0.911
tiny     documents       0.667   0.800  0.727  F1 0.940         NOT MET
tiny     mentions        0.714   0.833  0.769                            R 0.500
few_dev  mean            0.750   0.834         P 0.750 R 0.800  met      R 0.700    2 languages
few_dev  lowest          0.500   0.667                                              precision qaa_Latn, recall qaa_Latn
few_dev  English         1.000   1.000  1.000
"""
TOPICS = """\
set               counted by        accuracy  coverage  macro-F1  goal                     best peer
bbc_made          documents            0.500     0.750     0.400  accuracy 0.500  met
bbc_made          fit documents        0.500     0.750     0.400
bbc_made          labels               1.000
masakhanews_made  documents            0.750     1.000     0.429
masakhanews_made  mean                 0.750                      accuracy 0.900  NOT MET  accuracy 0.400  2 languages
masakhanews_made  lowest               0.500                                                               pcm
masakhanews_made  language en          1.000
masakhanews_made  language pcm         0.500
masakhanews_made  fit documents        0.750     1.000     0.429
masakhanews_made  fit mean             0.750                                                               2 languages
masakhanews_made  fit lowest           0.500                                                               pcm
masakhanews_made  fit language en      1.000
masakhanews_made  fit language pcm     0.500
masakhanews_made  labels               1.000
"""
IN_LANGUAGES = """\
more_dev          documents            0.500     0.750
more_dev          mean                 0.500                                                               2 languages
more_dev          lowest               0.500                                                               en
"""


def run(directory, floors, *options):
    return subprocess.run([os.path.join(TOP, "scripts/eval"), *options, "--floors", floors, BUILD],
                          env=dict(os.environ, EVAL=directory), capture_output=True, text=True,
                          check=False)


def differs(done, status, out, err):
    if (done.returncode, done.stdout, done.stderr) == (status, out, err):
        return None
    return f"status {done.returncode}\n{done.stdout}{done.stderr}"


def sample_in(work):
    sample = shutil.copytree(SAMPLE, os.path.join(work, "sample"))
    for scorer in SCORERS if EVAL else ():
        shutil.copyfile(os.path.join(EVAL, scorer), os.path.join(sample, scorer))
    return sample


def check_table(work):
    return differs(run(sample_in(work), FLOORS), 0, TABLE, "")


def check_topics(work):
    """The directory of topics may be given itself."""
    sample = sample_in(work)
    return (differs(run(sample, FLOORS, "--topics"), 0, TOPICS + IN_LANGUAGES, "") or
            differs(run(os.path.join(sample, "topics"), FLOORS, "--topics"), 0, TOPICS, ""))


def check_fall(work):
    """One floor is raised above the figure."""
    floors = os.path.join(work, "floors.tsv")
    with open(FLOORS, encoding="utf-8") as file, open(floors, "w", encoding="utf-8") as out:
        out.write(file.read().replace(".720", ".728"))
    return differs(run(SAMPLE, floors), 1, TABLE,
                   "eval: tiny, documents: F1 0.727 is below 0.728\n")


def check_topics_fall(work):
    floors = os.path.join(work, "floors.tsv")
    with open(floors, "w", encoding="utf-8") as out:
        out.write("bbc_made\tdocuments macro-F1\t.401\t-\t-\n")
    done = run(SAMPLE, floors, "--topics")
    return None if done.returncode == 1 and done.stderr == (
        "eval: bbc_made, documents: macro-F1 0.400 is below 0.401\n") else done.stderr


def check_without(_):
    return differs(run("", FLOORS), 0, "eval: EVAL is not set: nothing to score\n", "")


def check_floors(*options):
    done = run(EVAL, os.path.join(TOP, "tests/eval/floors.tsv"), *options)
    return None if done.returncode == 0 else f"{done.stdout}{done.stderr}"


def main():
    tests = [("the table of made-up sets", check_table),
             ("the table of topics", check_topics),
             ("a figure below its floor", check_fall),
             ("a figure of topics below its floor", check_topics_fall),
             ("without EVAL", check_without)]
    if EVAL:
        tests.append(("no figure of the sets is below its floor", lambda _: check_floors()))
        tests.append(("no figure of topics is below its floor",
                      lambda _: check_floors("--topics")))
    failed = False
    print(f"1..{len(tests)}")
    for number, (name, test) in enumerate(tests, 1):
        with tempfile.TemporaryDirectory() as work:
            problem = test(work)
        failed |= problem is not None
        print(f"{'not ok' if problem else 'ok'} {number} - {name}")
        for line in (problem or "").splitlines():
            print(f"# {line}")
    sys.exit(failed)


main()
