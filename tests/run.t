#!/bin/bash
# `dateline run` makes the tables that the pipeline makes, whatever the parts, and
# also when it is ended and goes on; what fails is named and left out.
# shellcheck disable=SC2317 # functions are called by name
cd "$(dirname "$0")/.." || exit 2
BUILD=${BUILD:-build}
. tests/tap.sh
if ldd "$BUILD/bin/extract" | grep -q libasan; then
    echo "1..0 # SKIP it tests a script, which another build makes no other"
    exit 0
fi

PATH=$(cd "$BUILD/bin" && pwd):$PATH
dir=$(mktemp -d) || exit 2
trap 'umount "$dir/disk" 2>/dev/null; rm -rf "$dir"' EXIT
posts=data/sample/posts

same_tables() {
    local table

    for table in terms countries topics entities documents cooccurrence; do
        cmp "$dir/plain/$table.csv" "$1/$table.csv" || return 1
    done
}

parts_of() {
    find "$1/.work/parts" -mindepth 1 | grep -c '/status$'
}

run() {
    dateline run "$@" -b month -q
}

parts_make_the_whole() {
    run "$posts" -o "$dir/run" --part-size 8K && same_tables "$dir/run" &&
        [ "$(parts_of "$dir/run")" -gt 10 ]
}

one_part_makes_the_whole() {
    run "$posts" -o "$dir/one" && same_tables "$dir/one"
}

with_few_tools() {
    mkdir "$dir/bin" && for tool in bash sh env readlink dirname basename find sort stat xargs tr wc \
        grep sed awk head tail cut cat cmp mkdir rm mv ln nproc flock tee paste getconf sha256sum \
        setpriv od mktemp realpath dd printf diff; do
        ln -s "$(type -P "$tool")" "$dir/bin/$tool" || return 1
    done
    PATH=$dir/bin "$BUILD/bin/dateline" run "$posts" -o "$dir/few" --part-size 8K -b month -q &&
        same_tables "$dir/few" && grep -q '"checksum": "sha256:' "$dir/few/manifest.json"
}

manifest_tells_all() {
    python3 - "$dir/run/manifest.json" <<'END'
import json, os, sys
m = json.load(open(sys.argv[1]))
assert m["documents"] == 60 and m["failed_parts"] == [], m
assert all(os.path.getsize(i["path"]) == i["bytes"] and ":" in i["checksum"] for i in m["inputs"])
assert len(m["inputs"]) == sum(len(files) for _, _, files in os.walk("data/sample/posts"))
assert m["options"]["by"] == "month" and any(v.startswith("extract") for v in m["versions"])
END
}

ended_and_resumed() {
    local run signal=$1 after=$2

    rm -rf "$dir/ended"
    dateline run "$posts" -o "$dir/ended" --part-size 4K -b month -q &
    run=$!
    sleep "$after"
    kill -"$signal" "$run"
    wait "$run" 2>/dev/null
    run "$posts" -o "$dir/ended" --part-size 4K --resume && same_tables "$dir/ended"
}

nothing_more_to_do() {
    local before

    before=$(stat -c %Y.%i "$dir/run/.work/parts/000000")
    dateline run --resume -o "$dir/run" -b month --part-size 8K -q &&
        same_tables "$dir/run" && [ "$before" = "$(stat -c %Y.%i "$dir/run/.work/parts/000000")" ]
}

is_refused() {
    local said=$1 status
    shift

    "$@" 2>"$dir/err"
    status=$?
    grep -q "$said" "$dir/err" && [ "$status" -eq 2 ]
}

# Documents without ids of their own, and blank lines.
large_file() {
    extract -q "$posts" | sed 's/"id":"[^"]*",//; 7s/$/\n\n \t/' >"$dir/large.jsonl"
    for _ in 1 2 3 4 5; do cat "$dir/large.jsonl"; done >"$dir/larger.jsonl"
    mv "$dir/larger.jsonl" "$dir/large.jsonl"
}

blocks_make_the_whole() {
    run "$dir/large.jsonl" -o "$dir/blocks" --part-size 32K &&
        run "$dir/large.jsonl" -o "$dir/unblocked" &&
        [ "$(parts_of "$dir/blocks")" -gt 5 ] &&
        [ "$(parts_of "$dir/unblocked")" -eq 1 ] &&
        cmp "$dir/blocks/terms.csv" "$dir/unblocked/terms.csv" &&
        cmp "$dir/blocks/documents.csv" "$dir/unblocked/documents.csv"
}

# Ids and places are those of the whole file, to the last, which no newline ends.
blocks_count_through_the_file() {
    local large=$dir/numbered.jsonl status

    { cat "$dir/large.jsonl" && printf '{"text":"Snow."} x\n{"text":"Hail."}'; } >"$large"
    dateline run "$large" -o "$dir/numbered" --part-size 32K -b id -q
    status=$?
    extract "$large" 2>"$dir/err" | tokenize | entity-tag | count -u document -b id >"$dir/ids.csv"
    [ "$status" -eq 1 ] && [ "$(wc -l <"$dir/ids.csv")" -eq 303 ] &&
        cmp "$dir/ids.csv" "$dir/numbered/documents.csv" &&
        [ "$(grep error: "$dir/err")" = "$(cat "$dir/numbered/messages.txt")" ]
}

records_are_kept() {
    run "$posts" -o "$dir/records" --part-size 64K --records &&
        [ "$(zstd -dcq "$dir"/records/records/*.zst | wc -l)" -eq 60 ] &&
        zstd -dcq "$dir"/records/records/*.zst | count -b month | cmp - "$dir/plain/terms.csv"
}

rejects_are_kept() {
    local status

    mkdir "$dir/bad" && cp "$posts/1093.json" "$dir/bad/" && echo 'no news' >"$dir/bad/x.json"
    dateline run "$dir/bad" --extract '-f json' -o "$dir/rejecting" 2>"$dir/err"
    status=$?
    [ "$status" -eq 1 ] && grep -q '^dateline: 1 documents, 0 repaired, 1 rejected;' "$dir/err" &&
        grep -q 'no news' "$dir"/rejecting/rejects/* &&
        grep -q ': error: ' "$dir/rejecting/messages.txt" &&
        grep -q '^1,' "$dir/rejecting/documents.csv"
}

environment_changes_nothing() {
    mkdir -p "$dir/elsewhere/here" "$dir/at/here" && cp "$posts/1093.json" "$dir/at" || return 1
    (cd "$dir/at" && CDPATH=$dir/elsewhere POSIXLY_CORRECT=1 dateline run 1093.json -o here -q 2>"$dir/err") &&
        [ ! -s "$dir/err" ] &&
        [ -s "$dir/at/here/terms.csv" ] && [ -z "$(ls "$dir/elsewhere/here")" ]
}

output_called_as_an_option_of_cd() {
    mkdir -p "$dir/minus" && cp "$posts/1093.json" "$dir/minus" || return 1
    (cd "$dir/minus" && dateline run 1093.json -o - -q) && [ -s "$dir/minus/-/terms.csv" ]
}

tables_in_another_form() {
    dateline run "$posts/1093.json" -o "$dir/form" -q --count '-f tsv' &&
        head -n 1 "$dir/form/terms.tsv" | grep -qx $'term\tcount\tdocuments' &&
        [ ! -e "$dir/form/report.html" ] &&
        dateline run "$posts/1093.json" -b year -o "$dir/pivoted" -q --count --pivot 2>"$dir/err" &&
        grep -q "report: .*terms.csv:1: warning: there is no column 'count'" "$dir/err"
}

# says EXPECTED ARGUMENT...: the error, after "dateline: ", and exit status 2.
says() {
    local expected=$1
    shift

    is_refused . dateline "$@" && diff <(echo "dateline: $expected") "$dir/err"
}

errors_have_one_shape() {
    local usage="; see 'dateline --help'"

    says "error: a command is needed, which is 'run'$usage" &&
        says "error: there is no command 'count'$usage" count &&
        says "error: there is no option '--none'$usage" run --none &&
        says "error: --jobs needs a number from 1 to 9999, not 'x'$usage" run -j x -o "$dir/no" "$posts" &&
        says "error: --jobs needs a number from 1 to 9999, not '00'$usage" run -j 00 -o "$dir/no" "$posts" &&
        says "error: --jobs needs a number from 1 to 9999, not '99999'$usage" run -j 99999 -o "$dir/no" "$posts" &&
        says "error: --part-size needs a size such as 64M, not '0'$usage" run --part-size 0 &&
        says "error: --part-size needs a size such as 64M, not '00M'$usage" run --part-size 00M &&
        says "error: --part-size needs a size such as 64M, not '9999999999G'$usage" run --part-size 9999999999G &&
        says "error: --resume takes no argument$usage" run --resume=1 -o "$dir/no" "$posts" &&
        says "error: quotes do not match in \"-T 'x\"$usage" run --tag "-T 'x" -o "$dir/no" "$posts" &&
        says "no?ne: error: No such file or directory" run $'no\nne' -o "$dir/no" &&
        says "/dev/null: error: neither a file nor a directory; save it to a file first" \
            run /dev/null -o "$dir/no" &&
        says "$posts: error: it cannot be both input and output" run "$posts" -o "$posts" &&
        says "$dir/err/no: error: Not a directory" run "$posts" -o "$dir/err/no"
}

# Numbers are decimal, with zeros in front of them, too; options of blanks are none.
odd_arguments() {
    run "$posts" -o "$dir/zeros" -j 08 --part-size 0008K --extract ' ' --count '' &&
        same_tables "$dir/zeros" && [ "$(parts_of "$dir/zeros")" -eq "$(parts_of "$dir/run")" ] &&
        [ "$(dateline run --version)" = "$(dateline --version)" ]
}

# Names that a shell, xargs, awk or JSON could stumble over; links; what cannot be read.
odd_names() {
    local odd=$dir/odd run=$dir/odd$'\n'run n=0 name post
    local -a names=('sp ace' "qu'ote" '"double"' -f --help 'back\slash' $'tab\there' $'end\t' ' lead' '*' "\$(x)"
        é中文🎉 $'new\nline' $'\n\nn\\n' $'not\xffutf8' $'control\x01' a=b '[x]')

    mkdir "$odd" "$odd/.hidden" "$odd/[d]*"$'\n' || return 1
    for post in "$posts"/*.json; do
        name=${names[$n]:-}
        [ -n "$name" ] || break
        cp "$post" "$odd/$name" || return 1
        n=$((n + 1))
    done
    cp "$posts/1093.json" "$odd/.hidden/" && cp "$posts/1093.json" "$odd/[d]*"$'\n/' &&
        ln -s "$PWD/$posts/2060.json" "$odd/link" && ln -s "$PWD/$posts" "$odd/links" &&
        ln -s nowhere "$odd/dangling" && : >"$odd/empty" &&
        mkfifo "$odd/pipe" && ln -s pipe "$odd/piped" || return 1
    mkdir "$dir/odd.plain" && extract -q "$odd" 2>"$dir/err" | tokenize | entity-tag |
        count -b source -d "$dir/odd.plain"
    dateline run "$odd" -b source -o "$run" --part-size 8K -q
    [ $? -eq 1 ] && cmp "$dir/odd.plain/terms.csv" "$run/terms.csv" &&
        grep -q 'dangling: error: the file cannot be read' "$run/messages.txt" &&
        python3 - "$run/manifest.json" "$n" <<'END'
import json, sys
m = json.load(open(sys.argv[1], encoding="utf-8"))
n = int(sys.argv[2])
assert m["documents"] == m["counted"] == n + 2, m
assert m["rejected"] == m["unreadable_files"] == 1, m
names = [i["path"].rsplit("/", 1)[1] for i in m["inputs"]]
assert "new\nline" in names and "\n\nn\\n" in names, names
assert "not\ufffdutf8" in names and "back\\slash" in names and "end\t" in names, names
assert [i["path"][-8:] for i in m["inputs"] if i["checksum"] is None] == ["dangling"]
assert len({i["checksum"] for i in m["inputs"]}) == n + 3 - 1, m["inputs"]
END
}

# With --strict a block is read up to its first damage, however much is behind that.
strict_blocks() {
    awk 'BEGIN {
        for (i = 1; i <= 80000; i++)
            printf "{\"id\":\"%d\",\"title\":%s,\"text\":\"So it was in %d.\"}\n", i,
                i % 40000 == 100 ? "A" : "\"A\"", i
    }' >"$dir/strict.jsonl"
    dateline run "$dir/strict.jsonl" -o "$dir/strict.run" --part-size 2M --extract '--strict -L en' -q
    [ $? -eq 1 ] && grep -q '"failed_parts": \[\]' "$dir/strict.run/manifest.json"
}

# One file that is cut off costs what is cut off, not the other files of its part.
damaged_archive() {
    local packed=$dir/packed status

    mkdir "$packed" && cp "$posts/1093.json" "$packed/a.json" && cp "$posts/2060.json" "$packed/z.json" &&
        cat "$posts"/3*.json | gzip | head -c 5000 >"$packed/cut.gz" || return 1
    mkdir "$dir/packed.plain"
    extract -q "$packed" 2>"$dir/err" | tokenize | entity-tag | count -d "$dir/packed.plain"
    dateline run "$packed" -o "$dir/packed.run" -q
    status=$?
    [ "$status" -eq 1 ] && cmp "$dir/packed.plain/terms.csv" "$dir/packed.run/terms.csv" &&
        grep -q 'cut.gz: error: the compressed data is cut off' "$dir/packed.run/messages.txt" &&
        grep -q '"unreadable_files": 1' "$dir/packed.run/manifest.json" &&
        grep -q '"rejected": 0' "$dir/packed.run/manifest.json"
}

# On a full disk no part is given up: the run ends, and goes on when there is space.
full_disk() {
    local disk=$dir/disk status

    dd if=/dev/zero of="$disk/filler" bs=1M 2>/dev/null
    head -c 300K /dev/zero | dd of="$disk/filler" conv=notrunc status=none && truncate -s -300K "$disk/filler"
    run "$posts" -o "$disk/run" --part-size 16K -j 1 2>"$dir/err"
    status=$?
    grep -q 'No space left' "$dir/err" && [ "$status" -eq 2 ] && rm "$disk/filler" &&
        [ -z "$(find "$disk/run/.work/parts" -name '*.new')" ] &&
        run "$posts" -o "$disk/run" --part-size 16K --resume && same_tables "$disk/run"
}

# A count that takes its time to merge; the rest is as it is.
slow_merge() {
    mkdir "$dir/slow" && cp -r "$BUILD/bin" "$BUILD/share" "$dir/slow/" || return 1
    mv "$dir/slow/bin/count" "$dir/slow/bin/true-count" && cat >"$dir/slow/bin/count" <<END
#!/bin/sh
case "\$*" in *--merge*' -d '*) [ -e "$dir/slow/go" ] || { echo >"$dir/slow/merging"; sleep 60; } ;; esac
exec "$dir/slow/bin/true-count" "\$@"
END
    chmod +x "$dir/slow/bin/count"
}

# ended_in_the_merge SIGNAL STATUS: nothing is left at work, and another run is refused
# as long as there is one. What runs the tests may have the signal ignored.
ended_in_the_merge() {
    local run status

    rm -rf "$dir/slow/merging" "$dir/slow/run" "$dir/slow/go"
    set -m
    env --default-signal="$1" "$dir/slow/bin/dateline" run "$posts" -o "$dir/slow/run" -b month -q &
    run=$!
    set +m
    while ! [ -e "$dir/slow/merging" ]; do sleep 0.05; done
    is_refused "another run is at work" run "$posts" -o "$dir/slow/run" || return 1
    kill -"$1" "$run"
    wait "$run"
    status=$?
    [ "$status" -eq "$2" ] && flock -w 5 "$dir/slow/run/.work/lock" true && : >"$dir/slow/go" &&
        "$dir/slow/bin/dateline" run -o "$dir/slow/run" -b month -q --resume && same_tables "$dir/slow/run"
}

a_bar_on_a_terminal() {
    script -qec "dateline run '$posts' -o '$dir/bar' -b month" /dev/null | tr '\r' '\n' |
        grep . >"$dir/out"
    grep -q '^dateline: .*60 documents, [0-9]* MB/s' "$dir/out" && ! grep -v '^dateline: ' "$dir/out"
}

output_among_the_inputs() {
    mkdir "$dir/in" && cp "$posts/1093.json" "$posts/2060.json" "$dir/in/" &&
        run "$dir/in" -o "$dir/in/out" && run "$dir/in" -o "$dir/in/out" --resume &&
        grep -q '"documents": 2' "$dir/in/out/manifest.json"
}

quoted_options() {
    run "$posts" --extract "--label 'a b' --since 2023" -o "$dir/quoted" &&
        [ "$(wc -l <"$dir/quoted/documents.csv")" -gt 1 ] &&
        ! grep -q '^2021' "$dir/quoted/documents.csv"
}

# What is counted, as against how the tables are made.
options_of_count() {
    dateline run "$posts" --partial '-b year' --count '-n 2' -o "$dir/options" --part-size 64K -q &&
        extract -q "$posts" | tokenize | entity-tag | count -b year -n 2 |
        cmp - "$dir/options/terms.csv"
}

# Each table has those measures that it can have, and groups to compare with.
measures_of_tables() {
    local table counting=(-b year --over month)
    local measuring=(--against 2021 --measure 'share,g2,slope' -n 2)

    dateline run "$posts" --partial "${counting[*]}" --count "${measuring[*]}" \
        -o "$dir/measured" --part-size 64K -q &&
        extract -q "$posts" | tokenize | entity-tag |
        count "${counting[@]}" "${measuring[@]}" -d "$dir/measured-plain" || return 1
    for table in terms countries topics entities documents; do
        cmp "$dir/measured-plain/$table.csv" "$dir/measured/$table.csv" || return 1
    done
}

a_key_of_no_record_is_told() {
    dateline run "$posts" -b desk -o "$dir/desk" --part-size 64K 2>"$dir/err" &&
        [ "$(grep -c "count: warning: no record has a value for the key 'desk'" "$dir/err")" -eq 1 ]
}

# A count that cannot merge: no tables, no success.
failing_merge_is_told() {
    mkdir "$dir/merging" && cp -r "$BUILD/bin" "$BUILD/share" "$dir/merging/" || return 1
    mv "$dir/merging/bin/count" "$dir/merging/bin/true-count" && cat >"$dir/merging/bin/count" <<END
#!/bin/sh
case "\$*" in *--merge*) exit 2 ;; esac
exec "$dir/merging/bin/true-count" "\$@"
END
    chmod +x "$dir/merging/bin/count"
    "$dir/merging/bin/dateline" run "$posts" -o "$dir/merged" -q
    [ $? -eq 2 ] && [ ! -e "$dir/merged/manifest.json" ]
}

left=$dir/$'le\nft'

failed_parts_are_tried_by_resume() {
    ln -sf "$(cd "$BUILD/bin" && pwd)/entity-tag" "$dir/failing/bin/entity-tag" &&
        "$dir/failing/bin/dateline" run -o "$left" --part-size 1 -q --resume &&
        grep -q '"failed_parts": \[\]' "$left/manifest.json" &&
        grep -q '^2,' "$left/documents.csv"
}

ended_parts_do_not_go_on() {
    local run

    large_file && for _ in $(seq 20); do cat "$dir/large.jsonl"; done >"$dir/huge.jsonl"
    dateline run "$dir/huge.jsonl" -o "$dir/stopped" --part-size 10M -q &
    run=$!
    while ! [ -e "$dir/stopped/.work/parts/000000.new/extract.log" ]; do sleep 0.05; done
    kill -TERM "$run"
    ! wait "$run" && flock -w 5 "$dir/stopped/.work/lock" true && [ ! -e "$dir/stopped/.work/parts/000000" ]
}

# An entity-tag that is killed where it sees a certain document.
failing_part_is_left_out() {
    local status

    mkdir "$dir/failing" && cp -r "$BUILD/bin" "$BUILD/share" "$dir/failing/" || return 1
    cat >"$dir/failing/bin/entity-tag" <<END
#!/bin/sh
case \$1 in --version) exec "$(cd "$BUILD/bin" && pwd)/entity-tag" "\$@" ;; esac
cat >"\$TMPDIR/\$\$" && echo try >>"$dir/tries"
! grep -q '"id":"1093"' "\$TMPDIR/\$\$" || kill -SEGV \$\$
exec "$(cd "$BUILD/bin" && pwd)/entity-tag" "\$TMPDIR/\$\$"
END
    TMPDIR=$dir "$dir/failing/bin/dateline" run "$posts/1093.json" "$posts/2060.json" --part-size 1 -q \
        -o "$left" 2>"$dir/err"
    status=$?
    [ "$status" -eq 1 ] && [ "$(wc -l <"$dir/tries")" -eq 3 ] &&
        grep -q 'part 000000 failed twice and is left out.*1093.json' "$dir/err" &&
        grep -q '"failed_parts": \["000000"\]' "$left/manifest.json" &&
        grep -q '^1,' "$left/documents.csv"
}

extract -q "$posts" | tokenize | entity-tag | count -b month -u country --cooccur country -d "$dir/plain"
check "parts make the whole" parts_make_the_whole
check "so does one part" one_part_makes_the_whole
check "so does a machine that has few tools" with_few_tools
check "the manifest tells inputs, options and versions" manifest_tells_all
for after in 0.1 0.4 0.8 1.2; do
    check "a run that was ended after $after s goes on" ended_and_resumed TERM $after
    check "a run that was killed after $after s goes on" ended_and_resumed KILL $after
done
check "a run that is done has nothing more to do" nothing_more_to_do
check "a second run in the same place is refused" \
    is_refused "resume goes on with it" run "$posts" -o "$dir/run"
check "other options are refused" is_refused "other options or versions, as 'by=month'" \
    dateline run "$posts" -o "$dir/run" --resume -b year --part-size 8K
check "other inputs are refused" is_refused "other inputs" \
    run "$posts/1093.json" -o "$dir/run" --resume --part-size 8K
check "tables may be in another form, though not on the page" tables_in_another_form
check "CDPATH and POSIXLY_CORRECT change nothing" environment_changes_nothing
check "the output may be called -" output_called_as_an_option_of_cd
check "errors have the shape of the other programs'" errors_have_one_shape
check "odd numbers and blank options are taken as they are meant" odd_arguments
large_file
check "blocks of a large file make the whole" blocks_make_the_whole
check "documents and lines are counted through the file" blocks_count_through_the_file
touch "$dir/large.jsonl"
check "an input that has changed is refused" is_refused "large.jsonl: error: it has changed" \
    run -o "$dir/blocks" --resume --part-size 32K
check "records are kept" records_are_kept
check "what cannot be used is kept and told" rejects_are_kept
check "a part that fails is tried again, named and left out" failing_part_is_left_out
check "a part that failed is tried again by --resume" failed_parts_are_tried_by_resume
check "odd names, links and unreadable files are as in the pipeline" odd_names
check "an output among the inputs is not read" output_among_the_inputs
check "options may be quoted" quoted_options
check "options of count are for parts or for the merge" options_of_count
check "tables have the measures that they can have" measures_of_tables
check "a key that no record has is told once" a_key_of_no_record_is_told
check "a bad option is refused at once" is_refused "not 'nonsense'" \
    dateline run "$posts" -o "$dir/bad-option" --extract '-f nonsense'
check "a merge that fails is told" failing_merge_is_told
check "a signal ends the parts, too" ended_parts_do_not_go_on
if command -v script >/dev/null; then
    check "on a terminal a bar shows what was read" a_bar_on_a_terminal
else
    skip "on a terminal a bar shows what was read" "script is not installed"
fi
check "--strict ends a block at its damage" strict_blocks
check "a damaged archive costs no other file" damaged_archive
slow_merge
check "a run that is ended by TERM leaves nothing at work" ended_in_the_merge TERM 143
check "nor does one that is ended by INT" ended_in_the_merge INT 130
mkdir "$dir/disk"
if [ "$(id -u)" -eq 0 ] && mount -t tmpfs -o size=4M tmpfs "$dir/disk" 2>/dev/null; then
    check "a run on a full disk can go on" full_disk
    umount "$dir/disk"
else
    skip "a run on a full disk can go on" "no file system can be mounted"
fi
finish
