#!/bin/sh
# Fetches the programs that browser, validator and proxy tests run, where they are missing and this
# user may install them. Never fails: a test whose program is absent is left out and says so.
cd "$(dirname "$0")" || exit
PATH=$PATH:/usr/sbin

missing=
need() { command -v "$1" >/dev/null 2>&1 || missing="$missing $2"; }
need apache2 apache2-bin
need caddy caddy
need chromium "chromium fonts-liberation"
need java default-jre-headless
need nginx nginx-light
need npm npm
need pdftotext poppler-utils
need openssl openssl

if [ -n "$missing" ] && command -v apt-get >/dev/null 2>&1; then
    if [ "$(id -u)" = 0 ]; then
        as_root=
    elif sudo -n true 2>/dev/null; then
        as_root=sudo
    else
        as_root=none
    fi
    if [ "$as_root" = none ]; then
        echo "for all tests, install:$missing" >&2
    else
        echo "installing for the tests:$missing"
        $as_root apt-get -qq update >/dev/null
        # shellcheck disable=SC2086 # a list of packages
        $as_root env DEBIAN_FRONTEND=noninteractive \
            apt-get -qq install --no-install-recommends $missing >/dev/null
    fi
fi

installed=node_modules/.package-lock.json
if command -v npm >/dev/null 2>&1 && ! [ "$installed" -nt package-lock.json ]; then
    echo "installing for the tests: $(sed -n 's/^    "\(.*\)": ".*/\1/p' package.json | tr '\n' ' ')"
    npm ci --silent --ignore-scripts --no-audit --no-fund && touch "$installed"
fi
exit 0
