#!/bin/sh
# The benches still work: each builds what it measures against, of what is installed, and
# runs on little of the sample corpus, once. What they find out is not looked at.
cd "$(dirname "$0")/.." || exit 2
. tests/tap.sh

unset CORPORA EVAL COUNTERS GROWTH
QUICK=1
export QUICK
work_folder
XDG_CACHE_HOME=$dir
export XDG_CACHE_HOME
for script in bench bench-count bench-entity-tag bench-extract bench-growth bench-tokenize; do
    check "$script" "scripts/$script" "$BUILD"
done
finish
