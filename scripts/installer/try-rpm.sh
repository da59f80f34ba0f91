#!/bin/sh
# Installs an rpm into a clean Debian that lies in a folder of its own, uses it there as an ordinary user would, removes it, and looks that nothing is left:
# try-rpm.sh FILE.rpm [ROOT], where ROOT is a clean Debian that is there already and is copied. For root on a Debian with `rpm` and `debootstrap`; this
# system itself is not changed. What the rpm asks for is not looked at, since no Debian can answer: its own packages are laid in that folder by hand.
set -eu
rpm=$(readlink -f -- "$1")
here=$(dirname -- "$(readlink -f -- "$0")")
laid='/opt/Nodelab /usr/bin/nodelab /usr/share/applications/nodelab.desktop /usr/share/mime/packages/nodelab.xml'
laid="$laid /usr/share/icons/hicolor/512x512/apps/nodelab.png"
# Of Debian: what the packages are that electron-builder.yml names for an rpm, and what a use from a terminal and from a desktop needs.
needed='libgtk-3-0 libnotify4 libnss3 libxss1 libxtst6 xdg-utils libatspi2.0-0 libuuid1 libgbm1 libdrm2 libasound2'
needed="$needed shared-mime-info desktop-file-utils ca-certificates python3 xvfb xauth xdotool"
fail() {
  echo "try-rpm: $1" >&2
  exit 1
}
[ "$(id -u)" = 0 ] || fail 'wants to be root'

# What is mounted below is seen by this alone, and gone with it: nothing of this system can be removed with the folder.
if [ -z "${TRY_RPM_ROOT:-}" ]; then
  root=$(mktemp -d /var/tmp/nodelab-rpm.XXXXXX)
  trap 'rm -rf --one-file-system "$root"' EXIT
  if [ -n "${2:-}" ]; then
    cp -a "$2/." "$root"
  else
    suite=$(. /etc/os-release && echo "$VERSION_CODENAME")
    source=$(apt-get indextargets --format '$(ORIGIN) $(SUITE) $(CODENAME) $(REPO_URI)' 'Created-By: Packages' |
      awk -v suite="$suite" '$1 == "Debian" && $(NF - 1) == suite { print $NF; exit }')
    debootstrap --variant=minbase "$suite" "$root" "$source" >/dev/null
  fi
  TRY_RPM_ROOT=$root unshare --mount --propagation private --pid --fork --kill-child sh "$0" "$rpm"
  exit
fi

root=$TRY_RPM_ROOT
mount -t proc proc "$root/proc"
mount --rbind /dev "$root/dev"
# As this system reaches its packages and its index.
lend() {
  for path in "$@"; do [ ! -e "$path" ] || { mkdir -p "$root$(dirname "$path")" && cp -rL "$path" "$root$(dirname "$path")"; }; done
}
lend /etc/resolv.conf /etc/hosts /etc/apt/apt.conf.d /etc/pip.conf /etc/ssl/certs/ca-certificates.crt
export DEBIAN_FRONTEND=noninteractive
chroot "$root" sh -c "apt-get update -q && apt-get install -y -q --no-install-recommends $needed" >"$root/var/log/laid" 2>&1 ||
  fail "the packages of Debian could not be laid: $(tail -3 "$root/var/log/laid")"
# Debian's own package has made it anew.
lend /etc/ssl/certs/ca-certificates.crt
chroot "$root" useradd --create-home author
own_rpm() { rpm --root "$root" --dbpath /var/lib/rpm "$@"; }

# In the folder as a user's own system, and not as a prison in this one: there are no user namespaces in a chroot.
as_author() {
  env -u DISPLAY -u WAYLAND_DISPLAY -u XDG_RUNTIME_DIR -u UV_CACHE_DIR PATH=/usr/sbin:/usr/bin:/sbin:/bin unshare --mount --propagation private sh -ec '
    mount --rbind "$0" "$0"
    cd "$0"
    pivot_root . mnt
    umount -l /mnt
    exec su author -s /bin/sh -c "cd && $1"' "$root" "$1"
}

for path in $laid; do [ ! -e "$root$path" ] || fail "$path is there before anything is installed"; done
own_rpm --install --nodeps "$rpm"
[ "$(own_rpm --query nodelab)" = "$(rpm --query --package "$rpm" 2>/dev/null)" ] || fail 'rpm does not know it'
# The right of Chromium's helper is a matter of the kernel: scripts/installer/after-install.tpl.
changed=$(own_rpm --verify --nodeps nodelab | grep -v '^\.M\.\.\.\.\.\.\.  *\(c \)*/opt/Nodelab/chrome-sandbox$' || true)
[ -z "$changed" ] || fail "it does not lie as it was packed: $changed"
# The command is a link, made after the rest.
for path in $laid; do [ -e "$root$path" ] || [ -L "$root$path" ] || fail "$path is not there"; done
missing=$(chroot "$root" ldd /opt/Nodelab/nodelab | grep 'not found' || true)
[ -z "$missing" ] || fail "it needs more than its packages: $missing"

wanted=$(rpm --query --package --queryformat '%{VERSION}' "$rpm" 2>/dev/null)
[ "$(as_author 'nodelab --version')" = "$wanted" ] || fail "nodelab --version is not $wanted"
cp "$here/four.node.yml" "$root/home/author/four.node.yml"
ran=$(as_author "nodelab run four.node.yml --input 'text=\"four\"' --json") || fail "the node did not run: $ran"
printf '%s' "$ran" | grep -q '"n": 4' || fail "the node ended with $ran"
as_author 'xvfb-run -a sh -ec "
  /opt/Nodelab/nodelab >window.log 2>&1 &
  timeout 120 xdotool search --sync --onlyvisible --name Nodelab >/dev/null
  kill -TERM \$!
  wait \$!"' || fail "its window did not come up, or did not end as it was told: $(cat "$root/home/author/window.log")"

told=$(own_rpm --erase nodelab)
for path in $laid /etc/apparmor.d/nodelab; do [ ! -e "$root$path" ] && [ ! -L "$root$path" ] || fail "$path is left"; done
printf '%s' "$told" | grep -q 'kept in /home/author/.local/share/nodelab' || fail "it does not say where the environments are: $told"
[ -d "$root/home/author/.local/share/nodelab/environments" ] || fail 'the environments are gone'
echo 'try-rpm: installed, used, removed; nothing of it is left but what is its user’s own'
