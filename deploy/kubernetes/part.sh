#!/bin/sh
# One pod of an indexed Job: makes one part of a study, or goes on with it where a pod before it was stopped. Needs STUDY (a folder that all pods share),
# PARTS and THREADS.
set -eu

part=$((JOB_COMPLETION_INDEX + 1))
folder=$STUDY/part-$part
# What a pod claims that is gone counts as claimed until nobody has renewed it for ten minutes.
while [ -n "$(find "$folder/claim.json" -mmin -10 2> /dev/null)" ] && ! grep -q "\"machine\":\"$(hostname)\"" "$folder/claim.json"; do
    sleep 20
done
if [ -e "$folder/manifest.json" ]; then
    exec /polis/polis resume "$folder" --threads "$THREADS" --no-charts
fi
exec /polis/polis "$@" --part "$part/$PARTS" --threads "$THREADS" --no-charts --out "$folder"
