#!/bin/bash
# Full disks, closed outputs, signals, files that change while they are read, bombs:
# each ends with 2 and a message, or in the right answer, and leaves nothing behind.
# shellcheck disable=SC2317 # functions are called by name
cd "$(dirname "$0")/.." || exit 2
. tests/tap.sh

work_folder
posts=data/sample/posts

# fails SAID COMMAND...: ends with 2 and says so.
fails() {
    local said=$1 status
    shift

    timeout 100 "$@" 2>"$dir/err"
    status=$?
    head -n 5 "$dir/err"
    grep -q "$said" "$dir/err" && [ "$status" -eq 2 ]
}

# shellcheck disable=SC2016 # for the shell that is called
to_closed_output() {
    fails 'Bad file descriptor' sh -c 'exec "$@" >&-' sh "$@"
}

# shellcheck disable=SC2016
to_full_disk() {
    fails 'No space left' sh -c 'exec "$@" >/dev/full' sh "$@"
}

# What a program says goes nowhere when it cannot be said, and not into its output.
messages_are_not_output() {
    local status
    { head -n 1 "$dir/records" && echo nothing; } >"$dir/bad"

    tokenize -o "$dir/out/said" "$dir/bad" 2>&-
    status=$?
    [ "$status" -eq 1 ] && [ "$(wc -l <"$dir/out/said")" -eq 1 ] &&
        jq -e .tokens <"$dir/out/said" >/dev/null && rm "$dir/out/said"
}

# A disk of 32 KiB, in a name space of our own.
# shellcheck disable=SC2016
on_small_disk() {
    fails 'No space left' unshare -rm sh -c '
        mount -t tmpfs -o size=32k none "$0" || exit 8
        "$@"
        status=$?
        [ -z "$(ls -A "$0")" ] || exit 9
        exit $status' "$dir/disk" "$@"
}

without_temporary_folder() {
    fails 'temporary file.*: No such file' env TMPDIR="$dir/none" "$@"
}

# ended SIGNAL INPUT COMMAND...: a program that waits for more input, which it finds in
# $dir/fifo, is ended; what is in $dir/out is what it would leave.
ended() {
    local signal=$1 input=$2 program status
    shift 2

    rm -rf "$dir/out" "$dir/fifo" && mkdir "$dir/out" && mkfifo "$dir/fifo"
    env --default-signal="$signal" "$@" & # which nohup has ignored
    program=$!
    {
        cat "$input"
        sleep 0.3
        kill -"$signal" "$program"
    } >"$dir/fifo"
    wait "$program" 2>/dev/null
    status=$?
    [ "$status" -gt 128 ] && [ -z "$(ls -A "$dir/out")" ]
}

# The tables of report are read a second time when its output has been begun.
report_is_ended() {
    rm -rf "$dir/out" "$dir/waiting" && cp -r "$dir/tables" "$dir/waiting" && mkdir "$dir/out"
    rm "$dir/waiting/terms.csv" && mkfifo "$dir/waiting/terms.csv"
    report -o "$dir/out/o" "$dir/waiting" &
    cat "$dir/tables/terms.csv" >"$dir/waiting/terms.csv"
    for _ in 1 2 3 4 5 6 7 8 9 10; do
        [ -n "$(ls -A "$dir/out")" ] && break
        sleep 1
    done
    [ -n "$(ls -A "$dir/out")" ] && kill -TERM $! && ! wait $! 2>/dev/null &&
        [ -z "$(ls -A "$dir/out")" ]
}

packed_is_cut_off() {
    "$1" -c <"$dir/records" | head -c 5000 >"$dir/cut"
    fails 'cut off' tokenize "$dir/cut" -o "$dir/out/cut"
}

# 300 MB of one line in a few KB.
bomb() {
    { printf '{"text":"' && head -c 300000000 /dev/zero; } | "$1" -c >"$dir/bomb"
    fails 'over 268435456 bytes, the most by --max-document' tokenize "$dir/bomb"
}

bomb_in_archive() {
    {
        printf 'HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nContent-Encoding: gzip\r\n\r\n'
        head -c 50000000 /dev/zero | tr '\0' a | gzip
    } >"$dir/answer"
    {
        printf 'WARC/1.0\r\nWARC-Type: response\r\nContent-Type: application/http\r\n'
        printf 'Content-Length: %d\r\n\r\n' "$(wc -c <"$dir/answer")"
        cat "$dir/answer"
    } >"$dir/warc"
    [ "$(extract --max-document 2M "$dir/warc" 2>"$dir/err" | wc -c)" -lt 4000000 ] &&
        grep -q 'unpacks to more than' "$dir/err"
}

entities_are_not_expanded() {
    {
        printf '<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY a0 "aaaaaaaaaa">'
        for i in 1 2 3 4 5 6 7 8 9; do
            last="&a$((i - 1));"
            printf '<!ENTITY a%d "%s">' "$i" "$last$last$last$last$last$last"
        done
        printf ']><rss><channel><item><title>&a9;</title></item></channel></rss>'
    } >"$dir/laughs"
    [ "$(extract -q "$dir/laughs" | wc -c)" -lt 1000 ]
}

# flood SCRIPT COMMAND...: time grows as the input does, which the script, in Perl,
# prints: of 20 times the size less than 200 times as much.
flood() {
    local few many

    few=$(seconds 20000 "$@") && many=$(seconds 400000 "$@") || return 1
    echo "$few $many"
    awk "BEGIN { exit !($many < 200 * ($few + 0.01)) }"
}

seconds() {
    local TIMEFORMAT=%U
    perl -e "$2" "$1" >"$dir/flood" || return 1
    shift 2
    { time timeout 60 "$@" "$dir/flood" >/dev/null 2>&1; } 2>&1
}

names_by_the_hundred_thousand() {
    perl -e 'print "place\tp$_\tName$_ Town\tcity\t-\n" for 1 .. shift' 200000 >"$dir/names.tsv" &&
        entity-tag --no-builtin -g "$dir/names.tsv" --compile "$dir/names.image" &&
        printf '{"text":"in Name199999 Town","tokens":["in","Name199999","Town"]}\n' |
        entity-tag --no-builtin -g "$dir/names.image" | grep -q '"id":"p199999"'
}

# Each name has a likely meaning and another.
# shellcheck disable=SC2016 # for Perl
many_meanings_in_one_text() {
    perl -e 'print "person\tp$_\tName$_\tname\t-\nperson\tq$_\tName$_\tname\t-\t0.1\n" for 1 .. 60000' \
        >"$dir/names.tsv" &&
        entity-tag --no-builtin -g "$dir/names.tsv" --compile "$dir/names.image" &&
        flood '@t = map { "Name$_" } 1 .. shift() / 7;
            print "{\"text\":\"@t\",\"tokens\":[", join(",", map { "\"$_\"" } @t), "]}\n"' \
            entity-tag --no-builtin -g "$dir/names.image"
}

# Another program empties it when it is mapped, for then the input is opened.
gazetteer_is_cut() {
    printf 'country\tKP\tNorth Korea\tname\ten\n' >"$dir/own.tsv"
    entity-tag --no-builtin -g "$dir/own.tsv" --compile "$dir/own.image" &&
        rm -f "$dir/fifo" && mkfifo "$dir/fifo" || return 1
    {
        : >"$dir/own.image"
        cat "$dir/tokens"
    } >"$dir/fifo" &
    fails 'cut short' entity-tag --no-builtin -g "$dir/own.image" -o "$dir/out/o" "$dir/fifo" &&
        [ -z "$(ls -A "$dir/out")" ]
}

mkdir "$dir/disk" "$dir/out"
make_stages "$posts"
count -d "$dir/tables" "$dir/tagged"
for run in "extract $posts" "tokenize $dir/records" "entity-tag $dir/tokens" "count $dir/tagged" \
    "count -S 1 $dir/tagged" "concordance North $dir/tagged" "fit $dir/tagged" \
    "report $dir/tables"; do
    # shellcheck disable=SC2086 # words
    check "${run% *} to a closed output" to_closed_output $run
    # shellcheck disable=SC2086 # words
    check "${run% *} to a full disk" to_full_disk $run
done
if unshare -rm mount -t tmpfs none "$dir/disk" 2>/dev/null; then
    for run in "extract $posts" "tokenize $dir/records" "entity-tag $dir/tokens" \
        "count -b id $dir/tagged" "concordance -w 200 the $dir/tagged" "fit --min 1 $dir/tagged" \
        "report $dir/tables"; do
        # shellcheck disable=SC2086 # words
        check "${run% *} on a small disk" on_small_disk $run -o "$dir/disk/o"
    done
    check "tables on a small disk" on_small_disk count -d "$dir/disk/d" "$dir/tagged"
    check "count's temporary files on a small disk" \
        on_small_disk env TMPDIR="$dir/disk" count -S 1 -b id "$dir/tagged" -o "$dir/out/c"
    check "fit's temporary files on a small disk" \
        on_small_disk env TMPDIR="$dir/disk" fit "$dir/tagged" -o "$dir/out/f"
    check "neither left an output" test -z "$(ls -A "$dir/out")"
else
    skip "on a small disk" "no name space of one's own"
fi
check "no folder for count's temporary files" without_temporary_folder count -S 1 "$dir/tagged"
check "no folder for fit's temporary files" without_temporary_folder fit "$dir/tagged"
check "messages to a closed standard error" messages_are_not_output
check "rejects to a full disk" fails 'No space left' tokenize --rejects /dev/full "$dir/bad"
for signal in TERM XCPU HUP; do
    check "SIG$signal leaves nothing" \
        ended "$signal" "$dir/records" tokenize -o "$dir/out/o" "$dir/fifo"
done
check "extract that is ended leaves nothing" \
    ended TERM "$dir/records" extract -o "$dir/out/o" "$dir/fifo"
check "entity-tag that is ended leaves nothing" \
    ended TERM "$dir/tokens" entity-tag -o "$dir/out/o" "$dir/fifo"
check "count that is ended leaves nothing" \
    ended TERM "$dir/tagged" count -S 1 -d "$dir/out" "$dir/fifo"
check "concordance that is ended leaves nothing" \
    ended TERM "$dir/tagged" concordance -o "$dir/out/o" North "$dir/fifo"
check "fit that is ended leaves nothing" ended TERM "$dir/tagged" env TMPDIR="$dir/out" \
    fit --report "$dir/out/r" -o "$dir/out/o" "$dir/fifo"
check "report that is ended leaves nothing" report_is_ended
check "a gazetteer that is cut short while it is in use" gazetteer_is_cut
for packer in gzip zstd; do
    if command -v $packer >/dev/null; then
        check "$packer that is cut off" packed_is_cut_off $packer
        check "a bomb of $packer" bomb $packer
    fi
done
check "a bomb in a web archive" bomb_in_archive
check "entities that multiply are not expanded" entities_are_not_expanded
check "attributes by the million" flood 'print "<p ", "a=b " x shift, ">x</p>"' extract -q -f html
check "references by the million" flood 'print "<p>", "&amp;" x shift, "</p>"' extract -q -f html
check "elements a million deep" flood 'print "<div>" x shift, "text"' extract -q -f html
check "brackets a million deep" flood 'print "{\"title\":\"t\",\"x\":", "[" x shift' extract -q
check "comments that do not end" flood \
    'print "{\"posts\":[{\"title\":\"t\"},", "[/*]" x shift, "]}"' extract -q
check "items that do not end" flood 'print "<rss><channel>", "<item><title>a" x (shift() / 10)' \
    extract -q -f feed
check "addresses in one word" flood 'print "{\"text\":\"", "a\@b.www." x shift, "\"}"' tokenize -q
check "full stops in one word" flood 'print "{\"text\":\"", "a.B" x shift, "\"}"' tokenize -q
# shellcheck disable=SC2016 # for Perl
check "one name of very many things" flood 'print "place\tp$_\tAlanden\tcity\tsv\n" for 1 .. shift() / 4' \
    entity-tag --no-builtin --languages data/languages.tsv --compile "$dir/image" -g
check "names by the hundred thousand" names_by_the_hundred_thousand
check "names by the ten thousand in one text" many_meanings_in_one_text
finish
