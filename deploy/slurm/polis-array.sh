#!/usr/bin/env bash
#SBATCH --job-name=polis
#SBATCH --requeue
#SBATCH --open-mode=append
# One task of an array: makes one part of a study, or goes on with it where the task was stopped, killed or requeued.
#
#     sbatch --array=1-8 deploy/slurm/polis-array.sh PARTS STUDY COMMAND...
#     sbatch --array=1-8 deploy/slurm/polis-array.sh 8 study compare mine.yaml --runs 400
#
# STUDY is a folder that all nodes see; part i goes into STUDY/part-i. POLIS names the program where it is not on the path.
set -euo pipefail

parts=$1
study=$2
shift 2
part=$SLURM_ARRAY_TASK_ID
folder=$study/part-$part
threads=${SLURM_CPUS_PER_TASK:-1}
polis=${POLIS:-polis}

# What another node claims that failed counts as claimed until nobody has renewed it for ten minutes.
while [ -n "$(find "$folder/claim.json" -mmin -10 2> /dev/null)" ] && ! grep -q "\"machine\":\"$(hostname -s)\"" "$folder/claim.json"; do
    sleep 20
done
if [ -e "$folder/manifest.json" ]; then
    exec "$polis" resume "$folder" --threads "$threads" --no-charts
fi
mkdir -p "$study"
exec "$polis" "$@" --part "$part/$parts" --threads "$threads" --no-charts --out "$folder"
