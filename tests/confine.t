#!/bin/bash
# What programs have no need of they cannot do: a library that plays a program taken
# over (tests/faults/attempt.c) tries it all while the input is read.
# shellcheck disable=SC2317 # functions are called by name
cd "$(dirname "$0")/.." || exit 2
. tests/tap.sh

work_folder

# attempts INPUT COMMAND...: what succeeds while the command reads its input.
attempts() {
    local input=$1
    shift

    rm -rf "$dir/folder" "$dir/out"
    mkdir "$dir/folder" "$dir/out"
    echo secret >"$dir/folder/file"
    (cd "$dir" && ATTEMPT_INPUT=$input ATTEMPT_FILE=$dir/folder/file ATTEMPT_FOLDER=$dir/folder \
        LD_PRELOAD=$BUILD/tests/attempt.so TMPDIR=$dir/tmp "$@" 2>&1 >/dev/null | grep '^attempt: ')
}

nothing_succeeds() {
    local said

    said=$(attempts "$@")
    echo "$said"
    [ "$said" = 'attempt: begun' ]
}

all_succeeds() {
    [ "$(attempts "$@" | grep -vc 'took a descriptor')" -eq 13 ]
}

same_with_and_without() {
    local first=$1
    shift

    "$first" "$@" >"$dir/with" && "$first" --no-sandbox "$@" >"$dir/without" &&
        cmp "$dir/with" "$dir/without"
}

# Links out of a folder that is named are followed.
links_are_read() {
    mkdir -p "$dir/linked/deep" "$dir/elsewhere" &&
        cp data/sample/posts/1021.json "$dir/elsewhere/a" &&
        ln -s ../../elsewhere/a "$dir/linked/deep/a.json" &&
        [ "$(extract "$dir/linked" | wc -l)" -eq 1 ]
}

lists_are_read() {
    printf '%s\n' data/sample/posts/1021.json data/sample/posts/1093.json >"$dir/list"
    [ "$(extract --files-from "$dir/list" | wc -l)" -eq 2 ] &&
        [ "$(extract --files-from - <"$dir/list" | wc -l)" -eq 2 ]
}

# A character set that the C library has to load.
encodings_are_loaded() {
    printf 'title,text\na,\270\333\n' >"$dir/k.csv"
    extract -e EUC-KR "$dir/k.csv" | grep -q '"text":"a[^"]*멍'
}

inputs_of_the_shell() {
    [ "$(tokenize <(cat "$dir/records") | wc -l)" -eq 1 ] &&
        [ "$(tokenize /dev/stdin <"$dir/records" | wc -l)" -eq 1 ]
}

writes_where_it_may() {
    (cd "$dir" && count -S 1 -d tables tagged && count -S 1 -d "$dir/tables" tagged) &&
        [ -s "$dir/tables/terms.csv" ] && count -o "$dir/t.csv" "$dir/tagged" &&
        count -o "$dir/t.csv" "$dir/tagged" && [ -s "$dir/t.csv" ]
}

if ldd "$BUILD/bin/extract" | grep -q libasan; then
    echo "1..0 # SKIP the sanitizer must be the first library"
    exit 0
fi
mkdir "$dir/tmp"
make_stages data/sample/posts/1021.json
count --partial "$dir/tagged" >"$dir/part"
count -d "$dir/tables" "$dir/tagged"

if extract -v "$dir/records" 2>&1 >/dev/null | grep -q 'confined by Landlock' &&
    extract -v "$dir/records" 2>&1 >/dev/null | grep -q 'confined by seccomp'; then
    check "extract is confined" nothing_succeeds records extract -o out/o records
    check "extract is confined in a folder of its own" nothing_succeeds records extract out records
    check "tokenize is confined" nothing_succeeds records tokenize -o out/o records
    check "entity-tag is confined" nothing_succeeds tokens entity-tag --rejects out/r tokens
    check "count is confined" nothing_succeeds tagged count -S 1 -d out/d tagged
    check "count --merge is confined" nothing_succeeds part count --merge part
    check "concordance is confined" nothing_succeeds tagged concordance North tagged
    check "fit is confined" nothing_succeeds tagged fit --report out/r -o out/o tagged
    check "report is confined" nothing_succeeds tables/countries.csv report -o out/page tables
    check "--no-sandbox leaves all as it was" all_succeeds records extract --no-sandbox records
else
    skip "programs are confined" "this system has no Landlock or no seccomp"
fi
check "links out of a folder are read" links_are_read
check "files of a list are read" lists_are_read
check "encodings are loaded" encodings_are_loaded
check "what the shell hands over is read" inputs_of_the_shell
check "outputs and temporary files are written" writes_where_it_may
check "extract does the same" same_with_and_without extract data/sample/posts
check "report does the same" same_with_and_without report "$dir/tables"
check "entity-tag does the same" same_with_and_without entity-tag "$dir/tokens"
finish
