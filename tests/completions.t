#!/bin/bash
# What the shells complete on the command lines of the programs.
# shellcheck disable=SC1090,SC2317 # what it sources is built, and check calls by name
cd "$(dirname "$0")/.." || exit 2
BUILD=${BUILD:-build}
. tests/tap.sh
bash_folder=$BUILD/share/bash-completion/completions
zsh_folder=$BUILD/share/zsh/site-functions
fish_folder=$BUILD/share/fish/vendor_completions.d

# in_bash WORD...: what bash offers for the last of these words.
in_bash() (
    . "$bash_folder/$1" || exit 2
    COMP_WORDS=("$@")
    COMP_CWORD=$(($# - 1))
    "_dateline_${1//-/_}"
    printf '%s\n' "${COMPREPLY[@]}" | LC_ALL=C sort | paste -s -d ' '
)

# in_fish LINE: the same for the end of a line, without descriptions.
in_fish() {
    fish --no-config -c "source $fish_folder/${1%% *}.fish; complete -C '$1'" |
        cut -f 1 | LC_ALL=C sort | paste -s -d ' '
}

offers() {
    local wanted=$1 got
    shift

    got=$("$@")
    [ "$got" = "$wanted" ] || { echo "wanted: $wanted"; echo "got:    $got"; return 1; }
}

# Every long option of --help, and no other.
offers_all_options() {
    local options

    options=$("$BUILD/bin/$1" --help | sed -n 's/^  .\{4\}\(--[a-z0-9-]*\).*/\1/p' |
        LC_ALL=C sort | paste -s -d ' ')
    [ -n "$options" ] && offers "$options" in_bash "$1" --
}

zsh_loads() {
    zsh -f -n "$zsh_folder/_$1" && grep -qx "#compdef $1" "$zsh_folder/_$1"
}

for program in extract tokenize entity-tag count concordance fit report dateline; do
    check "bash offers the options of $program" offers_all_options "$program"
done
check "bash: words" offers "country" in_bash count --unit c
check "bash: words of a letter" offers "country document entity term topic" in_bash count -u ""
check "bash: words behind =" offers "always auto" in_bash count --progress = a
check "bash: files" offers "README.md" in_bash extract --rejects READM
check "bash: operands" offers "Makefile" in_bash extract -q Makef
check "bash: directories" offers "common" in_bash count -d com
check "bash: nothing for a number" offers "" in_bash count -n ""
check "bash: the first word of dateline" offers "run" in_bash dateline r

if command -v zsh >/dev/null; then
    for program in extract tokenize entity-tag count concordance fit report dateline; do
        check "zsh reads what it offers for $program" zsh_loads "$program"
    done
else
    skip "zsh" "zsh is not installed"
fi
if command -v fish >/dev/null; then
    check "fish: words" offers "country" in_fish 'count --unit c'
    check "fish: words behind =" offers "--progress=always --progress=auto" in_fish 'count --progress=a'
    check "fish: options" offers "--topics" in_fish 'entity-tag --to'
    check "fish: the first word of dateline" offers "run" in_fish 'dateline r'
else
    skip "fish" "fish is not installed"
fi
finish
