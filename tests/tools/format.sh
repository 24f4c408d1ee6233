#!/usr/bin/env bash
# Formats C++, JavaScript, CSS and our own JSON in place; with --check only tells what is not as it should be.
# Left alone: rules/ and the test protocols (laid out by hand, a rule a few lines), HTML and Markdown (prose).
set -uo pipefail
cd "$(dirname "$0")/../.." || exit
case ${1:-} in
  '') cpp=(-i) js=(--write --log-level=warn) ;;
  --check) cpp=(--dry-run --Werror) js=(--check --log-level=warn) ;;
  *)
    echo 'format [--check]' >&2
    exit 2
    ;;
esac

failed=0
find src tests -name node_modules -prune -o \( -name '*.cpp' -o -name '*.h' \) -print0 |
  xargs -0 -r clang-format "${cpp[@]}" || failed=1
find web tests \( -name node_modules -o -name dist -o -name protocols \) -prune -o \
  \( -name '*.js' -o -name '*.mjs' -o -name '*.ts' -o -name '*.css' -o -name 'package.json' \) -print0 |
  xargs -0 -r tests/node_modules/.bin/prettier --config tests/prettier.config.json "${js[@]}" || failed=1
exit $failed
