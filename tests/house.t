#!/bin/sh
# The order of the house: layers, manual pages, data files, scripts.
cd "$(dirname "$0")/.." || exit 2
BUILD=${BUILD:-build}
. tests/tap.sh

# shellcheck disable=SC2317 # called by name
# Every long option of --help is in the manual page.
manual_has_options() {
    missing=$("$BUILD/bin/$1" --help | grep -o -- '--[a-z][a-z0-9-]*' | sort -u |
        while read -r option; do
            name=$(printf '%s' "$option" | sed 's/^--//')
            grep -q -e "Fl -$name" "man/$1.1" || echo "$option is not in man/$1.1"
        done)
    printf '%s\n' "$missing"
    [ -z "$missing" ]
}

check "modules include only lower ones" scripts/check-layers
check "gazetteer files are well formed" scripts/build-gazetteer --check
check "topic dictionaries are well formed" scripts/build-topics --check
check "names and regions of countries are well formed" scripts/build-names --check
check "stop lists are well formed" scripts/build-stopwords --check
check "outlines of countries are well formed" scripts/build-map --check
for program in extract tokenize entity-tag count concordance fit report; do
    check "the manual of $program has its options" manual_has_options "$program"
done
check "the manual of dateline has its options" manual_has_options dateline
if ! command -v readelf >/dev/null || ldd "$BUILD/bin/extract" | grep -q libasan; then
    skip "programs are hardened" "there is no readelf, or sanitizers are in their place"
else
    check "programs are hardened" scripts/check-hardening "$BUILD/bin/extract" \
        "$BUILD/bin/tokenize" "$BUILD/bin/entity-tag" "$BUILD/bin/count" "$BUILD/bin/concordance" "$BUILD/bin/fit"
fi
if command -v mandoc >/dev/null; then
    check "manual pages pass mandoc -Tlint" mandoc -Tlint -Wwarning man/*.[157]
else
    skip "manual pages pass mandoc -Tlint" "mandoc is not installed"
fi
if command -v shellcheck >/dev/null; then
    check "shell scripts pass shellcheck" shellcheck -x scripts/quickstart scripts/check \
        scripts/packages scripts/check-hardening scripts/fuzz scripts/check-layers scripts/dateline scripts/check-spark tests/run.t tests/scale.t scripts/bench-peers tests/run tests/tap.sh tests/install.t tests/house.t tests/confine.t tests/hostile.t tests/bench.t tests/conformance.t scripts/check-package scripts/check-reproducible scripts/check-instructions scripts/static-libraries scripts/musl-libraries scripts/check-portable debian/tests/pipeline tests/completions.t .ci/run
else
    skip "shell scripts pass shellcheck" "shellcheck is not installed"
fi
finish
