#!/bin/sh
# After a deb or rpm has been removed. dpkg gives a word, rpm how many versions are left. electron-builder puts the names in.
set -e
case "${1:-remove}" in
  remove | purge | 0) ;;
  *) exit 0 ;;
esac

command='/opt/${sanitizedProductName}/resources/bin/nodelab'
if [ "$(readlink /usr/bin/nodelab 2>/dev/null)" = "$command" ]; then rm -f /usr/bin/nodelab; fi
profile='/etc/apparmor.d/${executable}'
if [ -f "$profile" ]; then
  if command -v apparmor_parser >/dev/null; then apparmor_parser --remove "$profile" 2>/dev/null || true; fi
  rm -f "$profile"
fi
if command -v update-mime-database >/dev/null; then update-mime-database /usr/share/mime || true; fi
if command -v update-desktop-database >/dev/null; then update-desktop-database -q /usr/share/applications || true; fi

# Environments are made anew by any Nodelab, and they are large: a purge offers to remove them. Whoever is not asked keeps them, and is told where
# they are: rpm knows no purge, and its scripts must not ask. Nodes, settings, versions and runs are their author's in any case.
if [ "${1:-}" != purge ] && [ "${1:-}" != 0 ]; then exit 0; fi
made='environments python uv uv-cache'

# Run in the name of a user whose home is $0: where the place file says that the data folder was moved to, and which one was used before. A folder is printed
# where it is Nodelab's beyond doubt: its mark lies in it and is that user's, and it is neither the home nor above it. Of any other a sentence is printed.
moved='
place="$0/.config/nodelab/data-folder.json"
home=$(cd -P -- "$0" && pwd -P) || exit 0
usual=$(cd -P -- "$0/.local/share/nodelab" 2>/dev/null && pwd -P)
told=
for key in folder before; do
  named=$(sed -n "1s/^{.*\"$key\": *\"\(\/[^\"\\\\]*\)\" *[,}].*/\1/p" "$place")
  if [ -z "$named" ]; then
    [ "$key" = before ] || echo "Where a data folder of Nodelab lies is said by $place: nothing of it was removed"
    continue
  fi
  real=$(cd -P -- "$named" 2>/dev/null && pwd -P)
  mark="$real/nodelab-data.json"
  if [ -n "$real" ] && { [ "$real" = "$usual" ] || [ "$real" = "$told" ]; }; then continue; fi
  case "$home/" in "${real%/}"/*) real= ;; esac
  if [ -n "$real" ] && [ -f "$mark" ] && [ ! -L "$mark" ] && [ -O "$mark" ] && grep -q "\"nodelab\": *\"data folder\"" "$mark"; then
    told=$real
    echo "$real"
  else
    echo "A data folder of Nodelab may lie in $named, which is not there or does not say so: nothing of it was removed"
  fi
done
'

# Offers to remove what can be made anew in the data folder $2 of user $1.
offer() {
  [ -d "$2/environments" ] || return 0
  answer=
  if [ "$word" = purge ] && [ -t 1 ] && [ -r /dev/tty ] && [ "${DEBIAN_FRONTEND:-}" != noninteractive ]; then
    printf 'Remove the environments of Nodelab in %s (%s)? [y/N] ' "$2" "$(du -sh "$2" 2>/dev/null | cut -f1)" >/dev/tty
    read -r answer </dev/tty || answer=
  fi
  case "$answer" in
    # As that user: a link of theirs must not lead root elsewhere.
    [yY]*) for name in $made; do su -s /bin/sh -c 'rm -rf -- "$0"' "$1" "$2/$name" </dev/null || true; done ;;
    *)
      # What is printed may be pasted into a shell: of a path that would leave its quotes no command is made.
      case "$2" in
        *\'*) echo "Environments of Nodelab are kept in $2; to remove them, delete there: $made" ;;
        *) echo "Environments of Nodelab are kept in $2; to remove them: cd '$2' && rm -rf $made" ;;
      esac ;;
  esac
}

word=$1
getent passwd | while IFS=: read -r user _ id _ _ home _; do
  if [ "$id" -ne 0 ] && [ "$id" -lt 1000 ]; then continue; fi
  offer "$user" "$home/.local/share/nodelab"
  if [ ! -f "$home/.config/nodelab/data-folder.json" ]; then continue; fi
  su -s /bin/sh -c "$moved" "$user" "$home" </dev/null | while IFS= read -r line; do
    case "$line" in
      /*) offer "$user" "$line" ;;
      *) echo "$line" ;;
    esac
  done
done
exit 0
