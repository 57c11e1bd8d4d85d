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
import os
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

    def __init__(self, commands, folder):
        self.processes = []
        source = subprocess.PIPE
        for command in commands:
            command = [find_program(command[0], folder), *command[1:]]
            process = subprocess.Popen(command, stdin=source, stdout=subprocess.PIPE)
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


def write_files(files, command, folder):
    """The records of each file, by an extract for each, so that it keeps its name."""
    def write(stdin):
        for path, data in files:
            process = subprocess.Popen(
                [find_program("extract", folder), *command, "--label", path],
                stdin=subprocess.PIPE, stdout=stdin)
            feed = Feed(lambda pipe, data=data: pipe.write(data), process.stdin)
            status = process.wait()
            feed.end()
            if status not in (0, 1):
                raise Failed(f"extract: status {status} for {path}")
    return write


def lines_of(pipeline, feed):
    """Lines as bytes, without their newlines."""
    for line in pipeline.stdout:
        yield line[:-1]
    feed.end()
    pipeline.end()


def tag_lines(lines, settings):
    pipeline = Pipeline([["extract", *settings.extract], ["tokenize"],
                         ["entity-tag", *settings.tag]], settings.programs)
    yield from lines_of(pipeline, Feed(write_lines(lines), pipeline.stdin))


def tag_files(files, settings):
    files = iter(files)
    first = next(files, None)
    if first is None:
        return
    pipeline = Pipeline([["tokenize"], ["entity-tag", *settings.tag]], settings.programs)
    write = write_files([first], settings.extract, settings.programs)
    rest = write_files(files, settings.extract, settings.programs)
    yield from lines_of(pipeline, Feed(lambda pipe: (write(pipe), rest(pipe)),
                                       pipeline.stdin))


def count_records(records, settings):
    """The lines of the parts that count makes of a partition: (table, line)."""
    with tempfile.TemporaryDirectory() as folder:
        options = ["-b", settings.by] if settings.by else []
        command = [find_program("count", settings.programs), "--partial", "-q",
                   "-d", folder, "-S", settings.memory, *options, *settings.partial]
        process = subprocess.Popen(command, stdin=subprocess.PIPE)
        feed = Feed(write_lines(records), process.stdin)
        status = process.wait()
        feed.end()
        if status not in (0, 1):
            raise Failed(f"count: status {status}")
        for name in sorted(os.listdir(folder)):
            with open(os.path.join(folder, name), encoding="utf-8",
                      newline="\n") as part:
                for line in part:
                    yield name.removesuffix(".part"), line[:-1]


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


def parquet_row(row, n_keys, n_key_columns):
    """The columns of a group, those of a key (type and id of an entity), numbers."""
    (_, group, _, key), numbers = row
    values = group.decode().split("\0") if n_keys else []
    if n_key_columns:
        values += key.decode().split("\0", n_key_columns - 1)
    return (*values, *numbers)


def write_parquet(spark, settings, table, header, rows):
    fields = header_fields(header)
    if "with=" in fields["options"]:
        return  # pairs: their rows are not yet those of a table
    kind = GROUP if fields["unit"] == "document" else KEY
    numbers = ["documents", "tokens", "sentences"] if kind == GROUP \
        else fields["columns"].split(",")
    groups = [name for name in fields["by"].split(",") if name]
    keys = KEY_COLUMNS.get(fields["unit"], ["key"])
    schema = StructType([StructField(name, StringType()) for name in groups + keys]
                        + [StructField(name, LongType()) for name in numbers])
    if kind == GROUP:  # behind them is how often the unit came
        rows = rows.mapValues(lambda sums: sums[:len(numbers)])
    data = rows.filter(lambda row: row[0][2] == kind).map(
        lambda row: parquet_row(row, len(groups), len(keys)))
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


# --- The job ------------------------------------------------------------------------------


def read_input(spark, settings):
    """Records of all partitions, with all that entity-tag finds."""
    context, paths = spark.sparkContext, ",".join(settings.inputs)
    context._jsc.hadoopConfiguration().set(
        "mapreduce.input.fileinputformat.input.dir.recursive", "true")
    if settings.whole_files:
        return context.binaryFiles(paths, settings.partitions).mapPartitions(
            lambda files: tag_files(files, settings))
    return context.textFile(paths, settings.partitions, use_unicode=False).mapPartitions(
        lambda lines: tag_lines(lines, settings))


def run(spark, settings):
    tagged = read_input(spark, settings)
    if settings.records:
        path = f"{settings.output}/records"
        tagged.saveAsTextFile(
            path, "org.apache.hadoop.io.compress.GzipCodec")
        tagged = spark.sparkContext.textFile(path, use_unicode=False)
    counted = tagged.mapPartitions(lambda records: count_records(records, settings))
    counted.persist(StorageLevel.MEMORY_AND_DISK)  # to count anew would be dear
    write_tables(spark, settings, counted)


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
        parser.add_argument(f"--{name}", type=shlex.split, default=[],
                            metavar="OPTIONS", help=f"hand options on to {program}")
    settings = parser.parse_args(join_options(sys.argv[1:]))
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
