#!/usr/bin/env bash
# clang-tidy over src/ (it reads build/dev/compile_commands.json), then eslint over web/ and tests/.
set -uo pipefail
cd "$(dirname "$0")/../.." || exit
failed=0
# Only what the native build compiles: src/wasm is for emcc's compiler.
find src -path src/wasm -prune -o -name '*.cpp' -print0 |
  xargs -0 -r -n 1 -P "$(nproc)" clang-tidy -p build/dev --quiet 2>&1 |
  sed -E '/^[0-9]+ warnings generated\.$/d' || failed=1 # of system headers, and never shown
tests/node_modules/.bin/eslint --config tests/eslint.config.mjs --max-warnings 0 web tests || failed=1
exit $failed
