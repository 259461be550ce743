#!/usr/bin/env bash
# Kills the program at random moments, over a run, an ensemble, a comparison, a sweep and a calibration, goes on with what it left, and kills it again. So it does
# with workers that make an ensemble or a sweep together in one folder, any of which is killed and followed by another. Each study must come to the bytes of one
# that was never killed, with nothing half written left. The last line is "kill: passed" or "kill: failed".
#
#     tests/kill/run.sh FOLDER-OF-THE-PROGRAM [KILLS] [SEED]
set -euo pipefail

polis=$(cd "$1" && pwd)/polis
kills=${2:-200}
RANDOM=${3:-1}
root=$(cd "$(dirname "$0")/../.." && pwd)
work=$(mktemp -d)
finish() {
    local status=$?
    [ "$status" -ne 0 ] && echo "kill: failed"
    rm -rf "$work"
    exit "$status"
}
trap finish EXIT
cd "$work"

printf 'name: Mine\nextends: tiny\nparameters: {policyLoss: 0.3}\n' > mine.yaml
cat > targets.yaml << TARGETS
scenario: $root/scenarios/kyoto-mayors-2005.yaml
fit: {parameters.networkJoinRate: [0.1, 3]}
targets: {file: $root/scenarios/data/kyoto/kyoto-mayors-2005.csv, metric: members, of: mayors-climate}
holdOut: 0.25
TARGETS

names=(run ensemble shared-ensemble compare sweep shared-sweep calibrate)
declare -A command=(
    [run]="run tiny --years 60"
    [ensemble]="run tiny --runs 16 --years 20 --record standard --checkpoint-every 5"
    [shared-ensemble]="run tiny --runs 24 --years 30 --record answers"
    [compare]="compare mine.yaml --runs 8 --years 20"
    [sweep]="sweep tiny --vary parameters.harm=0.05:0.2:6 --runs 3 --years 20"
    [shared-sweep]="sweep tiny --vary parameters.harm=0.05:0.2:8 --runs 3 --years 20"
    [calibrate]="calibrate --targets targets.yaml --runs 24"
)

now() { date +%s%3N; }

# Starts a command, and kills it after so many milliseconds; true where it was still at work.
killed() {
    local wait_ms=$1
    shift
    "$polis" "$@" --no-charts --quiet 2> errors.txt &
    local process=$!
    sleep "$(printf '%d.%03d' $((wait_ms / 1000)) $((wait_ms % 1000)))"
    if kill -9 "$process" 2> /dev/null; then
        wait "$process" 2> /dev/null || true
        return 0
    fi
    if ! wait "$process"; then
        cat errors.txt
        exit 1
    fi
    return 1
}

# Starts three workers on a folder, kills one of them now and then and starts another in its place, until one has come to its end; the others follow.
shared() {
    local folder=$1 workers=() at pid
    shift
    for _ in 1 2 3; do
        "$polis" "$@" --threads 1 --part any --no-charts --quiet --out "$folder" 2>> errors.txt &
        workers+=($!)
    done
    while true; do
        sleep "0.$((RANDOM % 9 + 1))"
        at=$((RANDOM % 3))
        pid=${workers[$at]}
        if ! kill -9 "$pid" 2> /dev/null; then
            wait "$pid" || { cat errors.txt; exit 1; }
            break
        fi
        wait "$pid" 2> /dev/null || true
        done_kills=$((done_kills + 1))
        # The first moments of a worker are its start: after some kills the workers are let be, so that they come to their end.
        if [ $((RANDOM % 4)) -eq 0 ]; then break; fi
        if [ -e "$folder/manifest.json" ] && [ $((RANDOM % 2)) -eq 0 ]; then
            "$polis" resume "$folder" --threads 1 --part any --no-charts --quiet 2>> errors.txt &
        else
            "$polis" "$@" --threads 1 --part any --no-charts --quiet --out "$folder" 2>> errors.txt &
        fi
        workers[at]=$!
    done
    "$polis" "$@" --threads 1 --part any --no-charts --quiet --out "$folder" || exit 1
    # Those that are waited for already are known no more (127), or by their kill (137).
    for pid in "${workers[@]}"; do
        wait "$pid" 2> /dev/null || case $? in 127 | 137) ;; *) cat errors.txt; exit 1 ;; esac
    done
}

declare -A span
for name in "${names[@]}"; do
    start=$(now)
    # shellcheck disable=SC2086 # a command of several words
    "$polis" ${command[$name]} --no-charts --quiet --out "whole-$name"
    span[$name]=$(($(now) - start))
done

done_kills=0
studies=0
while [ "$done_kills" -lt "$kills" ]; do
    name=${names[$((studies % ${#names[@]}))]}
    studies=$((studies + 1))
    folder=study-$studies
    limit=$((span[$name] + 200))
    : > errors.txt
    while true; do
        if [[ $name == shared-* ]]; then
            # shellcheck disable=SC2086
            shared "$folder" ${command[$name]}
            break
        fi
        moment=$((50 + RANDOM % limit))
        if [ -e "$folder/manifest.json" ]; then
            killed "$moment" resume "$folder" || break
        else
            # shellcheck disable=SC2086
            killed "$moment" ${command[$name]} --out "$folder" || break
        fi
        done_kills=$((done_kills + 1))
        # Now and then a study is let be, so that it comes to its end.
        if [ $((RANDOM % 3)) -eq 0 ] && [ -e "$folder/manifest.json" ]; then
            "$polis" resume "$folder" --no-charts --quiet
            break
        fi
    done
    for table in $(cd "whole-$name" && find . -name '*.parquet'); do cmp "whole-$name/$table" "$folder/$table"; done
    left=$(find "$folder" -name '*.part' -o -name '*.block' -o -name '*claim*')
    if [ "$name" = ensemble ] && [ "$(find "$folder/checkpoints" -name '*.snapshot' | wc -l)" -ne 16 ]; then
        echo "$folder ($name) has not the checkpoints of all runs"
        exit 1
    fi
    if [ -n "$left" ]; then
        echo "$folder ($name) has $left"
        exit 1
    fi
    rm -rf "$folder"
done
echo "$done_kills kills in $studies studies: all came to the bytes of one that was never killed"
echo "kill: passed"
