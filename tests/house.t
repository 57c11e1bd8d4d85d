#!/bin/sh
# The order of the house: layers, manual pages, data files, scripts.
cd "$(dirname "$0")/.." || exit 2
BUILD=${BUILD:-build}
n=0
failed=0

# check NAME COMMAND...: one test.
check() {
    name=$1
    shift
    n=$((n + 1))
    if output=$("$@" 2>&1); then
        echo "ok $n - $name"
    else
        printf '%s\n' "$output" | sed 's/^/# /'
        echo "not ok $n - $name"
        failed=1
    fi
}

# skip NAME TOOL: a test that needs what is not installed.
skip() {
    n=$((n + 1))
    echo "ok $n - $1 # SKIP $2 is not installed"
}

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
for program in extract tokenize entity-tag count; do
    check "the manual of $program has its options" manual_has_options "$program"
done
if command -v mandoc >/dev/null; then
    check "manual pages pass mandoc -Tlint" mandoc -Tlint -Wwarning man/*.[157]
else
    skip "manual pages pass mandoc -Tlint" mandoc
fi
if command -v shellcheck >/dev/null; then
    check "shell scripts pass shellcheck" shellcheck scripts/quickstart scripts/check \
        scripts/packages scripts/check-layers tests/run tests/install.t tests/house.t tests/conformance.t .ci/run
else
    skip "shell scripts pass shellcheck" shellcheck
fi
echo "1..$n"
exit $failed
