#!/usr/bin/env bash
# Lets the n-th write, flush, rename, opening, listing, folder or removal on the disk fail, for each n until the command passes untouched, and short writes too.
# Each time the program must end in a sentence, leave nothing half written under a real name, and leave a folder that is whole, or that resume makes whole,
# or that the same command may fill. The last line is "fault: passed" or "fault: failed". A C compiler is needed.
#
#     tests/fault/run.sh FOLDER-OF-THE-PROGRAM [EVERY [KIND...]]
#
# EVERY is 1 for each n (an hour or more); 10 for every tenth. KIND is write, full (it and all later writes), short, flush, rename, open, list, folder or remove;
# all of them where none is named.
set -euo pipefail

polis=$(cd "$1" && pwd)/polis
every=${2:-1}
kinds=("${@:3}")
[ "${#kinds[@]}" -eq 0 ] && kinds=(write full short flush rename open list folder remove)
here=$(cd "$(dirname "$0")" && pwd)
work=$(mktemp -d)
finish() {
    local status=$?
    [ "$status" -ne 0 ] && echo "fault: failed"
    rm -rf "$work"
    exit "$status"
}
trap finish EXIT
cd "$work"
cc -O1 -shared -fPIC -o fault.so "$here/fault.c" -ldl
# One thread: the calls come in the same order each time.
command=(run tiny --years 2 --threads 1)

"$polis" "${command[@]}" --quiet --out whole
fail() { echo "$1"; cat said.txt; exit 1; }

# Files that are the same in each run: tables, the scenario and charts. The manifest and the report tell seconds. A run that failed keeps tables of its first
# steps: they must be whole files.
check_files() {
    local folder=$1 status=$3 file
    while IFS= read -r file; do
        case $file in
            *.parquet)
                if [ "$status" -eq 0 ]; then cmp -s "$file" "whole/${file#"$folder"/}" || fail "$2: $file is not what it is in a whole folder"
                elif [ "$(tail -c 4 "$file")" != PAR1 ]; then fail "$2: $file is half a table"; fi ;;
            *.part | *claim* | */manifest.json | */report.html | */blocks/* | */checkpoints/*) ;;
            *) cmp -s "$file" "whole/${file#"$folder"/}" || fail "$2: $file is not what it is in a whole folder" ;;
        esac
    done < <(find "$folder" -type f)
    if [ -e "$folder/report.html" ] && ! tail -c 20 "$folder/report.html" | grep -q '</html>'; then fail "$2: half a report"; fi
    if [ -e "$folder/manifest.json" ] && ! tail -c 5 "$folder/manifest.json" | grep -q '}'; then fail "$2: half a manifest"; fi
}

faults=0
for kind in "${kinds[@]}"; do
    n=1
    passed=0
    while [ "$passed" -eq 0 ]; do
        what="$kind $n"
        rm -rf out fired said.txt
        call=$kind on=0
        [ "$kind" = full ] && call=write on=1
        status=0
        FAULT_UNDER=$work/out FAULT_CALL=$call FAULT_AT=$n FAULT_ON=$on FAULT_FIRED=$work/fired LD_PRELOAD=$work/fault.so \
            "$polis" "${command[@]}" --out out > said.txt 2>&1 || status=$?
        if [ ! -e fired ]; then
            passed=1
            [ "$status" -eq 0 ] || fail "$what: no call failed, and yet the exit code is $status"
        else
            faults=$((faults + 1))
        fi
        grep -q "where it should not have\|   at " said.txt && fail "$what: a failure that has no words"
        case $status in 0 | 1 | 2) ;; *) fail "$what: exit code $status" ;; esac
        [ "$kind" = short ] && [ "$status" -ne 0 ] && fail "$what: a short write is no failure"
        if [ "$status" -ne 0 ] && ! grep -q "out" said.txt; then fail "$what: no file is named"; fi
        if [ -d out ]; then check_files out "$what" "$status"; fi
        if [ "$status" -eq 0 ]; then
            for file in manifest.json report.html; do [ -e "out/$file" ] || fail "$what: exit code 0 and no $file"; done
        elif [ -e out/manifest.json ]; then
            "$polis" resume out --quiet > said.txt 2>&1 || fail "$what: resume does not go on"
        else
            "$polis" "${command[@]}" --quiet --out out > said.txt 2>&1 || fail "$what: the command cannot be given again"
        fi
        check_files out "$what, then resumed" 0
        for table in whole/*.parquet; do [ -e "out/${table#whole/}" ] || fail "$what: ${table#whole/} is missing in the end"; done
        if find out -name '*.part' -o -name '*.block' | grep -q . && [ "$status" -ne 0 ]; then fail "$what: something unfinished is left"; fi
        n=$((n + every))
    done
    echo "$kind: the command passes from the call number $n on"
done
echo "$faults faults: each told in a sentence, with a whole folder in the end"
echo "fault: passed"
