#!/bin/sh
# No committed file may name where packages are downloaded from: only names, versions and hashes.
bad=0
for f in $(git ls-files '*requirements*.txt' 'requirements/*.txt' '*constraints*.txt'); do
    grep -nE 'https?://|^ *(-i|--index-url|--extra-index-url|--find-links)' "$f" /dev/null && bad=1
done
for f in $(git ls-files '*package-lock.json'); do
    grep -n '"resolved": "http' "$f" /dev/null && bad=1
done
for f in $(git ls-files 'uv.lock' '*/uv.lock' 'pylock*.toml' '*/pylock*.toml' 'poetry.lock' 'yarn.lock' 'pnpm-lock.yaml'); do
    echo "$f: holds download addresses"
    bad=1
done
exit $bad
