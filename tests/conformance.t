#!/bin/sh
# The official break tests of the Unicode Character Database, from Debian's
# package unicode-data; skipped where that is not installed.
UCD=${UCD:-/usr/share/unicode/auxiliary}
n=0
failed=0

# conform KIND FILE: one test, of all lines of the file.
conform() {
    n=$((n + 1))
    if [ ! -f "$UCD/$2" ]; then
        echo "ok $n - $2 # SKIP the package unicode-data is not installed"
    elif output=$("${BUILD:-build}/tests/break_test" "$1" "$UCD/$2" 2>&1); then
        echo "ok $n - $2, all $(printf '%s\n' "$output" | grep -c '^ok') lines"
    else
        printf '%s\n' "$output" | grep -v '^ok' | sed 's/^/# /'
        echo "not ok $n - $2"
        failed=1
    fi
}

conform word WordBreakTest.txt
conform sentence SentenceBreakTest.txt
echo "1..$n"
exit $failed
