#!/bin/sh
# Sets the course up, if needed, and shows it in the browser. To end it, close this window.
# A copy whose name begins with new asks for a title and makes a new course.
CDPATH='' cd -- "$(dirname -- "$0")" || exit 1

hold() { # keep the window open
  printf '\n%s' 'Press Enter to close this window. '
  read -r _
  exit 1
}

is_new() { # whether a Python is there, and new enough; macOS has one that only offers to install another
  [ "$(command -v "$1")" != /usr/bin/python3 ] || xcode-select -p >/dev/null 2>&1 || return 1
  "$1" -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1
}

[ -f scripts/start.py ] || { echo 'Files are missing beside this one. If they are in a ZIP, unpack all of it first, and open this file there.'; hold; }
PATH="$PATH:/opt/homebrew/bin:/usr/local/bin:/Library/Frameworks/Python.framework/Versions/Current/bin"
for python in python3 python3.14 python3.13 python3.12 python3.11 python; do
  if is_new "$python"; then
    "$python" scripts/start.py "${0##*/}" || hold
    exit 0
  fi
done
echo 'Practicum needs Python 3.11 or later. Get it at https://www.python.org/downloads/ and open this file again.'
hold
