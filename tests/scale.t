#!/bin/bash
# The recipes of dateline-scale(7) make the tables of one pipeline: GNU parallel over
# ssh, with two hosts that are network namespaces made here; a Slurm array and Hadoop
# Streaming, whose engines are stood in for by loops.
# shellcheck disable=SC2317 # functions are called by name
cd "$(dirname "$0")/.." || exit 2
BUILD=${BUILD:-build}
. tests/tap.sh

PATH=$(cd "$BUILD/bin" && pwd):$PATH
dir=$(mktemp -d) || exit 2
net=10.213.77
bridge=dlbr$$
hosts=(dl1-$$ dl2-$$)
daemons=()

stop_all() {
    local host

    for daemon in "${daemons[@]}"; do
        kill "$daemon" && wait "$daemon"
    done 2>/dev/null
    for host in "${hosts[@]}"; do
        ip netns del "$host" 2>/dev/null
    done
    ip link del "dlo1-$$" 2>/dev/null
    ip link del "dlo2-$$" 2>/dev/null
    ip link del "$bridge" 2>/dev/null
    rm -rf "$dir"
}
trap stop_all EXIT

# ---- two hosts ----

# What is missing to make hosts; nothing if all is there.
lacking() {
    local tool

    [ "$(id -u)" -eq 0 ] || echo "needs root"
    for tool in ip ssh ssh-keygen parallel rsync /usr/sbin/sshd; do
        command -v "$tool" >/dev/null || echo "needs $tool"
    done
}

make_network() {
    ip link add "$bridge" type bridge && ip address add "$net.1/24" dev "$bridge" &&
        ip link set "$bridge" up
}

make_keys() {
    ssh-keygen -q -t ed25519 -N '' -f "$dir/key" && ssh-keygen -q -t ed25519 -N '' -f "$dir/host" &&
        cp "$dir/key.pub" "$dir/authorized" && chmod 700 "$dir" && mkdir -p /run/sshd
}

# make_host NAME NUMBER: a namespace with an address, and an sshd in it.
make_host() {
    local name=$1 number=$2 inner=dli$2-$$ outer=dlo$2-$$

    ip netns add "$name" && ip link add "$outer" type veth peer name "$inner" &&
        ip link set "$inner" netns "$name" && ip link set "$outer" master "$bridge" up &&
        ip -n "$name" address add "$net.$((number + 1))/24" dev "$inner" &&
        ip -n "$name" link set "$inner" up && ip -n "$name" link set lo up || return 1
    ip netns exec "$name" /usr/sbin/sshd -D -e -f /dev/null -p 2222 -h "$dir/host" \
        -o "AuthorizedKeysFile=$dir/authorized" -o StrictModes=no -o UsePAM=no \
        -o PidFile=none -o PermitRootLogin=prohibit-password 2>"$dir/$name.log" &
    daemons+=($!)
    printf 'Host host%s\n HostName %s\n Port 2222\n User root\n IdentityFile %s\n StrictHostKeyChecking no\n UserKnownHostsFile /dev/null\n LogLevel ERROR\n' \
        "$number" "$net.$((number + 1))" "$dir/key" >>"$dir/ssh_config"
}

host_answers() {
    for _ in $(seq 50); do
        ! ssh -F "$dir/ssh_config" "$1" true 2>/dev/null || return 0
        sleep 0.1
    done
    return 1
}

two_hosts() {
    make_network && make_keys && make_host "${hosts[0]}" 1 && make_host "${hosts[1]}" 2 &&
        host_answers host1 && host_answers host2
}

# ---- recipes ----

over_ssh() {
    local work=$dir/over-ssh

    mkdir -p "$work/posts" && cp data/sample/posts/4*.json "$work/posts" && cd "$work" || return 1
    extract -q posts | tokenize | entity-tag | count -b month >plain.csv
    find posts -type f | parallel --will-cite --ssh "ssh -F $dir/ssh_config" -S 2/host1,2/host2 \
        --joblog log --transferfile {} "--return={#}.part" --cleanup \
        "PATH=$PATH; extract -q {} | tokenize | entity-tag | count --partial -b month -o {#}.part" &&
        count --merge ./*.part >terms.csv && cmp plain.csv terms.csv &&
        grep -q host1 log && grep -q host2 log
}

as_an_array() {
    local work=$dir/array

    mkdir "$work" && find "$PWD/data/sample/posts" -type f | split -n r/5 - "$work/list." || return 1
    ls "$work"/list.* >"$work/lists"
    for SLURM_ARRAY_TASK_ID in 1 2 3 4 5; do
        extract -q --files-from "$(sed -n "${SLURM_ARRAY_TASK_ID}p" "$work/lists")" | tokenize |
            entity-tag | count --partial -b month -o "$work/$SLURM_ARRAY_TASK_ID.part" || return 1
    done
    count --merge "$work"/*.part | cmp "$dir/plain.csv" -
}

# A split ends with a line, and what each mapper writes is a file.
by_streaming() {
    local work=$dir/streaming split

    mkdir "$work" && extract -q data/sample/posts | tokenize | split -l 15 - "$work/split." || return 1
    for split in "$work"/split.*; do
        entity-tag "$split" | count --partial -b month >"$split.part"
    done
    count --merge "$work"/*.part | cmp "$dir/plain.csv" -
}

extract -q data/sample/posts | tokenize | entity-tag | count -b month >"$dir/plain.csv"
lack=$(lacking)
if [ -n "$lack" ]; then
    skip "GNU parallel over ssh" "$(echo "$lack" | head -n 1)"
elif ! two_hosts >"$dir/made" 2>&1; then
    skip "GNU parallel over ssh" "no hosts could be made: $(tail -n 1 "$dir/made")"
else
    check "GNU parallel over ssh makes the table" over_ssh
fi
check "so does a Slurm array" as_an_array
check "so does Hadoop Streaming" by_streaming
finish
