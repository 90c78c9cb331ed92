#!/bin/sh
# §start_about
# §start_copy
CDPATH='' cd -- "$(dirname -- "$0")" || exit 1
name=${0##*/}

if [ ! -t 1 ] && [ -n "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ]; then # a file manager ran this without a window
  for terminal in x-terminal-emulator konsole xterm; do
    command -v "$terminal" >/dev/null && exec "$terminal" -e "$PWD/$name"
  done
  command -v gnome-terminal >/dev/null && exec gnome-terminal -- "$PWD/$name"
  command -v xfce4-terminal >/dev/null && exec xfce4-terminal -x "$PWD/$name"
fi

hold() { # keep the window open
  printf '\n%s' '§start_hold'
  read -r _
  exit 1
}

[ -f scripts/start.py ] || { echo '§start_packed'; hold; }
for python in python3 python3.14 python3.13 python3.12 python3.11 python; do
  if "$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1; then
    "$python" scripts/start.py "$name" || hold
    exit 0
  fi
done
echo '§start_no_python'
hold
