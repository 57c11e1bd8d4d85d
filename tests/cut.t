#!/usr/bin/env python3
"""Posts cut at every byte: what was written before the cut comes out, and so does
the whole of a post that follows there, on the same line or on the next.

A few posts of the sample corpus and, with $CORPORA, a real one are cut behind
each of their bytes; a folder of all these prefixes goes through extract at
once. The reference is independent: the strings of the prefix that hold the
title and the content, decoded by Python's json, their tags taken off by
html.parser, word by word.
"""
import html
import html.parser
import json
import os
import subprocess
import sys
import tempfile

TOP = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
EXTRACT = os.path.join(os.environ.get("BUILD", "build"), "bin", "extract")
CORPORA = os.environ.get("CORPORA", "")
SAMPLE = os.path.join(TOP, "data/sample/posts")
LONGEST_REAL = 12000  # bytes; each byte is a file
FIRST_ID = 100000
FOLLOWER = 500000  # ids of posts that follow on a cut one
BLOCKS = {"p", "br", "div", "ul", "ol", "li", "blockquote", "figure", "figcaption",
          "h1", "h2", "h3", "h4", "h5", "h6", "table", "tr", "td", "th", "hr"}


# ---- the reference ----

class Page(html.parser.HTMLParser):
    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.text = ""

    def handle_starttag(self, tag, attrs):
        self.text += " " if tag in BLOCKS else ""

    handle_endtag = lambda self, tag: self.handle_starttag(tag, ())

    def handle_data(self, data):
        self.text += data


def words_of(markup, cut):
    """The words of HTML; without the tag or character reference it is cut in."""
    page = Page()
    page.feed(markup)
    if cut and not page.rawdata.startswith("<"):
        page.text += html.unescape(page.rawdata.rpartition("&")[0])
    elif not cut:
        page.close()
    return page.text.split()


def decode(raw):
    """The value of a JSON string's bytes without the escape they are cut in."""
    for cut in range(min(len(raw), 12) + 1):
        try:
            value = json.loads(b'"' + raw[:len(raw) - cut] + b'"')
            value.encode()  # no half of a pair of surrogates
            return value
        except ValueError:
            continue
    raise AssertionError(raw)


class Post:
    """A post on one line, with an id of six digits to tell its prefixes by."""

    def __init__(self, name, line):
        self.name = name
        before, after = line.strip().split(b'"id":', 1)
        self.head = before + b'"id":'
        self.tail = after[after.index(b","):]
        line = self.with_id(FIRST_ID)
        self.size = len(line)
        self.strings = [self.find(line, member) for member in (b"title", b"content")]

    def with_id(self, number):
        return self.head + b"%06d" % number + self.tail

    @staticmethod
    def find(line, member):
        """From behind the opening quote of a string to the closing one."""
        mark = b'"%s":{"rendered":"' % member
        start = end = line.index(mark) + len(mark)
        while line[end:end + 1] != b'"':
            end += 2 if line[end:end + 1] == b"\\" else 1
        return start, end

    def words_before(self, cut):
        """The words of title and content before byte `cut`."""
        line = self.with_id(FIRST_ID)
        return [word for start, end in self.strings if start < cut
                for word in words_of(decode(line[start:min(end, cut)]), cut < end)]


def read_post(name):
    with open(os.path.join(SAMPLE, name), "rb") as file:
        return file.read()


def real_post():
    """The longest of the real posts that are not too long."""
    folder = os.path.join(CORPORA, "wordpress/news-en")
    paths = [os.path.join(folder, name, "index.html")
             for name in sorted(os.listdir(folder))[:100]]
    size, path = max((os.path.getsize(p), p) for p in paths
                     if os.path.getsize(p) <= LONGEST_REAL)
    with open(path, "rb") as file:
        return Post(f"a real post of {size} bytes", file.read())


def posts():
    korean = read_post("2474.json")
    yield Post("English with links and entities", read_post("2487.json"))
    yield Post("English with lists", read_post("1021.json"))
    yield Post("Korean in escapes, with _embedded", korean)
    yield Post("Korean in UTF-8", json.dumps(json.loads(korean), ensure_ascii=False,
                                             separators=(",", ":")).encode())
    yield Post("emoji and entities", json.dumps({
        "id": 1, "link": "https://example.org/fish",
        "title": {"rendered": "Fish &amp; chips \U0001F41F\U0001F35F"},
        "content": {"rendered": "<p title=\"a > b\">One \U0001F600 sentence.</p>\n<!-- a "
                                "note --><p>A <b>se</b>cond&hellip; &#8220;one&#8221;"
                                ".</p><ul><li>x</li></ul>"}},
        separators=(",", ":")).encode())
    if CORPORA:
        yield real_post()


# ---- extract ----

def extract(files):
    """Status, records by id, lines of standard error by file, of named files."""
    with tempfile.TemporaryDirectory() as folder:
        for name, data in files:
            with open(os.path.join(folder, name), "wb") as file:
                file.write(data)
        run = subprocess.run([EXTRACT, folder], capture_output=True, check=False)
    told = {}
    for line in run.stderr.decode().splitlines():
        if folder in line:
            name = line.split(folder + "/", 1)[1].split(":", 1)[0]
            told.setdefault(name, []).append(line)
    records = [json.loads(line) for line in run.stdout.decode().split("\n")[:-1]]
    return run.returncode, records, told


def keeps(record, words, whole):
    """True if the record has the words, the last perhaps with what is left of an
    escape, a tag or a reference, and no other but what is left of one."""
    got = record["text"].split()
    if len(got) < len(words) or len(got) > len(words) + 1:
        return False
    if words and not got[len(words) - 1].startswith(words[-1]):
        return False
    return got[:len(words) - 1] == words[:-1] and (not whole or got == words)


# ---- the properties ----

def check_early(post, cuts):
    """Before the first word: a document or a reject, each prefix one."""
    _, records, told = extract((f"{cut}.json", post.with_id(FIRST_ID)[:cut])
                               for cut in cuts)
    errors = sum(any("error:" in line for line in lines) for lines in told.values())
    if len(records) + errors != len(cuts):
        return f"{len(cuts)} files, {len(records)} documents, {errors} rejected"
    return None


def check_late(post, cuts):
    """From the first word on: a document with all words, and a warning."""
    status, records, told = extract((f"{cut}.json", post.with_id(FIRST_ID + cut)[:cut])
                                    for cut in cuts)
    if status:
        return f"status {status}"
    if [int(r["id"]) - FIRST_ID for r in sorted(records, key=lambda r: r["id"])] != cuts:
        return f"{len(cuts)} files, {len(records)} documents"
    for record in records:
        cut = int(record["id"]) - FIRST_ID
        words = post.words_before(cut)
        if not keeps(record, words, cut >= post.strings[-1][1]):
            return f"cut at {cut}: {record['text'][-60:]!r} for {' '.join(words)[-60:]!r}"
        if not any("warning:" in line for line in told.get(f"{cut}.json", [])):
            return f"cut at {cut}: no warning"
    return None


def ranges(numbers):
    """Numbers in words: 1-5 8 10-11."""
    runs = []
    for n in numbers:
        if runs and runs[-1][1] == n - 1:
            runs[-1][1] = n
        else:
            runs.append([n, n])
    return " ".join(f"{a}-{b}" if a < b else f"{a}" for a, b in runs)


def all_of(cuts, good, what):
    bad = [cut for cut in cuts if cut not in good]
    return f"{what} at {len(bad)} of {len(cuts)} cuts: {ranges(bad)}" if bad else None


def glue(post, follower, between, cuts):
    """The files of a check: a cut post and a whole one."""
    return extract((f"{cut}.json", post.with_id(FIRST_ID + cut)[:cut] + between
                    + follower.with_id(FOLLOWER + cut)) for cut in cuts)


def check_follower(post, follower, between):
    """A post whole behind the cut, and nothing of it in the one that is cut."""
    cuts = list(range(1, post.size + 1))
    late = range(first_word(post), post.size + 1)
    _, (alone,), _ = extract([("1.json", follower.with_id(FIRST_ID))])
    status, records, _ = glue(post, follower, between, cuts)
    followers, others = [], {}
    for record in records:
        if record == {**alone, "id": record["id"]}:
            followers.append(record["id"])
        else:
            others[record["id"]] = record
    kept = [cut for cut in late if str(FIRST_ID + cut) in others and keeps(
        others[str(FIRST_ID + cut)], post.words_before(cut), cut >= post.strings[-1][1])]
    whole = [cut for cut in cuts if followers.count(str(FOLLOWER + cut)) == 1]
    return (all_of(cuts, set(whole), "the follower is not whole")
            or all_of(late, set(kept), "the post that is cut has other words")
            or (f"{len(records)} documents" if len(records) > 2 * len(cuts) else None)
            or (f"status {status}" if status > 1 else None))


def first_word(post):
    """The least cut that has a word before it."""
    return next(cut for cut in range(post.size) if post.words_before(cut))


def check_cuts(post):
    first = first_word(post)
    return (check_early(post, range(1, first))
            or check_late(post, list(range(first, post.size))))


def main():
    whole = list(posts())
    tests = [(f"cut at every byte: {post.name}", check_cuts, (post,)) for post in whole]
    for post, follower in ((whole[0], whole[4]), (whole[3], whole[0])):
        tests += [(f"a post follows {where}: {post.name}", check_follower,
                   (post, follower, between))
                  for where, between in (("on the next line", b"\n"), ("at once", b""))]
    print(f"1..{len(tests)}")
    failed = False
    for number, (name, test, arguments) in enumerate(tests, 1):
        problem = test(*arguments)
        failed |= problem is not None
        print(f"{'not ok' if problem else 'ok'} {number} - {name}"
              + (f"\n# {problem}" if problem else ""))
    sys.exit(failed)


main()
