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
getent passwd | while IFS=: read -r user _ id _ _ home _; do
  folder="$home/.local/share/nodelab"
  if [ "$id" -ne 0 ] && [ "$id" -lt 1000 ]; then continue; fi
  if [ ! -d "$folder/environments" ]; then continue; fi
  answer=
  if [ "$1" = purge ] && [ -t 1 ] && [ -r /dev/tty ] && [ "${DEBIAN_FRONTEND:-}" != noninteractive ]; then
    printf 'Remove the environments of Nodelab in %s (%s)? [y/N] ' "$folder" "$(du -sh "$folder" 2>/dev/null | cut -f1)" >/dev/tty
    read -r answer </dev/tty || answer=
  fi
  case "$answer" in
    # As that user: a link of theirs must not lead root elsewhere.
    [yY]*) for name in $made; do su -s /bin/sh -c 'rm -rf -- "$0"' "$user" "$folder/$name" </dev/null || true; done ;;
    *) echo "Environments of Nodelab are kept in $folder; to remove them: cd '$folder' && rm -rf $made" ;;
  esac
done
exit 0
