#!/usr/bin/env bash
# Runs a study of 400 units as an array of 8 tasks on a real Slurm, which it starts on this machine; one task is killed and requeued. The parts are merged, and the
# data must have the same bytes as made by one process. Needs slurm-wlm and munge, and the right to start them (root). The last line is "slurm: passed" or "slurm: failed".
#
#     tests/slurm/run.sh FOLDER-OF-THE-PROGRAM
set -euo pipefail

program=$(cd "$1" && pwd)
here=$(cd "$(dirname "$0")/../.." && pwd)
work=$(mktemp -d)
export POLIS="$program/polis"
export SLURM_CONF="$work/slurm.conf"
host=$(hostname -s)
munged_is_ours=no

# Ends a daemon and waits until it is gone: slurmctld writes its state once more as it ends, and a folder cannot be removed while somebody writes into it.
stop_daemon() {
    local number
    [ -s "$1" ] || return 0
    number=$(cat "$1")
    kill "$number" 2> /dev/null || return 0
    for _ in $(seq 100); do
        kill -0 "$number" 2> /dev/null || return 0
        sleep 0.1
    done
    kill -9 "$number" 2> /dev/null || true
}

finish() {
    local status=$?
    stop_daemon "$work/slurmd.pid"
    stop_daemon "$work/slurmctld.pid"
    if [ "$munged_is_ours" = yes ]; then pkill -x munged || true; fi
    if [ "$status" -ne 0 ]; then
        tail -n 20 "$work"/*.log "$work"/slurm-*.out 2> /dev/null || true
        echo "slurm: failed"
    fi
    rm -rf "$work" || true
    exit "$status"
}
trap finish EXIT

start_slurm() {
    mkdir -p "$work/state" "$work/spool" /run/munge
    chown munge: /run/munge
    if ! pgrep -x munged > /dev/null; then
        su -s /bin/sh munge -c /usr/sbin/munged
        munged_is_ours=yes
    fi
    cat > "$SLURM_CONF" << CONF
ClusterName=polis
SlurmctldHost=$host(127.0.0.1)
AuthType=auth/munge
AuthInfo=cred_expire=10
SlurmUser=root
SlurmdUser=root
SlurmctldPort=16817
SlurmdPort=16818
StateSaveLocation=$work/state
SlurmdSpoolDir=$work/spool
SlurmctldPidFile=$work/slurmctld.pid
SlurmdPidFile=$work/slurmd.pid
SlurmctldLogFile=$work/slurmctld.log
SlurmdLogFile=$work/slurmd.log
ProctrackType=proctrack/linuxproc
TaskPlugin=task/none
SelectType=select/cons_tres
SelectTypeParameters=CR_Core
ReturnToService=2
JobAcctGatherType=jobacct_gather/none
MinJobAge=300
KillWait=2
NodeName=$host NodeAddr=127.0.0.1 CPUs=$(nproc) State=UNKNOWN
PartitionName=main Nodes=$host Default=YES State=UP
CONF
    slurmctld
    slurmd
    for _ in $(seq 60); do
        sinfo --noheader --format=%t 2> /dev/null | grep -q idle && return
        sleep 1
    done
    echo "Slurm has no node that is ready"
    return 1
}

# The state of a job, or of the tasks of an array, a word a line.
state() { squeue --noheader --format=%T --jobs="$1" 2> /dev/null || true; }

start_slurm
cd "$work"
study=(sweep tiny --vary "parameters.policyLoss=0.02:0.1:20" --vary "parameters.harm=0.05:0.2:5" --runs 4 --years 40)
numbers=$("$here/deploy/slurm/submit.sh" 8 study "${study[@]}")
array=${numbers#array }
array=${array%%,*}
merge=${numbers##* }
echo "$numbers"

# The first task is killed once it has made some of its units, as by a node that fails, and is put into the queue again.
for _ in $(seq 600); do
    [ "$(find study/part-1/blocks -name '*.block' 2> /dev/null | wc -l)" -ge 3 ] && break
    sleep 0.1
done
made=$(find study/part-1/blocks -name '*.block' | wc -l)
scontrol requeue "${array}_1"
echo "part 1 was put into the queue again after $made of its 50 units"
[ "$made" -ge 3 ] && [ "$made" -lt 50 ]

for _ in $(seq 600); do
    [ -z "$(state "$array")$(state "$merge")" ] && break
    [ "$(state "$merge")" = "COMPLETED" ] && break
    sleep 1
done
[ -e study/whole/results.parquet ]

"$POLIS" "${study[@]}" --no-charts --quiet --out one
for table in design results; do cmp "study/whole/$table.parquet" "one/$table.parquet"; done
units=$("$POLIS" sql one "select count(*) as units from results" --csv | tail -n 1)
[ "$units" -eq 400 ]
start=$(date +%s%N)
"$POLIS" merge again study/part-* --no-charts --quiet
echo "400 units in 8 tasks, one of them requeued: the same bytes as one process; merging them takes $((($(date +%s%N) - start) / 1000000)) ms"
echo "slurm: passed"
