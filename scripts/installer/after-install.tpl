#!/bin/sh
# After a deb or rpm has been unpacked. electron-builder puts the names in.
set -e
app='/opt/${sanitizedProductName}'
command="$app/resources/bin/nodelab"

# The command on everybody's PATH, unless another program has that name there.
if [ ! -e /usr/bin/nodelab ] || [ "$(readlink /usr/bin/nodelab)" = "$command" ]; then
  ln -sf "$command" /usr/bin/nodelab
else
  echo "/usr/bin/nodelab is another program's: Nodelab's command line is $command" >&2
fi

# Chromium's sandbox uses user namespaces. Where the kernel lends none, its helper has to be root's.
if unshare --user true 2>/dev/null; then mode=0755; else mode=4755; fi
chmod "$mode" "$app/chrome-sandbox"

# Where AppArmor keeps user namespaces from programs that it does not know, it learns to know this one.
profile="$app/resources/apparmor-profile"
if command -v apparmor_parser >/dev/null && [ -d /etc/apparmor.d ] && apparmor_parser --skip-kernel-load "$profile" >/dev/null 2>&1; then
  cp "$profile" '/etc/apparmor.d/${executable}'
  apparmor_parser --replace '/etc/apparmor.d/${executable}' 2>/dev/null || true
fi

if command -v update-mime-database >/dev/null; then update-mime-database /usr/share/mime || true; fi
if command -v update-desktop-database >/dev/null; then update-desktop-database -q /usr/share/applications || true; fi
