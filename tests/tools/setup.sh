# shellcheck shell=bash disable=SC2154 # `top` is the caller's
# Sourced by ../../dev: installs what a verb lacks and nothing else. With nothing missing it runs no program but `cmp`,
# so that every verb can begin with it. All it says goes to stderr: `./dev redflag` owns stdout.

say() { printf 'dev: %s\n' "$*" >&2; }
# 2, as the command line tool has it: it did not run, so it found nothing.
die() {
  say "$@"
  exit 2
}

# Who needs it, what shows that it is there (a command, or a file by its absolute path), the Debian package that brings it.
# Who: the parts of `dev build`, `npm` for all that npm brings, or the tool itself.
packages='
dev,release            g++                                g++
dev,release,wasm,fuzz  cmake                              cmake
dev,release,wasm,fuzz  ninja                              ninja-build
dev,release,wasm,fuzz  /usr/include/nlohmann/json.hpp     nlohmann-json3-dev
dev,release,fuzz       /usr/include/z3.h                  libz3-dev
dev,wasm               /usr/include/catch2                catch2
wasm                   emcc                               emscripten
fuzz                   clang++                            clang
fuzz                   llvm-cov                           llvm
fuzz                   /usr/share/doc/libclang-rt-dev     libclang-rt-dev
npm                    /etc/ssl/certs/ca-certificates.crt ca-certificates
npm                    node                               nodejs
npm                    npm                                npm
chromium,browsers      chromium                           chromium
browsers               firefox-esr                        firefox-esr
browsers               WebKitWebDriver                    webkit2gtk-driver
browsers               Xvfb                               xvfb
clang-format           clang-format                       clang-format
clang-tidy             clang-tidy                         clang-tidy
'

# need WHO… : installs what is missing for these, or says what to install.
need() {
  local who probe package name missing=()
  while read -r who probe package; do
    for name in "$@"; do
      [[ ,$who, == *,$name,* ]] || continue
      if [[ $probe == /* ]]; then [[ -e $probe ]]; else command -v "$probe" >/dev/null; fi || missing+=("$package")
      break
    done
  done <<<"$packages"
  if ((${#missing[@]})); then install_packages "${missing[@]}"; fi
  if [[ " $* " == *' npm '* ]]; then need_node_modules; fi
  if [[ " $* " == *' frameworks '* ]]; then need_frameworks; fi
  if [[ " $* " == *' oldest '* ]]; then npm_ci "$top/tests/oldest"; fi
}

install_packages() {
  local as_root=()
  command -v apt-get >/dev/null || die "install these first (Debian's names): $*"
  if ((EUID != 0)); then
    command -v sudo >/dev/null || die "run this as root first: apt-get install --no-install-recommends $*"
    as_root=(sudo)
  fi
  say "installing $*"
  "${as_root[@]}" apt-get update -qq >&2 || say 'apt-get update failed; trying with the lists there are'
  "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends \
    -o DPkg::Lock::Timeout=300 -o Dpkg::Use-Pty=0 "$@" </dev/null >&2 || die "could not install: $*"
}

need_node_modules() {
  need_newer_node
  npm_ci "$top/tests"
  npm_ci "$top/tests/tools/fhir"
  need_closure_compiler
}

# Debian has none, and each Emscripten takes those of its own years: 3.1.6 asks for a language name that none after March 2022
# knows, and 6.0 writes JavaScript that one cannot read. An emsdk brings its own.
need_closure_compiler() {
  local version folder=$top/tests
  [[ -z ${EM_CLOSURE_COMPILER:-} && -e /usr/share/emscripten/emscripten-version.txt ]] || return 0
  version=$(</usr/share/emscripten/emscripten-version.txt)
  version=${version//\"/}
  if ((${version%%.*} > 3)); then
    folder=$top/tests/tools/closure
    npm_ci "$folder"
  fi
  local closure=$folder/node_modules/google-closure-compiler-linux/compiler
  if [[ -x $closure ]]; then export EM_CLOSURE_COMPILER=$closure; fi
}

# Several of them run on no Node before 22.
need_frameworks() {
  need_newer_node 22
  npm_ci "$top/tests/frameworks"
}

# Debian 12's Node is 18. Its npm can fetch a newer one, which then goes first on PATH for all that this script runs.
need_newer_node() {
  use_fetched_node || true
  local version
  version=$(node --version)
  version=${version#v}
  ((${version%%.*} >= ${1:-20})) && return
  # npm passes over an optional package that it could not fetch, also when only the network was slow.
  for _ in 1 2 3; do
    npm_ci "$top/tests/tools/node"
    use_fetched_node && return
    rm -rf "$top/tests/tools/node/node_modules"
  done
  die "Node $version is too old and npm has none for this machine: install Node ${1:-20} or newer"
}

# Not by node_modules/.bin: npm 9 leaves it empty when two packages, of which one is for another machine, claim a name.
use_fetched_node() {
  local folder
  for folder in "$top"/tests/tools/node/node_modules/node-linux-*/bin; do
    if [[ -x $folder/node ]]; then export PATH=$folder:$PATH; fi
  done
  [[ -x $folder/node ]]
}

# The lock file is kept beside what was installed from it, so that a change of branch is noticed whatever the clock says.
npm_ci() {
  cmp -s "$1/package-lock.json" "$1/node_modules/.installed-lock" && return
  say "installing npm packages for ${1#"$top/"}"
  (cd "$1" && npm ci --no-audit --no-fund --loglevel=error </dev/null >&2) || die "npm ci failed in ${1#"$top/"}"
  cp "$1/package-lock.json" "$1/node_modules/.installed-lock"
}
