#!/usr/bin/env bash
# Submits a study as an array of tasks, and the merge of its parts after the last of them. Prints the numbers of the two jobs.
#
#     deploy/slurm/submit.sh 8 study compare mine.yaml --runs 400
#
# makes 8 parts of the study in study/part-1 to study/part-8, and puts them together in study/whole. Options of sbatch, as a time limit or a
# partition, go into SBATCH_OPTIONS: SBATCH_OPTIONS="--time=2:00:00 --cpus-per-task=4" deploy/slurm/submit.sh …
set -euo pipefail

if [ "$#" -lt 3 ] || ! [ "$1" -gt 0 ] 2> /dev/null; then
    echo "usage: submit.sh PARTS STUDY COMMAND..., as in: submit.sh 8 study compare mine.yaml --runs 400" >&2
    exit 2
fi
parts=$1
study=$2
shift 2
here=$(cd "$(dirname "$0")" && pwd)
polis=${POLIS:-polis}
# shellcheck disable=SC2086 # several options in one variable
array=$(sbatch --parsable ${SBATCH_OPTIONS:-} --array="1-$parts" "$here/polis-array.sh" "$parts" "$study" "$@")
# shellcheck disable=SC2086
merge=$(sbatch --parsable ${SBATCH_OPTIONS:-} --job-name=polis-merge --dependency="afterok:$array" \
    --kill-on-invalid-dep=yes --wrap "\"$polis\" merge \"$study/whole\" $(for part in $(seq "$parts"); do printf '"%s/part-%s" ' "$study" "$part"; done)")
echo "array $array, merge $merge"
