#!/bin/sh
# §start_about
# §start_copy
CDPATH='' cd -- "$(dirname -- "$0")" || exit 1

hold() { # keep the window open
  printf '\n%s' '§start_hold'
  read -r _
  exit 1
}

is_new() { # whether a Python is there, and new enough; macOS has one that only offers to install another
  [ "$(command -v "$1")" != /usr/bin/python3 ] || xcode-select -p >/dev/null 2>&1 || return 1
  "$1" -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1
}

[ -f scripts/start.py ] || { echo '§start_packed'; hold; }
PATH="$PATH:/opt/homebrew/bin:/usr/local/bin:/Library/Frameworks/Python.framework/Versions/Current/bin"
for python in python3 python3.14 python3.13 python3.12 python3.11 python; do
  if is_new "$python"; then
    "$python" scripts/start.py "${0##*/}" || hold
    exit 0
  fi
done
echo '§start_no_python'
hold
