#!/bin/sh
# `make install` puts programs, data and manuals in place, from where they run
# with the data found beside them; `make uninstall` takes all of it away.
cd "$(dirname "$0")/.." || exit 2
BUILD=${BUILD:-build}
. tests/tap.sh

# Its name has a space.
dir=$(mktemp -d) && dest="$dir/the root" && mkdir "$dest" || exit 2
trap 'rm -rf "$dir"' EXIT
# shellcheck disable=SC2317 # called by name
installed_programs_run() {
    bin=$dest/usr/bin
    "$bin/dl-extract" -q data/sample/posts | "$bin/dl-tokenize" |
        "$bin/dl-entity-tag" | "$bin/dl-count" -u country | grep -q "^KR,South Korea,[0-9]"
}

# shellcheck disable=SC2317 # called by name
installed_programs_know_their_names() {
    bin=$dest/usr/bin
    "$bin/dl-count" --help | grep -q "^usage: dl-count " &&
        "$bin/dl-count" --help | grep -qF " See dl-count(1)" &&
        "$bin/dl-count" --none 2>&1 | grep -q "^count: error: .*; see 'dl-count --help'$" &&
        "$bin/dl-dateline" none 2>&1 | grep -q "; see 'dl-dateline --help'$"
}

# shellcheck disable=SC2317 # called by name
completions_are_prefixed() {
    grep -q " dl-extract$" "$dest/usr/share/bash-completion/completions/dl-extract" &&
        grep -qx "#compdef dl-extract" "$dest/usr/share/zsh/site-functions/_dl-extract" &&
        grep -q "^complete -c dl-extract " "$dest/usr/share/fish/vendor_completions.d/dl-extract.fish"
}

# shellcheck disable=SC2317 # called by name
installed_report_runs() {
    mkdir "$dest/tables" &&
        printf 'country,name,mentions,documents\nSG,Singapore,2,1\n' >"$dest/tables/countries.csv" &&
        printf 'term,count,documents\nthe,9,1\nferry,2,1\n' >"$dest/tables/terms.csv" &&
        "$dest/usr/bin/dl-report" "$dest/tables" >"$dest/tables/report.html" || return 1
    grep -q 'mark k[1-5].*Singapore' "$dest/tables/report.html" &&
        grep -q 'stop words of the languages en' "$dest/tables/report.html"
    found=$?
    rm -r "$dest/tables"
    return "$found"
}

# shellcheck disable=SC2317 # called by name
nothing_left() {
    left=$(find "$dest" ! -type d; find "$dest" -name "*dateline*")
    printf '%s\n' "$left"
    [ -z "$left" ]
}

MAKEFLAGS=
export MAKEFLAGS
check "install" make -s BUILD="$BUILD" PREFIX=/usr DESTDIR="$dest" PROGRAM_PREFIX=dl- install
check "installed programs find their data" installed_programs_run
check "they are called by their names in hints" installed_programs_know_their_names
check "the installed report finds its data" installed_report_runs
check "manual pages are in place" test -f "$dest/usr/share/man/man1/dl-extract.1"
check "completions are in place, for the names installed" completions_are_prefixed
check "uninstall" make -s BUILD="$BUILD" PREFIX=/usr DESTDIR="$dest" PROGRAM_PREFIX=dl- uninstall
check "nothing is left" nothing_left
finish
