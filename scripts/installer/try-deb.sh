#!/bin/sh
# Installs a deb on this machine, uses it as its author would from a terminal, takes it away, and looks that nothing is left: try-deb.sh FILE.deb. For a
# machine that is thrown away, such as the release workflow's; it wants root's rights, by sudo or as root.
set -eu
deb=$(readlink -f -- "$1")
node=$(dirname -- "$(readlink -f -- "$0")")/four.node.yml
sudo=
[ "$(id -u)" = 0 ] || sudo=sudo
laid='/opt/Nodelab /usr/bin/nodelab /usr/share/applications/nodelab.desktop /usr/share/mime/packages/nodelab.xml'
laid="$laid /usr/share/icons/hicolor/512x512/apps/nodelab.png"
fail() {
  echo "try-deb: $1" >&2
  exit 1
}

for path in $laid; do [ ! -e "$path" ] || fail "$path is there before anything is installed"; done
$sudo env DEBIAN_FRONTEND=noninteractive apt-get install -y -q "$deb" xvfb xauth
for path in $laid; do [ -e "$path" ] || fail "$path is not there"; done
missing=$(ldd /opt/Nodelab/nodelab | grep 'not found' || true)
[ -z "$missing" ] || fail "the package does not ask for all that it needs: $missing"

cd "$(mktemp -d)"
wanted=$(dpkg-deb --field "$deb" Version)
[ "$(nodelab --version)" = "$wanted" ] || fail "nodelab --version is not $wanted"
ran=$(nodelab run "$node" --input 'text="four"' --json) || fail "the node did not run: $ran"
printf '%s' "$ran" | grep -q '"n": 4' || fail "the node ended with $ran"

$sudo env DEBIAN_FRONTEND=noninteractive apt-get purge -y -q nodelab
for path in $laid /etc/apparmor.d/nodelab; do [ ! -e "$path" ] || fail "$path is left"; done
echo 'try-deb: installed, used, purged; nothing of it is left'
