# shellcheck shell=sh
# Sources of Debian's packages, for scripts that build libraries of them in the current
# folder. To be read by such a script.

# of_sources ARGUMENT...: apt-get by a list of our own, since sources are seldom among the
# system's.
of_sources() {
    apt-get -qq -o Dir::Etc::SourceList="$PWD/sources.list" -o Dir::Etc::SourceParts=- \
        -o Dir::State::Lists="$PWD/lists" -o APT::Sandbox::User=root "$@" >&2
}

# fetch PACKAGE: its source as upstream wrote it, from the mirrors that apt-get takes
# packages from; that of a security update may lie with the release alone.
fetch() {
    [ -z "$(find . -maxdepth 1 -name "$1_*.orig.tar.*")" ] || return 0
    echo "${0##*/}: fetching the source of $1" >&2
    mkdir -p lists/partial
    # shellcheck disable=SC2016 # apt-get expands them
    apt-get indextargets --format '$(SITE) $(CODENAME) $(COMPONENT)' 'Created-By: Packages' |
        awk '$3 == "main" || $3 == "universe" { print "deb-src", $0 }' >sources.list
    of_sources update
    of_sources source --download-only --tar-only "$1" ||
        of_sources source --download-only --tar-only "$1/$(. /etc/os-release && echo "$VERSION_CODENAME")"
    rm -rf lists sources.list
}

# unpack PACKAGE: into a folder of its name.
unpack() {
    fetch "$1"
    rm -rf "$1"
    mkdir "$1"
    tar -xf "$(find . -maxdepth 1 -name "$1_*.orig.tar.*")" -C "$1" --strip-components 1
}
