#!/bin/sh
# The official break tests of the Unicode Character Database, from Debian's
# package unicode-data; skipped where that is not installed.
cd "$(dirname "$0")/.." || exit 2
UCD=${UCD:-/usr/share/unicode/auxiliary}
. tests/tap.sh

# shellcheck disable=SC2317 # called by name
run_break_test() {
    "${BUILD:-build}/tests/break_test" "$1" "$UCD/$2" >"$log" && return
    grep '^not ok' "$log"
    return 1
}

log=$(mktemp) || exit 2
trap 'rm -f "$log"' EXIT
for test in "word WordBreakTest.txt" "word-rules WordBreakTest.txt" \
    "sentence SentenceBreakTest.txt" "grapheme GraphemeBreakTest.txt"; do
    kind=${test% *} file=${test#* }
    if [ -f "$UCD/$file" ]; then
        check "$kind: $file, all $(grep -c '^÷' "$UCD/$file") lines" run_break_test "$kind" "$file"
    else
        skip "$file" "the package unicode-data is not installed"
    fi
done
finish
