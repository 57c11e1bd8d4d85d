# shellcheck shell=sh
# tap: what the tests in sh share. Source it, call check and skip, end with finish.
tap_n=0
tap_bad=0
tap_failed=0

# check NAME COMMAND...: one test, passed when the command succeeds; what it
# prints is shown when it does not.
check() {
    tap_name=$1
    shift
    tap_n=$((tap_n + 1))
    if tap_output=$("$@" 2>&1); then
        echo "ok $tap_n - $tap_name"
    else
        printf '%s\n' "$tap_output" | sed 's/^/# /'
        echo "not ok $tap_n - $tap_name"
        tap_bad=$((tap_bad + 1))
        tap_failed=1
    fi
}

# skip NAME WHY: a test that cannot run here.
skip() {
    tap_n=$((tap_n + 1))
    echo "ok $tap_n - $1 # SKIP $2"
}

# work_folder: makes the folder $dir, which is gone at the end, and finds the programs
# of $BUILD.
work_folder() {
    BUILD=$(cd "${BUILD:-build}" && pwd) || exit 2
    PATH=$BUILD/bin:$PATH
    dir=$(mktemp -d) || exit 2
    trap 'rm -rf "$dir"' EXIT
}

# make_stages INPUT: what each program makes of it, in $dir: records, tokens, tagged.
make_stages() {
    extract -q "$1" >"$dir/records"
    tokenize "$dir/records" >"$dir/tokens"
    entity-tag "$dir/tokens" >"$dir/tagged"
}

finish() {
    echo "1..$tap_n"
    exit $tap_failed
}
