#!/bin/sh
# Sets the course up, if needed, and shows it in the browser. To end it, close this window.
CDPATH='' cd -- "$(dirname -- "$0")" || exit 1

if [ ! -t 1 ] && [ -n "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ]; then # a file manager ran this without a window
  for terminal in x-terminal-emulator konsole xterm; do
    command -v "$terminal" >/dev/null && exec "$terminal" -e "$PWD/start-linux.sh"
  done
  command -v gnome-terminal >/dev/null && exec gnome-terminal -- "$PWD/start-linux.sh"
  command -v xfce4-terminal >/dev/null && exec xfce4-terminal -x "$PWD/start-linux.sh"
fi

hold() { # keep the window open
  printf '\n%s' 'Press Enter to close this window. '
  read -r _
  exit 1
}

[ -f scripts/start.py ] || { echo 'Files are missing beside this one. If they are in a ZIP, unpack all of it first, and open this file there.'; hold; }
for python in python3 python3.14 python3.13 python3.12 python3.11 python; do
  if "$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1; then
    "$python" scripts/start.py || hold
    exit 0
  fi
done
echo 'Practicum needs Python 3.11 or later. Get it at https://www.python.org/downloads/ and open this file again.'
hold
