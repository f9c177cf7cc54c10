# shellcheck shell=bash
# What this machine is and has: read by build-aux/dev. Decides between building here and building in
# a private Debian 13 root, and gets the few packages that either needs. Knows no host name: the
# mirror is the one that apt already uses.

SUITE=trixie
# LISTS: the files of build-aux that name the packages; build-aux/dev says which.
PKGS=$(cd "$TOP/build-aux" && cat "${LISTS[@]}" | sed 's/#.*//; /^[[:space:]]*$/d' | paste -sd,)
[ -n "${HOME:-}" ] || HOME=$(getent passwd "$(id -u)" | cut -d: -f6)
CACHE=${XDG_CACHE_HOME:-$HOME/.cache}/meldpad-dev

say() { echo "dev: $*" >&2; }
die() { say "$@"; exit 1; }
on_terminal() { [ -t 0 ] && [ -t 2 ] && [ -z "${CI:-}" ]; }
os() { (. /etc/os-release 2>/dev/null; eval "echo \"\${$1:-}\""); }

# What Meldpad needs of a machine that builds it without the private root, as pkg-config names.
NEEDS=('glib-2.0 2.84' 'gtk4 4.18' 'gtk4-unix-print 4.18' 'libadwaita-1 1.7' 'pangocairo 1.56' 'cairo-pdf 1.18'
  'json-glib-1.0 1.10' 'libsodium 1.0.18' 'libcrypto 3.0' 'libqrencode 4.1' 'atspi-2 2.56')

# One line for each thing that is too old or absent; nothing when all is there.
lacks() {
  local tool have
  for tool in cc meson ninja pkg-config msgfmt blueprint-compiler Xvfb dbus-run-session xdotool; do
    command -v "$tool" >/dev/null || echo "$tool is not installed"
  done
  command -v pkg-config >/dev/null || return 0
  for tool in "${NEEDS[@]}"; do
    have=$(pkg-config --modversion "${tool% *}" 2>/dev/null || true)
    if [ -z "$have" ]; then echo "${tool% *} is not installed; ${tool#* } or newer is needed"
    elif ! pkg-config --atleast-version="${tool#* }" "${tool% *}"; then echo "${tool% *} is too old: ${tool#* } is needed, here is $have"; fi
  done
  have=$(blueprint-compiler --version 2>/dev/null || true)
  [ -z "$have" ] || [ "$(printf '0.16.0\n%s\n' "$have" | sort -V | head -1)" = 0.16.0 ] ||
    echo "blueprint-compiler is too old: 0.16 is needed, here is $have"
}

# On Debian: which packages of the list are absent.
absent_packages() {
  # shellcheck disable=SC2086
  { dpkg-query -W -f '${db:Status-Status} ${Package}\n' ${PKGS//,/ } 2>/dev/null || true; } | sed -n 's/^installed //p' |
    sort | comm -13 - <(tr , '\n' <<<"$PKGS" | sort)
}

# Yes or no on a terminal; anywhere else: no.
ask() {
  local answer
  on_terminal || return 1
  read -r -p "dev: $* [y/N] " answer
  case $answer in [yYjJ]*) return 0 ;; *) return 1 ;; esac
}

apt_install() {
  local sudo=()
  [ "$(id -u)" = 0 ] || sudo=(sudo)
  # A machine that never asked its mirror knows no package at all.
  apt-cache show "$1" >/dev/null 2>&1 || "${sudo[@]}" apt-get update >&2 || return
  "${sudo[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends "$@" >&2 ||
    { "${sudo[@]}" apt-get update >&2 &&
      "${sudo[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends "$@" >&2; }
}

# Native or private? Sets NATIVE to 1 or 0. Asks at most once in the life of the cache folder.
choose_ground() {
  local version absent
  case ${DEV_NATIVE:-} in 0 | 1) NATIVE=$DEV_NATIVE; return ;; esac
  NATIVE=0
  version=$(os VERSION_ID)
  if [ "$(os ID)" = debian ]; then
    [ -z "$version" ] || [ "$version" -ge 13 ] || return 0
    absent=$(absent_packages)
    if [ -z "$absent" ]; then NATIVE=1; return; fi
    [ ! -e "$CACHE/declined" ] || return 0
    on_terminal || return 0
    if ask "$(wc -l <<<"$absent") Debian packages that build and test Meldpad are not installed here. Install them now with apt-get?
     (No: they go into a private copy of Debian 13 under $CACHE instead. This is asked once.)"; then
      # shellcheck disable=SC2086
      if apt_install $absent; then NATIVE=1; return; fi
      say "that did not work; going on with a private Debian 13"
    fi
    mkdir -p "$CACHE"; touch "$CACHE/declined"
  else
    absent=$(lacks)
    if [ -z "$absent" ]; then NATIVE=1; return; fi
    say "this is $(os PRETTY_NAME), where Meldpad does not build as it is:"
    sed 's/^/  /' <<<"$absent" >&2
    die "update these, use Debian 12 or newer, or take the Flatpak (README.md says where it is)"
  fi
}

# The mirror from which apt gets this release's main section.
mirror() {
  local code found
  [ -z "${DEV_MIRROR:-}" ] || { echo "$DEV_MIRROR"; return; }
  code=$(os VERSION_CODENAME)
  found=$({ cat /etc/apt/sources.list.d/*.sources 2>/dev/null | awk -v code="$code" -v RS= '{
      uri = ""; fits = 0; main = 0; off = 0; n = split($0, line, "\n")
      for (i = 1; i <= n; i++) { m = split(line[i], w, /[ \t]+/)
        if (w[1] == "URIs:") uri = w[2]
        if (w[1] == "Enabled:" && w[2] == "no") off = 1
        for (j = 2; j <= m; j++) { if (w[1] == "Suites:" && w[j] == code) fits = 1; if (w[1] == "Components:" && w[j] == "main") main = 1 } }
      if (uri && fits && main && !off) print uri }'
    cat /etc/apt/sources.list /etc/apt/sources.list.d/*.list 2>/dev/null | sed 's/\[[^]]*\]//' |
      awk -v code="$code" '$1 == "deb" && $3 == code && $4 == "main" { print $2 }'
  } | grep -E '^(https?|ftp|file|copy|mirror\+?[a-z]*|tor\+https?):' || true)
  [ -n "$found" ] || die "apt has no mirror for Debian's main section here; set DEV_MIRROR to the address of one"
  head -1 <<<"$found"
}

# What making and entering the private root takes.
get_tools() {
  local absent='' tool
  command -v mmdebstrap >/dev/null || absent+=" mmdebstrap"
  if [ "$(id -u)" != 0 ]; then
    command -v newuidmap >/dev/null || absent+=" uidmap"
    command -v bwrap >/dev/null || absent+=" bubblewrap"
  else
    command -v bwrap >/dev/null || absent+=" bubblewrap"
    command -v mount >/dev/null || absent+=" mount"
  fi
  [ -n "$absent" ] || return 0
  command -v apt-get >/dev/null || die "missing:$absent"
  say "making a private Debian 13 takes$absent (mmdebstrap makes it, bubblewrap enters it, uidmap lets an ordinary user do so, mount is for where bubblewrap is forbidden)"
  if [ "$(id -u)" != 0 ]; then
    command -v sudo >/dev/null && { ask "install$absent with sudo apt-get?" || { [ -n "${CI:-}" ] && sudo -n true 2>/dev/null; }; } ||
      die "then, as root, once: apt-get install --no-install-recommends$absent"
  elif on_terminal; then
    ask "install$absent with apt-get?" || die "then once: apt-get install --no-install-recommends$absent"
  fi
  # shellcheck disable=SC2086
  apt_install $absent || die "apt-get could not install$absent"
  for tool in $absent; do dpkg-query -W "$tool" >/dev/null 2>&1 || die "$tool is still missing"; done
}
