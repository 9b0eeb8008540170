#!/bin/sh
# Lints scripts and styles. Left out where npm did not install the linter, except under CI=true.
cd "$(dirname "$0")/.." || exit # above the rules, or imports are not looked up
biome=tests/node_modules/.bin/biome
if [ -x "$biome" ]; then
    exec "$biome" lint --config-path=tests/lint/rules.json --error-on-warnings "$@" static
fi
echo "left out: the linter of scripts and styles; run \`npm ci\` in tests/" >&2
[ "$CI" != true ]
