#!/usr/bin/env python3
"""What count makes of records beside counts: the same in bounded memory and in parts,
to the last byte, and what a plain program makes of the same records."""
import collections
import csv
import io
import itertools
import json
import math
import os
import random
import sqlite3
import subprocess
import sys
import tempfile

sys.dont_write_bytecode = True
import tap  # noqa: E402, a neighbour

COUNT = os.path.join(os.environ.get("BUILD", "build"), "bin", "count")
SPARING = {**os.environ, "ASAN_OPTIONS": "quarantine_size_mb=1"}
WORDS = ["Market", "market", "markets", "the", "of", "running", "runs", "a", "x\0y", "ä", "中文", "한국은",
         "rate", "rates"]
COUNTRIES = ["DE", "FR", "GB", "US", "KR", "AQ"]
TOPICS = ["economy", "politics", "sport"]


def count(*arguments, data=b""):
    run = subprocess.run([COUNT, *arguments], input=data, capture_output=True, env=SPARING)
    if run.returncode:
        sys.exit(f"{arguments}: status {run.returncode}: {run.stderr.decode()}")
    return run.stdout


def rows_of(*arguments, data):
    return list(csv.DictReader(io.StringIO(count(*arguments, data=data).decode(), newline="")))


def first_difference(wanted, got):
    if wanted == got:
        return None
    pairs = itertools.zip_longest(wanted.split(b"\n"), got.split(b"\n"))
    return next(f"wanted {a}, got {b}" for a, b in pairs if a != b)


# ---- records ----

def record(draw):
    n = draw.randrange(40)
    made = {"tokens": [draw.choice(WORDS) for _ in range(n)],
            "sentences": sorted({0, *(draw.randrange(n) for _ in range(3))}) if n else [], "entities": []}
    for _ in range(draw.randrange(6) if n else 0):
        start = draw.randrange(n)
        made["entities"].append({"type": draw.choice(["country", "country", "person"]),
                                 "id": draw.choice(COUNTRIES), "start": start,
                                 "end": min(n, start + draw.randrange(1, 3))})
    made["topics"] = [{"id": topic, "hits": draw.randrange(1, 4)}
                      for topic in draw.sample(TOPICS, draw.randrange(3))]
    made["focus"] = draw.sample(COUNTRIES, draw.randrange(3))
    made["lang"] = draw.choice(["en", "de", "ko", "xx"])
    made["source"] = draw.choice(["a.org", "b.org", "c.org"])
    if draw.random() < 0.9:
        made["date"] = f"20{draw.choice([15, 20, 21])}-{draw.choice([1, 2, 6]):02}-{draw.randrange(1, 29):02}T00:00:00Z"
    return made


def lines(records):
    return b"".join(json.dumps(each).encode() + b"\n" for each in records)


# ---- the same, however it is counted ----

TELLS = "share,document-share,per-million,tfidf"
KEYS = "g2,chi2,p,bonferroni,bic,log-ratio,percent-diff"
SERIES = "dp,dp-norm,juilland,slope,change,z"
BOTH = "g2,bonferroni,text-dispersion,dp,slope,z,reference-count,reference-tfidf,reference-dp,reference-slope"
# What is counted, and how it may be written.
CASES = [
    (["--ngrams", "1,2,3"], [[], ["--measure", TELLS, "-n", "5"]]),
    (["--ngrams", "2", "--stopwords", "en", "--stem", "en", "-b", "source"], [["-f", "tsv"]]),
    (["--stopwords", "auto", "--stem", "auto", "--min-length", "2"], [["-f", "jsonl"]]),
    (["--no-fold", "-b", "month"], [["--fill"], ["--fill", "--measure", "share"], ["--pivot"],
                                    ["--pivot", "--fill", "--measure", "per-million"]]),
    (["-b", "source"], [["--against", "b.org", "--measure", KEYS + "," + TELLS],
                        ["--against", "c.org", "--sort", "g2", "-n", "4"],
                        ["--measure", "tfidf", "--sort", "tfidf", "--min", "2"]]),
    (["-u", "entity", "--type", "person", "-b", "quarter"], [["--fill", "-n", "3"], ["--measure", TELLS]]),
    (["-u", "country", "--roll-up", "groups", "-b", "year"], [["--names", "de"], ["--pivot"]]),
    (["-u", "country", "--roll-up", "subregion"], [["--names", "ko", "--measure", "share"]]),
    (["-u", "document", "-b", "source,week"], [["--fill"], ["--pivot"], ["--fill", "--pivot"]]),
    (["-u", "topic", "-b", "day,source"], [["--fill"], ["--pivot", "-n", "1"]]),
    (["-u", "country", "--focus", "-b", "topic"], [["--measure", TELLS]]),
    (["--over", "month"], [["--measure", SERIES], ["--measure", SERIES, "--sort", "slope", "-n", "3"]]),
    (["-u", "country", "-b", "source", "--over", "year"], [["--measure", SERIES + "," + TELLS]]),
    (["--over", "source", "-b", "lang"], [["--measure", SERIES, "--sort", "dp"]]),
    (["--cooccur", "term", "-w", "3"], [["--measure", "pmi,npmi,g2,log-dice"], ["--sort", "count"]]),
    (["--cooccur", "term", "-b", "source"], [["--measure", "pmi,bonferroni", "--sort", "pmi", "-n", "9"]]),
    (["-u", "country", "--cooccur", "country", "-b", "year"], [["--measure", "pmi,chi2"], ["--pivot"]]),
    (["-u", "entity", "--cooccur", "entity", "--type", "person"], [["--measure", "log-dice"]]),
    (["--cooccur", "entity", "-b", "source", "-w", "document"], [["--measure", "pmi", "-n", "3"]]),
    (["-u", "country", "--cooccur", "topic"], [["--measure", "npmi,share", "--names", "fr"]]),
    (["-u", "country", "--cooccur", "term", "-w", "2", "--roll-up", "region"], [["--min", "2"]]),
    (["-u", "country", "--cooccur", "country", "--over", "month"],
     [["--measure", SERIES + "," + TELLS], ["--measure", "slope", "--sort", "slope", "-n", "3"]]),
    (["--cooccur", "topic", "-b", "source", "--over", "year"], [["--measure", "dp,z"]]),
    (["-u", "country", "--cooccur", "topic", "-b", "month"],
     [["--fill", "--measure", "npmi,bonferroni,share"], ["--fill", "--pivot"]]),
    (["-u", "topic", "-b", "country,year", "--roll-up", "groups"], [["--fill", "--measure", "share"]]),
    (["-b", "source", "--over", "month"],
     [["--against", "b.org", "--measure", BOTH], ["--against", "a.org", "--sort", "g2", "-n", "5"]]),
    (["-u", "country", "-b", "lang,source", "--over", "year"],
     [["--against", "en,a.org", "--measure", "g2,bonferroni,dp,reference-slope"]]),
    (["-u", "country", "--cooccur", "country", "-b", "source"],
     [["--against", "b.org", "--measure", "g2,bonferroni,text-dispersion,reference-count"]]),
    (["-u", "country", "--cooccur", "topic", "-b", "source", "--over", "lang"],
     [["--against", "b.org", "--measure", "g2,dp,reference-dp,reference-tfidf"]]),
    (["-u", "document", "-b", "source", "--over", "lang"], [[], ["--sort", "documents"]]),
]


def check_alike(draw, records, folder):
    data = lines(records)
    for how, outputs in CASES:
        paths = []
        for i in range(3):
            paths.append(os.path.join(folder, f"{i}.part"))
            count("--partial", "-o", paths[-1], *how, data=lines(records[i::3]))
        problem = first_difference(count("--partial", *how, data=data),
                                   count("--merge", "--partial", "-S", "1b", *paths))
        for output in outputs:
            wanted = count(*how, *output, data=data)
            problem = problem or (f"{output}: few rows" if wanted.count(b"\n") < 2 else None)
            for size in ["1b", "20000b"]:
                problem = problem or first_difference(wanted, count(*how, *output, "-S", size, data=data))
            draw.shuffle(paths)
            problem = problem or first_difference(wanted, count("--merge", *output, *paths))
            problem = problem or first_difference(wanted, count("--merge", "-S", "1b", *output, *paths))
        tap.check(f"{' '.join(how)}: with little memory and in parts", problem)


# ---- a plain program ----

def terms(record):
    return [token.casefold() for token in record["tokens"]]


def near(a, b):
    return math.isclose(a, b, rel_tol=1e-9, abs_tol=1e-12)


def compare(name, wanted, rows, key, columns):
    """Rows against {key: numbers}, None where there is none."""
    got = {key(row): [float(row[c]) if row[c] else None for c in columns] for row in rows}
    problem = None if len(got) == len(rows) else "a key comes twice"
    for each in wanted.keys() | got.keys():
        a, b = wanted.get(each), got.get(each)
        if not a or not b or not all(near(x, y) if x is not None and y is not None else x is y
                                     for x, y in zip(a, b)):
            problem = problem or f"{each}: wanted {a}, got {b}"
    tap.check(name, problem)


def g2(a, n1, b, n2):
    """Twice the logarithm of the ratio of likelihoods, by its definition."""
    def likelihood(k, n, p):
        return (k * math.log(p) if k else 0) + ((n - k) * math.log(1 - p) if n > k else 0)
    p, p1, p2 = (a + b) / (n1 + n2), a / n1, b / n2
    score = 2 * (likelihood(a, n1, p1) + likelihood(b, n2, p2) - likelihood(a, n1, p) - likelihood(b, n2, p))
    return -score if p1 < p2 else score


def check_plain(records):
    groups = collections.defaultdict(list)
    for each in records:
        groups[each["source"]].append(each)
    wanted = {}
    for source, members in groups.items():
        counts = collections.Counter(t for m in members for t in terms(m))
        documents = collections.Counter(t for m in members for t in set(terms(m)))
        total = sum(counts.values())
        for term, n in counts.items():
            wanted[source, term] = [n, documents[term], n / total,
                                    documents[term] / len(members), n / total * 1e6,
                                    n * math.log10(len(members) / documents[term])]
    compare("shares, per-million, tfidf", wanted,
            rows_of("-b", "source", "--measure", TELLS, data=lines(records)),
            lambda row: (row["source"], row["term"]),
            ["count", "documents", "share", "document-share", "per-million", "tfidf"])


def check_ngrams(records):
    wanted = collections.Counter()
    for each in records:
        starts = [*each["sentences"], len(each["tokens"])]
        for start, end in itertools.pairwise(starts):
            words = terms(each)[start:end]
            wanted.update(" ".join(words[i:i + 2]) for i in range(len(words) - 1)
                          if "the" not in words[i:i + 2])
    with tempfile.NamedTemporaryFile("w", suffix=".txt") as stop:
        stop.write("# none but this\nTHE\n")
        stop.flush()
        rows = rows_of("--ngrams", "2", "--stopwords", stop.name, data=lines(records))
    compare("pairs of words, none across sentences or a stop word",
            {k: [n] for k, n in wanted.items()}, rows, lambda row: row["term"], ["count"])


def check_keyness(records, folder):
    sides = [[r for r in records if (r["source"] == "a.org") == side] for side in (True, False)]
    counts = [collections.Counter(t for r in side for t in terms(r)) for side in sides]
    (a, n1), (b, n2) = [(c, sum(c.values())) for c in counts]
    wanted = {}
    for term in a.keys() | b.keys():
        ratio = math.log2((a[term] or 0.5) / n1 / ((b[term] or 0.5) / n2))
        score = g2(a[term], n1, b[term], n2)
        p = math.erfc(math.sqrt(abs(score) / 2))
        wanted[term] = [a[term], score, ratio, p, min(1, p * len(a.keys() | b.keys()))]
    part = os.path.join(folder, "reference.part")
    count("--partial", "-o", part, data=lines(sides[1]))
    compare("keyness against a part", wanted,
            rows_of("--against", part, "--measure", "g2,log-ratio,p,bonferroni", data=lines(sides[0])),
            lambda row: row["term"], ["count", "g2", "log-ratio", "p", "bonferroni"])
    target = os.path.join(folder, "target.part")
    count("--partial", "-b", "source", "-o", target, data=lines(sides[0]))
    for size in ["1b", "1G"]:
        options = ["-S", size, "--against", part, "--measure", KEYS, "--sort", "bic"]
        tap.check(f"a part against a part, -S {size}",
                  first_difference(count("-b", "source", *options, data=lines(sides[0])),
                                   count("--merge", *options, target)))


def juilland(counts, sizes):
    p = [c / s for c, s in zip(counts, sizes)]
    mean = sum(p) / len(p)
    return 1 - math.sqrt(sum((x - mean) ** 2 for x in p) / len(p)) / mean / math.sqrt(len(p) - 1)


def deviation(counts, sizes):
    """DP (Gries 2008)."""
    return sum(abs(c / sum(counts) - s / sum(sizes)) for c, s in zip(counts, sizes)) / 2


def slope_of(xs, ys):
    """Of the line of least squares."""
    mx, my = sum(xs) / len(xs), sum(ys) / len(ys)
    return sum((x - mx) * (y - my) for x, y in zip(xs, ys)) / sum((x - mx) ** 2 for x in xs)


def months(first, last):
    year, month = map(int, first.split("-"))
    while (text := f"{year:04}-{month:02}") <= last:
        yield text
        year, month = (year + 1, 1) if month == 12 else (year, month + 1)


def check_series(records):
    dated = [r for r in records if "date" in r]
    sizes = collections.Counter()
    for r in dated:
        sizes[r["date"][:7]] += len(r["tokens"])
    counts = collections.defaultdict(collections.Counter)
    for r in dated:
        for term in terms(r):
            counts[term][r["date"][:7]] += 1
    axis = {m: i for i, m in enumerate(months(min(sizes), max(sizes)))}
    wanted = {}
    for term, by in counts.items():
        v, s = [by[m] for m in sorted(sizes)], [sizes[m] for m in sorted(sizes)]
        xs, ys = [axis[m] for m in sorted(sizes)], [x / y * 1e6 for x, y in zip(v, s)]
        my = sum(ys) / len(ys)
        sd = math.sqrt(sum((y - my) ** 2 for y in ys) / len(ys))
        wanted[term] = [sum(v), deviation(v, s), juilland(v, s), slope_of(xs, ys),
                        (ys[-1] - my) / my, (ys[-1] - my) / sd]
    compare("dispersion and trend over months", wanted,
            rows_of("--over", "month", "--measure", SERIES, data=lines(dated)),
            lambda row: row["term"], ["count", "dp", "juilland", "slope", "change", "z"])


class Side:
    """One corpus, whose parts are its languages."""

    def __init__(self, records):
        self.counts = collections.Counter(t for r in records for t in terms(r))
        self.documents = collections.Counter(t for r in records for t in set(terms(r)))
        self.all, self.all_documents = sum(self.counts.values()), len(records)
        self.parts = {}
        for lang in sorted({r["lang"] for r in records}):
            self.parts[lang] = collections.Counter(t for r in records if r["lang"] == lang for t in terms(r))

    def dispersion(self, term):
        counts = [part[term] for part in self.parts.values()]
        sizes = [sum(part.values()) for part in self.parts.values()]
        return [deviation(counts, sizes), juilland(counts, sizes)] if sum(counts) else [None, None]


OF_BOTH = ["count", "documents", "g2", "log-ratio", "text-dispersion", "per-million", "dp", "juilland",
           "reference-count", "reference-documents", "reference-per-million", "reference-dp",
           "reference-juilland"]


def compared(term, a, b):
    ratio = math.log2((a.counts[term] or 0.5) / a.all / ((b.counts[term] or 0.5) / b.all))
    return [a.counts[term], a.documents[term], g2(a.counts[term], a.all, b.counts[term], b.all), ratio,
            g2(a.documents[term], a.all_documents, b.documents[term], b.all_documents),
            a.counts[term] / a.all * 1e6, *a.dispersion(term),
            b.counts[term], b.documents[term], b.counts[term] / b.all * 1e6, *b.dispersion(term)]


def check_key_dispersion(records, folder):
    """Keyness beside dispersion, of both sides."""
    groups = collections.defaultdict(list)
    for r in records:
        groups[r["source"]].append(r)
    sides = {source: Side(members) for source, members in groups.items()}
    reference = sides["b.org"]
    wanted = {(source, term): compared(term, side, reference) for source, side in sides.items()
              if side is not reference for term in side.counts.keys() | reference.counts.keys()}
    how, measures = ["-b", "source", "--over", "lang"], ["--measure", ",".join(OF_BOTH)]
    compare("keyness and dispersion against a group", wanted,
            rows_of(*how, "--against", "b.org", *measures, data=lines(records)),
            lambda row: (row["source"], row["term"]), OF_BOTH)

    others = lines([r for r in records if r["source"] != "b.org"])
    part, plain, target = (os.path.join(folder, name) for name in ("over.part", "plain.part", "target.part"))
    count("--partial", "-o", part, "--over", "lang", data=lines(groups["b.org"]))
    count("--partial", "-o", plain, data=lines(groups["b.org"]))
    count("--partial", "-o", target, *how, data=others)
    as_group = count(*how, "--against", "b.org", *measures, data=lines(records))
    for size in ["1b", "1G"]:
        tap.check(f"the same against a part, -S {size}", first_difference(
            as_group, count(*how, "--against", part, *measures, "-S", size, data=others)))
        tap.check(f"the same of a part, -S {size}", first_difference(
            as_group, count("--merge", "--against", part, *measures, "-S", size, target)))
    own = ["--measure", "g2,dp,juilland,reference-count"]
    tap.check("a reference without parts", first_difference(
        count(*how, "--against", part, *own, data=others), count(*how, "--against", plain, *own, data=others)))
    count("--partial", "-o", part, *how, data=lines(records))
    same = rows_of(*how, "--against", part, *measures, data=lines(records))
    tap.check("each group against itself", None if same and all(
        row["g2"] == row["text-dispersion"] == "0" and row["dp"] == row["reference-dp"] and
        row["count"] == row["reference-count"] for row in same) else f"{len(same)} rows")


def check_pairs_against(records):
    """Which countries come together in more of the documents than elsewhere."""
    joint, n = collections.defaultdict(collections.Counter), collections.Counter()
    for r in records:
        n[r["source"]] += 1
        countries = sorted({e["id"] for e in r["entities"] if e["type"] == "country"})
        joint[r["source"]].update(itertools.combinations(countries, 2))
    a, b = joint["a.org"], joint["b.org"]
    wanted = {pair: [a[pair], g2(a[pair], n["a.org"], b[pair], n["b.org"]), b[pair]] for pair in a.keys() | b.keys()}
    rows = rows_of("-u", "country", "--cooccur", "country", "-w", "document", "-b", "source", "--against", "b.org",
                   "--measure", "g2,reference-count", data=lines(records))
    compare("pairs against a group", wanted, [row for row in rows if row["source"] == "a.org"],
            lambda row: (row["country"], row["with"]), ["count", "g2", "reference-count"])


def check_far_days():
    """One date that is mistyped makes millions of steps, which no word is to be measured at."""
    words = [f"w{i}" for i in range(20000)]
    data = lines([{"date": "0001-01-01", "tokens": words}, {"date": "9999-12-31", "tokens": words[:5000] * 2}])
    how = [COUNT, "--over", "day", "--measure", "dp,slope", "--sort", "slope", "-n", "1"]
    try:
        out = subprocess.run(how, input=data, capture_output=True, env=SPARING, timeout=60).stdout.decode()
    except subprocess.TimeoutExpired:
        out = "nothing in a minute"
    slope = (2e6 / 10000 - 1e6 / 20000) / 3652058
    tap.check("days far apart", None if out == f"term,count,documents,dp,slope\nw0,3,2,0.333333333333,{slope:.12g}\n"
              else out)


def check_pairs_over_months(records):
    """Pairs of countries in documents, and where they go; months without one have 0."""
    dated = [r for r in records if "date" in r]
    sizes, counts = collections.Counter(), collections.defaultdict(collections.Counter)
    for r in dated:
        sizes[r["date"][:7]] += len(r["tokens"])
        countries = sorted({e["id"] for e in r["entities"] if e["type"] == "country"})
        for pair in itertools.combinations(countries, 2):
            counts[pair][r["date"][:7]] += 1
    axis = {m: i for i, m in enumerate(months(min(sizes), max(sizes)))}
    wanted = {}
    for pair, by in counts.items():
        v, s = [by[m] for m in sorted(sizes)], [sizes[m] for m in sorted(sizes)]
        xs, ys = [axis[m] for m in sorted(sizes)], [x / y * 1e6 for x, y in zip(v, s)]
        wanted[pair] = [sum(v), deviation(v, s), slope_of(xs, ys)]
    options = ["-u", "country", "--cooccur", "country", "-w", "document"]
    compare("pairs over months", wanted,
            rows_of(*options, "--over", "month", "--measure", "dp,slope", data=lines(dated)),
            lambda row: (row["country"], row["with"]), ["count", "dp", "slope"])
    filled = rows_of(*options, "-b", "month", "--fill", data=lines(dated))
    got = {(r["country"], r["with"], r["month"]): int(r["count"]) for r in filled}
    tap.check("--fill leaves no hole in pairs", None if len(got) == len(filled) and got ==
              {(*pair, m): by[m] for pair, by in counts.items() for m in axis} else f"{len(got)} rows")


def check_fill_and_pivot(records):
    records = [r for r in records if "date" in r]
    dated = lines(records)
    rows = rows_of("-u", "country", "-b", "source,month", data=dated)
    filled = rows_of("-u", "country", "-b", "source,month", "--fill", data=dated)
    have = {(r["source"], r["month"], r["country"]): r["mentions"] for r in rows}
    all_months = list(months(min(r["date"][:7] for r in records), max(r["date"][:7] for r in records)))
    wanted = {key: have.get(key, "0") for key in
              itertools.product({r["source"] for r in rows}, all_months, {r["country"] for r in rows})}
    got = {(r["source"], r["month"], r["country"]): r["mentions"] for r in filled}
    tap.check("--fill leaves no hole", None if got == wanted and len(filled) == len(got) else
              f"{len(wanted)} wanted, {len(got)} and {len(filled)} got")
    turned = rows_of("-u", "country", "-b", "source,month", "--pivot", "--fill", data=dated)
    cells = {(r["source"], m, r["country"]): r[m] for r in turned for m in all_months}
    tap.check("--pivot has the same cells", None if cells == wanted else "they differ")
    sums = [sum(int(r[m]) for m in all_months) for r in turned if r["source"] == "a.org"]
    tap.check("--pivot has those with most first", None if sums == sorted(sums, reverse=True) else f"{sums}")


def places_of(record, items, window):
    """Sets of things that are together; items are (start, end, thing)."""
    if window == "document":
        return [{thing for _, _, thing in items}]
    starts = [*record["sentences"], len(record["tokens"])]
    return [{thing for s, _, thing in items if a <= s < b} for a, b in itertools.pairwise(starts)]


def check_pairs(records, window):
    joint, alone, n = collections.Counter(), collections.Counter(), 0
    for r in records:
        items = [(e["start"], e["end"], e["id"]) for e in r["entities"] if e["type"] == "country"]
        for place in places_of(r, items, window):
            n += 1
            alone.update(place)
            joint.update(itertools.combinations(sorted(place), 2))
    wanted = {}
    for (x, y), both in joint.items():
        pmi = math.log2(both * n / alone[x] / alone[y])
        wanted[x, y] = [both, pmi, pmi / -math.log2(both / n), 14 + math.log2(2 * both / (alone[x] + alone[y])),
                        g2(both, alone[x], alone[y] - both, n - alone[x])]
    compare(f"pairs of countries, {window}", wanted,
            rows_of("-u", "country", "--cooccur", "country", "-w", window, "--measure",
                    "pmi,npmi,log-dice,g2", data=lines(records)),
            lambda row: (row["country"], row["with"]), ["count", "pmi", "npmi", "log-dice", "g2"])


def check_windows(records, size):
    joint, alone = collections.Counter(), collections.Counter()
    for r in records:
        words = [t.replace("\0", "") for t in terms(r)]
        for i, j in itertools.combinations(range(len(words)), 2):
            if j - i <= size:
                alone.update([words[i], words[j]])
                if words[i] != words[j]:
                    joint[tuple(sorted([words[i], words[j]]))] += 1
    n = sum(alone.values())
    wanted = {pair: [both, math.log2(both * n / alone[pair[0]] / alone[pair[1]])] for pair, both in joint.items()}
    compare(f"pairs of words no more than {size} apart", wanted,
            rows_of("--cooccur", "term", "-w", str(size), "--measure", "pmi", data=lines(records)),
            lambda row: (row["term"], row["with"]), ["count", "pmi"])


# ---- independent readers ----

ODD = ["=cmd()", '"', 'say "no"', "a,b", "two\nlines", "c\r\nr", "שלום עולם", "مرحبا", "👩‍🚀", "🇰🇷", "+1", "-1", "@x",
       "\t", " ", "'", "ａｂ", "e\u0301", ";", "|", "\\", "NULL", "0", "1e5", "#"]


def check_readers(folder):
    data = lines([{"tokens": ODD, "source": 'q"1'}, {"tokens": ODD, "source": "r,2"}])
    wanted = [(source, term) for source in ['q"1', "r,2"] for term in sorted(ODD, key=str.encode)]
    for extra in [[], ["--crlf"], ["--bom"]]:
        path = os.path.join(folder, "odd.csv")
        count("--no-fold", "-b", "source", "-o", path, *extra, data=data)
        with open(path, encoding="utf-8-sig" if "--bom" in extra else "utf-8", newline="") as file:
            got = [(row["source"], row["term"]) for row in csv.DictReader(file, strict=True)]
        tap.check(f"Python's csv reads odd terms {' '.join(extra)}", None if got == wanted else f"{got}")
    count("--no-fold", "-b", "source", "-o", path, data=data)
    script = f".mode csv\n.import {path} t\n.mode json\nselect source, term from t;\n"
    try:
        run = subprocess.run(["sqlite3"], input=script.encode(), capture_output=True)
        got = [(r["source"], r["term"]) for r in json.loads(run.stdout)]
        tap.check("sqlite3 imports odd terms", None if got == wanted else f"{run.stderr}{got}")
    except FileNotFoundError:
        tap.check("sqlite3 imports odd terms # SKIP sqlite3 is not installed", None)
    got = [json.loads(line) for line in count("--no-fold", "-f", "jsonl", "-b", "source", data=data).splitlines()]
    tap.check("JSON Lines of odd terms", None if [(r["source"], r["term"]) for r in got] == wanted else f"{got}")
    got = count("--no-fold", "-f", "tsv", "-b", "source", data=data).decode().split("\n")
    tap.check("TSV has a row for each", None if len(got) == len(wanted) + 2 and
              all(row.count("\t") == 3 for row in got[:-1]) else f"{got}")


def check_sort(records):
    """Those that are not defined come last; then the key decides."""
    data = lines(records)
    for options in [["-b", "source", "--against", "b.org", "--measure", "g2,percent-diff", "--sort", "percent-diff"],
                    ["-b", "source", "--over", "month", "--measure", "slope", "--sort", "slope"],
                    ["-b", "source", "--sort", "documents"]]:
        rows = rows_of(*options, data=data)
        order = [(r["source"], -float(r[options[-1]] or "-inf"), r["term"].encode()) for r in rows]
        signs = {value > 0 for _, value, _ in order}
        tap.check(f"--sort {options[-1]}", None if order == sorted(order) and
                  (options[-1] == "documents" or len(signs) == 2) else f"{order[:9]}")


def check_sort_by_chance(records):
    """The least probable come first."""
    for p in ["p", "bonferroni"]:
        rows = rows_of("-b", "source", "--against", "b.org", "--measure", f"g2,{p}", "--sort", p, data=lines(records))
        order = [(r["source"], float(r[p]), r["term"].encode()) for r in rows]
        most = max((r for r in rows if r["source"] == "a.org"), key=lambda r: abs(float(r["g2"])))
        tap.check(f"--sort {p}", None if order == sorted(order) and most == rows[0] else f"{order[:9]}")


def check_numbers(records):
    """The shortest form that reads back the same."""
    rows = rows_of("-b", "source", "--measure", TELLS, data=lines(records))
    long = [row[c] for row in rows for c in TELLS.split(",")
            if row[c] and len(repr(float(row[c])).removesuffix(".0")) < len(row[c])]
    tap.check("numbers are as short as can be", long[0] if long else None)


def main():
    draw = random.Random(11)
    records = [record(draw) for _ in range(60)]
    check_plain(records)
    check_ngrams(records)
    check_series(records)
    check_far_days()
    check_pairs_over_months(records)
    check_pairs_against(records)
    check_fill_and_pivot(records)
    check_pairs(records, "sentence")
    check_pairs(records, "document")
    for size in (1, 2, 5):
        check_windows(records, size)
    check_numbers(records)
    check_sort(records)
    check_sort_by_chance(records)
    with tempfile.TemporaryDirectory() as folder:
        check_keyness(records, folder)
        check_key_dispersion(records, folder)
        check_readers(folder)
        check_alike(draw, records, folder)
    tap.finish()


main()
