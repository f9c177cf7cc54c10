# shellcheck shell=bash
# Makes the private Debian 13 root and runs commands in it. Read by build-aux/dev after machine.sh.
# One root serves every clone of one user; it is read-only for what runs in it, and changing the
# package list makes a new one.

HOOK='printf "nl_NL.UTF-8 UTF-8\nen_US.UTF-8 UTF-8\nnl_BE.UTF-8 UTF-8\n" >"$1/etc/locale.gen"; chroot "$1" locale-gen >/dev/null; chroot "$1" dbus-uuidgen >"$1/etc/machine-id"'
KEY=$(printf '%s %s %s' "$SUITE" "$PKGS" "$HOOK" | sha256sum | cut -c1-12)
ROOT=$CACHE/$SUITE-$KEY

# Files of other users' ids are left when an unshared mmdebstrap is killed.
remove() {
  rm -rf "$@" 2>/dev/null || mmdebstrap --unshare-helper rm -rf "$@" || die "cannot remove $*"
}

# What an ordinary user cannot do without, asked before anything is installed or fetched.
check_user() {
  local me
  [ "$(id -u)" != 0 ] || return 0
  me=$(id -un)
  unshare --user true 2>/dev/null ||
    die "this machine gives $me no user namespaces, which a private Debian 13 takes (sysctl kernel.unprivileged_userns_clone and user.max_user_namespaces, AppArmor's limit on them; a chroot has none). As root it works without"
  [ ! -e /etc/subuid ] || grep -qE "^($me|$(id -u)):" /etc/subuid ||
    die "$me has no range of ids for a private Debian 13. As root, once: usermod --add-subuids 100000-165535 --add-subgids 100000-165535 $me"
}

make_root() {
  local new=$ROOT.new mode=unshare free address proxy options=()
  if [ -f "$ROOT/.ready" ]; then touch "$ROOT/.ready"; return; fi
  check_user
  get_tools
  mkdir -p "$CACHE" || die "cannot write in $CACHE; set XDG_CACHE_HOME to a folder that can"
  exec 9>"$CACHE/lock"
  flock -n 9 || { say "another start is making the private Debian 13; waiting for it"; flock 9; }
  if [ -f "$ROOT/.ready" ]; then exec 9>&-; return; fi
  free=$(df -Pm "$CACHE" | awk 'NR == 2 { print $4 }')
  [ "$free" -gt 3000 ] || die "$CACHE has $free MB free; a private Debian 13 takes 3000"
  # Half-made ones of an interrupted start, and those that no clone has used for a month.
  remove "$CACHE/tmp" "$CACHE/$SUITE"-*.new
  find "$CACHE" -maxdepth 2 -path "$CACHE/$SUITE-*/.ready" -mtime +30 -printf '%h\n' |
    while read -r old; do rm -rf "$old"; done
  mkdir -p "$CACHE/tmp" "$new"
  chmod 755 "$CACHE/tmp"
  address=$(mirror)
  proxy=$(apt-config dump --format '%v%n' Acquire::http::Proxy 2>/dev/null | head -1)
  [ -z "$proxy" ] || options+=(--aptopt="Acquire::http::Proxy \"$proxy\"")
  [ "$(id -u)" != 0 ] || mode=root
  say "making a private Debian 13 in $ROOT from $address: about two minutes and 1.5 GB, once"
  TMPDIR=$CACHE/tmp mmdebstrap --mode=$mode --variant=minbase --format=tar "${options[@]}" \
    --aptopt='APT::Install-Recommends "false"' --aptopt='Acquire::Languages "none"' \
    --dpkgopt='path-exclude=/usr/share/doc/*' --dpkgopt='path-include=/usr/share/doc/*/copyright' \
    --dpkgopt='path-exclude=/usr/share/man/*' --include="$PKGS" --customize-hook="$HOOK" \
    "$SUITE" - "deb $address $SUITE main" 9>&- | tar -x -C "$new" --no-same-owner --exclude='./dev/*' ||
    die "no private Debian 13 came of it (see above); the next start begins anew"
  touch "$new/.ready"
  mv "$new" "$ROOT"
  exec 9>&-
  say "the private Debian 13 is ready"
}

# How the root can be entered here: bwrap without the network, bwrap with it (where a container
# forbids setting up a loopback), or, as root, a private mount namespace and chroot.
choose_door() {
  case ${DEV_DOOR:-} in bwrap | bwrap-net | chroot) DOOR=$DEV_DOOR; return ;; esac
  if bwrap --ro-bind "$ROOT" / --dev /dev --bind /proc /proc --unshare-net true 2>/dev/null; then DOOR=bwrap
  elif bwrap --ro-bind "$ROOT" / --dev /dev --bind /proc /proc true 2>/dev/null; then DOOR=bwrap-net
  elif [ "$(id -u)" = 0 ] && unshare --mount --propagation private true 2>/dev/null; then DOOR=chroot
  else
    die "neither bubblewrap nor unshare works here. As an ordinary user that takes user namespaces (sysctl kernel.unprivileged_userns_clone, or AppArmor's limit on them); as root the right to mount"
  fi
}

# enter_root desktop|"" -- CMD…: VARS holds NAME=VALUE of all that the command gets to see;
# "desktop" also hands in the screen and the session bus.
enter_root() {
  local desktop=$1 v bind args
  shift 2
  make_root
  choose_door
  mkdir -p "$ROOT$TOP" "$CACHE/ccache"
  if [ "$DOOR" = chroot ]; then
    exec unshare --mount --propagation private -- sh -c '
      set -e; R=$1 TOP=$2 C=$3; shift 3
      mount --bind "$R" "$R"; mount --rbind /dev "$R/dev"; mount --bind /proc "$R/proc"; mount --rbind /sys "$R/sys"
      for t in tmp var/tmp run dev/shm; do mount -t tmpfs -o mode=1777 tmpfs "$R/$t"; done
      mkdir -p "$R$TOP" "$R/run/ccache"; mount --bind "$TOP" "$R$TOP"; mount --bind "$C" "$R/run/ccache"
      mount -o remount,bind,ro "$R"
      exec chroot "$R" env -i sh -c "cd \"\$0\" && exec env \"\$@\"" "$TOP" "$@"' sh \
      "$ROOT" "$TOP" "$CACHE/ccache" "${VARS[@]}" "$@"
  fi
  args=(--ro-bind "$ROOT" / --dev /dev --bind /proc /proc --ro-bind /sys /sys --tmpfs /tmp --tmpfs /var/tmp
    --tmpfs /run --tmpfs /dev/shm --ro-bind-try /etc/passwd /etc/passwd --ro-bind-try /etc/group /etc/group
    --bind "$TOP" "$TOP" --bind "$CACHE/ccache" /run/ccache --chdir "$TOP" --die-with-parent --clearenv)
  # A display may be at the other end of a wire (ssh -X); everything else gets no network.
  [ "$DOOR" != bwrap ] || [ "$desktop" = desktop ] || args+=(--unshare-net)
  if [ "$desktop" = desktop ]; then
    v=${XDG_RUNTIME_DIR:-/run/user/$(id -u)}
    args+=(--dir "$v" --setenv XDG_RUNTIME_DIR "$v" --dev-bind-try /dev/dri /dev/dri)
    [ -z "${WAYLAND_DISPLAY:-}" ] || args+=(--ro-bind-try "$v/$WAYLAND_DISPLAY" "$v/$WAYLAND_DISPLAY" --setenv WAYLAND_DISPLAY "$WAYLAND_DISPLAY")
    [ -z "${DISPLAY:-}" ] || args+=(--ro-bind-try /tmp/.X11-unix /tmp/.X11-unix --setenv DISPLAY "$DISPLAY")
    [ -z "${XAUTHORITY:-}" ] || args+=(--ro-bind-try "$XAUTHORITY" /tmp/.Xauthority --setenv XAUTHORITY /tmp/.Xauthority)
    case ${DBUS_SESSION_BUS_ADDRESS:-} in
      unix:path=*)
        bind=${DBUS_SESSION_BUS_ADDRESS#unix:path=}; bind=${bind%%,*}
        args+=(--ro-bind-try "$bind" "$bind" --setenv DBUS_SESSION_BUS_ADDRESS "unix:path=$bind") ;;
    esac
  fi
  for v in "${VARS[@]}"; do args+=(--setenv "${v%%=*}" "${v#*=}"); done
  exec bwrap "${args[@]}" -- "$@"
}
