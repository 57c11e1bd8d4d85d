#!/bin/bash
# `dateline run` makes the tables that the pipeline makes, whatever the parts, and
# also when it is ended and goes on; what fails is named and left out.
# shellcheck disable=SC2317 # functions are called by name
cd "$(dirname "$0")/.." || exit 2
BUILD=${BUILD:-build}
. tests/tap.sh

PATH=$(cd "$BUILD/bin" && pwd):$PATH
dir=$(mktemp -d) || exit 2
trap 'rm -rf "$dir"' EXIT
posts=data/sample/posts

same_tables() {
    local table

    for table in terms countries topics entities documents; do
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

without_parallel() {
    mkdir "$dir/bin" && for tool in bash sh env readlink dirname basename find sort stat xargs tr wc \
        grep sed awk head tail cut cat cmp mkdir rm mv ln nproc flock tee paste getconf sha256sum \
        setpriv od mktemp realpath dd printf diff; do
        ln -s "$(command -v "$tool")" "$dir/bin/$tool" || return 1
    done
    PATH=$dir/bin "$BUILD/bin/dateline" run "$posts" -o "$dir/xargs" --part-size 8K -b month -q &&
        same_tables "$dir/xargs" && grep -q '"checksum": "sha256:' "$dir/xargs/manifest.json"
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
    run "$posts" -o "$dir/ended" --part-size 4K &
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

large_file() {
    extract -q "$posts" >"$dir/large.jsonl"
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

records_are_kept() {
    run "$posts" -o "$dir/records" --part-size 64K --records &&
        [ "$(zstd -dcq "$dir"/records/records/*.zst | wc -l)" -eq 60 ] &&
        zstd -dcq "$dir"/records/records/*.zst | count -b month | cmp - "$dir/plain/terms.csv"
}

rejects_are_kept() {
    local status

    mkdir "$dir/bad" && cp "$posts/1093.json" "$dir/bad/" && echo 'no news' >"$dir/bad/x.json"
    dateline run "$dir/bad" --extract '-f json' -o "$dir/rejecting" -q 2>/dev/null
    status=$?
    [ "$status" -eq 1 ] && grep -q 'no news' "$dir"/rejecting/rejects/* &&
        grep -q ': error: ' "$dir/rejecting/messages.txt" &&
        grep -q '^1,' "$dir/rejecting/documents.csv"
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
        -o "$dir/left" 2>"$dir/err"
    status=$?
    [ "$status" -eq 1 ] && [ "$(wc -l <"$dir/tries")" -eq 3 ] &&
        grep -q 'part 000000 failed twice and is left out.*1093.json' "$dir/err" &&
        grep -q '"failed_parts": \["000000"\]' "$dir/left/manifest.json" &&
        grep -q '^1,' "$dir/left/documents.csv"
}

extract -q "$posts" | tokenize | entity-tag | count -b month -d "$dir/plain"
check "parts make the whole" parts_make_the_whole
check "so does one part" one_part_makes_the_whole
check "so does xargs where there is no parallel" without_parallel
check "the manifest tells inputs, options and versions" manifest_tells_all
for after in 0.1 0.4 0.8 1.2; do
    check "a run that was ended after $after s goes on" ended_and_resumed TERM $after
    check "a run that was killed after $after s goes on" ended_and_resumed KILL $after
done
check "a run that is done has nothing more to do" nothing_more_to_do
check "a second run in the same place is refused" \
    is_refused "resume goes on with it" run "$posts" -o "$dir/run"
check "other options are refused" is_refused "other options" \
    dateline run "$posts" -o "$dir/run" --resume -b year --part-size 8K
check "other inputs are refused" is_refused "other inputs" \
    run "$posts/1093.json" -o "$dir/run" --resume --part-size 8K
check "no input is refused" is_refused "no such file" run "$dir/none" -o "$dir/no"
large_file
check "blocks of a large file make the whole" blocks_make_the_whole
touch "$dir/large.jsonl"
check "an input that has changed is refused" is_refused "large.jsonl has changed" \
    run -o "$dir/blocks" --resume --part-size 32K
check "records are kept" records_are_kept
check "what cannot be used is kept and told" rejects_are_kept
check "a part that fails is tried again, named and left out" failing_part_is_left_out
finish
