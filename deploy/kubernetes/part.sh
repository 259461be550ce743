#!/bin/sh
# One pod of an indexed Job: makes one part of a study, or goes on with it where a pod before it was stopped. Needs STUDY (a folder that all pods share) and PARTS.
set -eu

part=$((JOB_COMPLETION_INDEX + 1))
folder=$STUDY/part-$part
if [ -e "$folder/manifest.json" ]; then
    exec /polis/polis resume "$folder" --no-charts
fi
# What a pod has left that was killed before its first unit cannot be gone on with.
rm -rf "$folder"
exec /polis/polis "$@" --part "$part/$PARTS" --no-charts --out "$folder"
