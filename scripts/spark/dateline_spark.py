#!/usr/bin/env python3
"""Count a corpus on Apache Spark: the same filters, on many machines.

    spark-submit dateline_spark.py [OPTION ...] INPUT ... -o DIRECTORY

Each partition of the input goes through `extract | tokenize | entity-tag | count
--partial`, run as processes beside the executor.  Spark adds up what they counted by
key, and `count --merge` on the driver makes tables of the sums, row after row in
constant memory.  The tables are, to the last byte, those of a single run.

DIRECTORY and INPUT are paths of Hadoop: file:, hdfs:, s3a: and so on.  The programs are
those of --programs on every machine; without it, those of an archive that was shipped:

    make static
    spark-submit --archives build/static/dateline.tar.gz#dateline dateline_spark.py ...

else those on the PATH.  See dateline-scale(7).
"""

import argparse
import json
import os
import re
import shlex
import shutil
import subprocess
import sys
import tempfile
import threading
from itertools import groupby

from pyspark import StorageLevel
from pyspark.sql import SparkSession
from pyspark.sql.types import LongType, StringType, StructField, StructType

ESCAPES = {"\\": "\\", "t": "\t", "n": "\n", "r": "\r", "0": "\0"}
KEY_COLUMNS = {"term": ["term"], "country": ["country"], "topic": ["topic"],
               "entity": ["type", "id"], "document": []}
GROUP, KEY = 0, 1  # rows of a part: what is told of a group comes before its keys
DEFAULTS = {"partial": "-u country --cooccur country"}
RECORD, REJECT, NUMBERS = "record", "reject", "numbers"  # what comes of a partition
SUMMARY = re.compile(rb"^(?:extract|count): (\d+) documents, (\d+) repaired, (\d+) rejected$",
                     re.MULTILINE)


# --- The programs, on any machine -----------------------------------------------------


class Failed(Exception):
    """A program ended with an error; Spark runs the task again."""


def find_program(name, folder):
    for place in [folder, os.path.join("dateline", "bin")]:
        if place and os.path.exists(os.path.join(place, name)):
            return os.path.abspath(os.path.join(place, name))
    return shutil.which(name) or name


class Pipeline:
    """Programs in a row.  Status 1, some input not used, is no failure."""

    def __init__(self, commands, folder, said=None):
        """What the first says goes to the file `said`, if there is one."""
        self.processes = []
        source = subprocess.PIPE
        for command in commands:
            command = [find_program(command[0], folder), *command[1:]]
            process = subprocess.Popen(command, stdin=source, stdout=subprocess.PIPE,
                                       stderr=None if self.processes else said)
            if self.processes:
                self.processes[-1].stdout.close()
            self.processes.append(process)
            source = process.stdout

    @property
    def stdin(self):
        return self.processes[0].stdin

    @property
    def stdout(self):
        return self.processes[-1].stdout

    def end(self):
        for process in self.processes:
            if process.wait() not in (0, 1):
                raise Failed(f"{process.args[0]}: status {process.returncode}")


class Feed(threading.Thread):
    """Writes to a program while its output is read.  What goes wrong there, such as a
    program before it that failed, is raised by end: else a piece would be lost unseen."""

    def __init__(self, write, stdin):
        super().__init__(daemon=True)
        self.write, self.stdin, self.problem = write, stdin, None
        self.start()

    def run(self):
        try:
            self.write(self.stdin)
        except BrokenPipeError:
            pass  # the program's status tells why
        except BaseException as problem:
            self.problem = problem
        finally:
            try:
                self.stdin.close()
            except BrokenPipeError:
                pass

    def end(self):
        self.join()
        if self.problem:
            raise self.problem


def write_lines(lines):
    def write(stdin):
        for line in lines:
            stdin.write(line + b"\n")
    return write


def copy_messages(said):
    """Hands on what a program said; its summary, or None if it had none to give."""
    said.seek(0)
    messages = said.read()
    sys.stderr.write(messages.decode(errors="replace"))
    said.seek(0)
    said.truncate()
    summary = SUMMARY.search(messages)
    return summary and tuple(map(int, summary.groups()))


class Extraction:
    """What extract leaves beside the records of a partition: rejects and numbers."""

    def __init__(self, options, folder):
        self.file = os.path.join(folder, "rejects")
        self.command = ["extract", *options, "--rejects", self.file]
        self.said = open(os.path.join(folder, "messages"), "w+b")
        self.rejects = open(os.path.join(folder, "all-rejects"), "w+b")
        self.repaired = self.rejected = 0

    def collect(self):
        """To be called when an extract has ended."""
        _, repaired, rejected = copy_messages(self.said) or (0, 0, 0)
        self.repaired += repaired
        self.rejected += rejected
        with open(self.file, "rb") as rejects:
            shutil.copyfileobj(rejects, self.rejects)

    def beside(self, records):
        """The records, and behind them all else, each with what it is."""
        documents = 0
        try:
            for record in records:
                documents += 1
                yield RECORD, record
        except Failed:
            copy_messages(self.said)
            raise
        self.rejects.seek(0)
        for line in self.rejects:
            yield REJECT, line.rstrip(b"\n")
        yield NUMBERS, (documents, self.repaired, self.rejected)


def write_files(files, extraction, folder):
    """The records of each file, by an extract for each, so that it keeps its name."""
    program, *options = extraction.command

    def write(stdin):
        for path, data in files:
            process = subprocess.Popen(
                [find_program(program, folder), *options, "--label", path],
                stdin=subprocess.PIPE, stdout=stdin, stderr=extraction.said)
            feed = Feed(lambda pipe, data=data: pipe.write(data), process.stdin)
            status = process.wait()
            feed.end()
            if status not in (0, 1):
                raise Failed(f"extract: status {status} for {path}")
            extraction.collect()
    return write


def lines_of(pipeline, feed, collect=lambda: None):
    """Lines as bytes, without their newlines; behind the last, `collect` is called."""
    for line in pipeline.stdout:
        yield line[:-1]
    feed.end()
    pipeline.end()
    collect()


def tag_lines(partition, lines, settings):
    """Documents that have no id are numbered through all partitions, with gaps."""
    with tempfile.TemporaryDirectory() as folder:
        position = f"0,1,{(partition << 33) + 1}"
        extraction = Extraction([*settings.extract, "--position", position], folder)
        pipeline = Pipeline([extraction.command, ["tokenize"],
                             ["entity-tag", *settings.tag]],
                            settings.programs, extraction.said)
        records = lines_of(pipeline, Feed(write_lines(lines), pipeline.stdin),
                           extraction.collect)
        yield from extraction.beside(records)


def tag_files(files, settings):
    files = iter(files)
    first = next(files, None)
    if first is None:
        return
    with tempfile.TemporaryDirectory() as folder:
        extraction = Extraction(settings.extract, folder)
        pipeline = Pipeline([["tokenize"], ["entity-tag", *settings.tag]],
                            settings.programs)
        write = write_files([first], extraction, settings.programs)
        rest = write_files(files, extraction, settings.programs)
        feed = Feed(lambda pipe: (write(pipe), rest(pipe)), pipeline.stdin)
        yield from extraction.beside(lines_of(pipeline, feed))


def count_records(tagged, settings):
    """The lines of the parts that count makes of a partition: (table, line); behind them
    the rejects, and numbers: documents, those repaired, rejected and counted."""
    others = []

    def records():
        for kind, value in tagged:
            if kind == RECORD:
                yield value
            else:
                others.append((kind, value))

    with tempfile.TemporaryDirectory() as folder, tempfile.TemporaryFile() as said:
        options = ["-b", settings.by] if settings.by else []
        command = [find_program("count", settings.programs), "--partial",
                   "-d", folder, "-S", settings.memory, *options, *settings.partial]
        process = subprocess.Popen(command, stdin=subprocess.PIPE, stderr=said)
        feed = Feed(write_lines(records()), process.stdin)
        status = process.wait()
        summary = copy_messages(said)
        feed.end()
        if status not in (0, 1):
            raise Failed(f"count: status {status}")
        for name in sorted(os.listdir(folder)):
            with open(os.path.join(folder, name), encoding="utf-8",
                      newline="\n") as part:
                for line in part:
                    yield name.removesuffix(".part"), line[:-1]
    for kind, value in others:
        if kind == NUMBERS:
            value = (*value, summary[0] if summary else value[0])
        yield kind, value


# --- Rows of parts ----------------------------------------------------------------------


def unescape(field):
    if "\\" not in field:
        return field
    parts = iter(field)
    return "".join(ESCAPES[next(parts)] if c == "\\" else c for c in parts)


def escape(field):
    for letter, character in ESCAPES.items():
        field = field.replace(character, "\\" + letter)
    return field


def parse_row(table, line, n_keys):
    """((table, group, GROUP or KEY, key), numbers), fields as UTF-8 to sort as count does."""
    kind, *fields = line.split("\t")
    group = "\0".join(unescape(field) for field in fields[:n_keys]).encode()
    if kind == "G":
        return (table, group, GROUP, b""), tuple(map(int, fields[n_keys:]))
    key = unescape(fields[n_keys]).encode()
    return (table, group, KEY, key), tuple(map(int, fields[n_keys + 1:]))


def is_row(line):
    return line.startswith(("G\t", "K\t"))


def is_header(line):
    return line.startswith("dateline-count\t")


def format_row(row, n_keys):
    (_, group, kind, key), numbers = row
    fields = [escape(field) for field in group.decode().split("\0")] if n_keys else []
    if kind == KEY:
        fields.append(escape(key.decode()))
    return "\t".join(["K" if kind == KEY else "G", *fields, *map(str, numbers)])


def add(a, b):
    return tuple(x + y for x, y in zip(a, b, strict=True))


# --- Results ----------------------------------------------------------------------------


def write_part(path, header, rows, n_keys):
    """A part as count wrote it, but without a sum: this is no file that has travelled."""
    n = 0
    with open(path, "w", encoding="utf-8", newline="\n") as part:
        part.write(header + "\n")
        for row in rows:
            part.write(format_row(row, n_keys) + "\n")
            n += 1
        part.write(f"end\t{n}\t-\n")


def copy_to(spark, local, path):
    """Copies a file of the driver to any file system of Hadoop."""
    jvm = spark.sparkContext._jvm
    configuration = spark.sparkContext._jsc.hadoopConfiguration()
    target = jvm.org.apache.hadoop.fs.Path(path)
    target.getFileSystem(configuration).copyFromLocalFile(
        False, True, jvm.org.apache.hadoop.fs.Path("file://" + local), target)


def write_csv(spark, settings, folder, table):
    part, local = (os.path.join(folder, table + end) for end in (".part", ".csv"))
    subprocess.run([find_program("count", settings.programs), "--merge",
                    *settings.count, "-o", local, part], check=True)
    copy_to(spark, local, f"{settings.output}/{table}.csv")


def header_fields(header):
    return dict(field.split("=", 1) for field in header.split("\t")[2:])


def option_of(header, name):
    """The value of an option of count in a part's first line; "" if it has none."""
    options = dict(option.partition("=")[::2]
                   for option in header_fields(header)["options"].split(" "))
    return options.get(name, "")


def key_columns(unit, other):
    """Of a table of units, or of pairs with another unit."""
    columns = KEY_COLUMNS.get(unit, ["key"])
    if not other:
        return columns
    others = KEY_COLUMNS.get(other, ["key"])
    return columns + (["with"] if len(others) == 1 else [f"with_{name}" for name in others])


def key_values(key, is_pair):
    """A key's columns.  The names of a pair have another separator in themselves."""
    return key.decode().replace("\1", "\0" if is_pair else "\1").split("\0")


def is_of_table(row, kind, is_pair):
    """Beside pairs there are rows of each of the two alone."""
    (_, _, row_kind, key), _ = row
    return row_kind == kind and not (is_pair and (key.startswith(b"\0") or
                                                  key.endswith(b"\0")))


def parquet_row(row, n_keys, kind, is_pair):
    """The columns of a group, those of a key (type and id of an entity), numbers."""
    (_, group, _, key), numbers = row
    values = group.decode().split("\0") if n_keys else []
    if kind == KEY:
        values += key_values(key, is_pair)
    return (*values, *numbers)


def write_parquet(spark, settings, table, header, rows):
    fields, other = header_fields(header), option_of(header, "with")
    kind = GROUP if fields["unit"] == "document" else KEY
    numbers = ["documents", "tokens", "sentences"] if kind == GROUP \
        else fields["columns"].split(",")
    groups = [name for name in fields["by"].split(",") if name]
    schema = StructType([StructField(name, StringType())
                         for name in groups + key_columns(fields["unit"], other)]
                        + [StructField(name, LongType()) for name in numbers])
    if kind == GROUP:  # behind them is how often the unit came
        rows = rows.mapValues(lambda sums: sums[:len(numbers)])
    data = rows.filter(lambda row: is_of_table(row, kind, bool(other))).map(
        lambda row: parquet_row(row, len(groups), kind, bool(other)))
    spark.createDataFrame(data, schema).write.mode("overwrite").parquet(
        f"{settings.output}/{table}.parquet")


def write_tables(spark, settings, counted):
    """Adds up by key, sorts, and hands each table to count --merge."""
    n_keys = len(settings.by.split(",")) if settings.by else 0
    headers = dict(counted.filter(lambda row: is_header(row[1])).distinct().collect())
    sums = counted.filter(lambda row: is_row(row[1])) \
        .map(lambda row: parse_row(*row, n_keys)).reduceByKey(add).sortByKey() \
        .persist(StorageLevel.MEMORY_AND_DISK)
    with tempfile.TemporaryDirectory() as folder:
        for table, rows in groupby(sums.toLocalIterator(), lambda row: row[0][0]):
            write_part(os.path.join(folder, table + ".part"), headers[table], rows,
                       n_keys)
        for table, header in sorted(headers.items()):
            if not os.path.exists(os.path.join(folder, table + ".part")):
                write_part(os.path.join(folder, table + ".part"), header, [], n_keys)
            write_csv(spark, settings, folder, table)
            if settings.parquet:
                write_parquet(spark, settings, table, header,
                              sums.filter(lambda row, table=table: row[0][0] == table))


# --- The manifest -----------------------------------------------------------------------


def is_read(path, root):
    """Hadoop passes over what begins with a dot or an underscore, below directories."""
    names = path[len(root):].split("/")
    return not any(name.startswith((".", "_")) for name in names)


def list_inputs(spark, settings):
    """The files that are read, with their sizes, and checksums if the file system has them."""
    jvm = spark.sparkContext._jvm
    configuration = spark.sparkContext._jsc.hadoopConfiguration()
    inputs = []

    def add(system, status):
        checksum = system.getFileChecksum(status.getPath())
        inputs.append({"path": status.getPath().toString(), "bytes": status.getLen(),
                       "checksum": checksum and checksum.toString()})

    for name in settings.inputs:
        pattern = jvm.org.apache.hadoop.fs.Path(name)
        system = pattern.getFileSystem(configuration)
        for root in system.globStatus(pattern) or []:
            if not root.isDirectory():
                add(system, root)
                continue
            files = system.listFiles(root.getPath(), True)
            while files.hasNext():
                status = files.next()
                if is_read(status.getPath().toString(), root.getPath().toString()):
                    add(system, status)
    return sorted(inputs, key=lambda entry: entry["path"])


def list_versions(settings):
    lines = []
    for name in ["extract", "tokenize", "entity-tag", "count"]:
        lines += subprocess.run([find_program(name, settings.programs), "--version"],
                                capture_output=True, text=True, check=True).stdout.splitlines()
    return lines


def write_manifest(spark, settings, counted):
    numbers = counted.filter(lambda row: row[0] == NUMBERS).values().fold((0, 0, 0, 0), add)
    documents, repaired, rejected, n_counted = numbers
    manifest = {"inputs": list_inputs(spark, settings), "options": settings.given,
                "versions": list_versions(settings), "documents": documents,
                "repaired": repaired, "rejected": rejected, "counted": n_counted,
                "unreadable_files": 0, "parts": counted.getNumPartitions(),
                "failed_parts": []}
    with tempfile.TemporaryDirectory() as folder:
        local = os.path.join(folder, "manifest.json")
        with open(local, "w", encoding="utf-8") as file:
            json.dump(manifest, file, indent=2, ensure_ascii=False)
            file.write("\n")
        copy_to(spark, local, f"{settings.output}/manifest.json")


def write_rejects(settings, counted):
    rejects = counted.filter(lambda row: row[0] == REJECT).values()
    if not rejects.isEmpty():
        rejects.saveAsTextFile(f"{settings.output}/rejects")


# --- The job ------------------------------------------------------------------------------


def read_input(spark, settings):
    """Records of all partitions, with all that entity-tag finds, and what was rejected."""
    context, paths = spark.sparkContext, ",".join(settings.inputs)
    context._jsc.hadoopConfiguration().set(
        "mapreduce.input.fileinputformat.input.dir.recursive", "true")
    if settings.whole_files:
        return context.binaryFiles(paths, settings.partitions).mapPartitions(
            lambda files: tag_files(files, settings))
    return context.textFile(paths, settings.partitions, use_unicode=False).mapPartitionsWithIndex(
        lambda partition, lines: tag_lines(partition, lines, settings))


def run(spark, settings):
    tagged = read_input(spark, settings)
    if settings.records:
        tagged.persist(StorageLevel.DISK_ONLY)  # to tag anew would be dear
        tagged.filter(lambda row: row[0] == RECORD).values().saveAsTextFile(
            f"{settings.output}/records", "org.apache.hadoop.io.compress.GzipCodec")
    counted = tagged.mapPartitions(lambda rows: count_records(rows, settings))
    counted.persist(StorageLevel.MEMORY_AND_DISK)  # so would counting be
    write_tables(spark, settings,
                 counted.filter(lambda row: row[0] not in (REJECT, NUMBERS)))
    write_rejects(settings, counted)
    write_manifest(spark, settings, counted)


def join_options(arguments):
    """Options for a program may begin with a dash, which argparse takes behind = only."""
    arguments, joined = iter(arguments), []
    for argument in arguments:
        if argument in ("--extract", "--tag", "--partial", "--count"):
            argument += "=" + next(arguments, "")
        joined.append(argument)
    return joined


def parse_arguments():
    parser = argparse.ArgumentParser(
        description=__doc__.splitlines()[0],
        epilog="See dateline-scale(7).")
    parser.add_argument("inputs", nargs="+", metavar="INPUT")
    parser.add_argument("-o", "--output", required=True, metavar="DIRECTORY")
    parser.add_argument("-b", "--by", default="", metavar="KEY,...",
                        help="count by these keys, as count does")
    parser.add_argument("--whole-files", action="store_true",
                        help="inputs are files of any format, each whole on one machine;"
                        " else a document is a line")
    parser.add_argument("--lang", help="the language of documents that name none")
    parser.add_argument("--records", action="store_true", help="keep the records")
    parser.add_argument("--parquet", action="store_true",
                        help="write the counts as Parquet, too")
    parser.add_argument("--partitions", type=int, help="the least number of partitions")
    parser.add_argument("--memory", default="256M",
                        help="of the tables of one count, as its -S (256M)")
    parser.add_argument("--programs", help="the folder of the programs on all machines")
    for name, program in [("extract", "extract"), ("tag", "entity-tag"),
                          ("partial", "count --partial"), ("count", "count --merge")]:
        parser.add_argument(f"--{name}", default=DEFAULTS.get(name, ""),
                            metavar="OPTIONS", help=f"hand options on to {program}")
    settings = parser.parse_args(join_options(sys.argv[1:]))
    settings.given = {name: getattr(settings, name) or "" for name in
                      ["by", "lang", "extract", "tag", "partial", "count"]}
    for name in ["extract", "tag", "partial", "count"]:
        setattr(settings, name, shlex.split(getattr(settings, name)))
    if settings.lang:
        settings.extract += ["--lang", settings.lang]
    if not settings.whole_files:
        settings.extract = ["-f", "jsonl", *settings.extract]
    return settings


def main():
    settings = parse_arguments()
    spark = SparkSession.builder.appName("dateline").getOrCreate()
    try:
        run(spark, settings)
    finally:
        spark.stop()


if __name__ == "__main__":
    sys.exit(main())
