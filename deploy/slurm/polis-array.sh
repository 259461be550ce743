#!/usr/bin/env bash
#SBATCH --job-name=polis
#SBATCH --requeue
#SBATCH --open-mode=append
# One task of an array: makes one part of a study, or goes on with it where the task was stopped, killed or requeued.
#
#     sbatch --array=1-8 deploy/slurm/polis-array.sh STUDY COMMAND...
#     sbatch --array=1-8 deploy/slurm/polis-array.sh study compare mine.yaml --runs 400
#
# STUDY is a folder that all nodes see; part i goes into STUDY/part-i. POLIS names the program where it is not on the path.
set -euo pipefail

study=$1
shift
part=$SLURM_ARRAY_TASK_ID
parts=$SLURM_ARRAY_TASK_COUNT
folder=$study/part-$part
threads=${SLURM_CPUS_PER_TASK:-1}
polis=${POLIS:-polis}

if [ -e "$folder/manifest.json" ]; then
    exec "$polis" resume "$folder" --threads "$threads" --no-charts
fi
# What a task has left that was killed before its first unit cannot be gone on with.
rm -rf "$folder"
mkdir -p "$study"
exec "$polis" "$@" --part "$part/$parts" --threads "$threads" --no-charts --out "$folder"
