#!/bin/sh
# need.sh GROUP...: makes sure that what a group of targets needs is there, installing it with apt
# where it is missing. Groups are rows of the table below; the table is the project's list of
# dependencies. A group named with a leading '?' may stay missing: one sentence says what is lost.
#
# A thing is missing when its probe fails, never because a package database says so:
#   cmd NAME      a program on PATH          pc NAME     a pkg-config module
#   head NAME     a C header                 font zh     a font with Chinese characters
#   file NAME     a file
set -u

table='
desk   cmd  gcc                gcc libc6-dev
desk   head stdio.h            libc6-dev
desk   cmd  pkg-config         pkg-config
desk   pc   ncursesw           libncurses-dev
desk   pc   yaml-0.1           libyaml-dev
desk   pc   jansson            libjansson-dev
desk   head unilbrk.h          libunistring-dev
desk   pc   libqrencode        libqrencode-dev
paper  pc   pangocairo         libpango1.0-dev
paper  pc   cairo-pdf          libcairo2-dev
paper  cmd  cups-config        libcups2-dev
paper  font zh                 fonts-wqy-microhei fontconfig
test   pc   cmocka             libcmocka-dev
test   pc   vterm              libvterm-dev
test   cmd  jq                 jq
test   file /usr/share/terminfo/p/putty   ncurses-term
papert cmd  pdftotext          poppler-utils
papert cmd  ippeveprinter      cups-ipp-utils
papert cmd  avahi-daemon       avahi-daemon
papert cmd  dbus-send          dbus-bin
papert cmd  dbus-daemon        dbus-daemon
bench  cmd  dialog             dialog
bench  cmd  whiptail           whiptail
san    head sanitizer/asan_interface.h    libgcc-12-dev
lint   cmd  clang              clang
lint   cmd  clang-tidy         clang-tidy
lint   cmd  clang-format       clang-format
lint   cmd  cppcheck           cppcheck
lint   cmd  shellcheck         shellcheck
fuzz   cmd  clang              clang
fuzz   file /usr/lib/llvm-14/lib/clang/14.0.6/lib/linux/libclang_rt.fuzzer-x86_64.a  libclang-rt-14-dev
pict   cmd  dot                graphviz
z3     cmd  z3                 z3
'

there() {
    # shellcheck disable=SC2086  # CC may be a program and its arguments
    case $1 in
    cmd) command -v "$2" >/dev/null 2>&1 ;;
    pc) pkg-config --exists "$2" >/dev/null 2>&1 ;;
    head) printf '#include <%s>\n' "$2" | ${CC:-gcc} -E -x c - >/dev/null 2>&1 ;;
    font) fc-list ":lang=$2" 2>/dev/null | grep -q . ;;
    file) [ -e "$2" ] ;;
    esac
}

missing_of() { # prints the packages a group misses
    printf '%s\n' "$table" | while read -r group probe name packages; do
        [ "$group" = "$1" ] || continue
        there "$probe" "$name" || printf '%s ' "$packages"
    done
}

as_root() {
    if [ "$(id -u)" = 0 ]; then
        "$@"
    elif sudo -n true 2>/dev/null || { [ -t 0 ] && command -v sudo >/dev/null 2>&1; }; then
        sudo "$@"
    else
        return 1
    fi
}

install_packages() {
    command -v apt-get >/dev/null 2>&1 || return 1
    # Lists are fetched only where there are none, so that a machine without network still builds.
    if ! apt-cache show "$1" >/dev/null 2>&1; then
        as_root apt-get -qq update >&2 || return 1
    fi
    as_root env DEBIAN_FRONTEND=noninteractive \
        apt-get install -y -qq --no-install-recommends "$@" >&2
}

refuse() {
    echo "需要这些软件包，请先安装：$*" >&2
    echo "These packages are needed; please install them first: $*" >&2
    if command -v apt-get >/dev/null 2>&1; then
        echo "  su -c 'apt-get update && apt-get install -y --no-install-recommends $*'" >&2
    else
        echo "  (the names are Debian's; other systems have their own for the same things)" >&2
    fi
    exit 3
}

for group in "$@"; do
    optional=
    case $group in '?'*) optional=1 group=${group#?} ;; esac
    packages=$(missing_of "$group" | tr ' ' '\n' | sort -u | tr '\n' ' ' | sed 's/^ *//; s/ *$//')
    [ -n "$packages" ] || continue
    # shellcheck disable=SC2086  # a list of names is meant
    install_packages $packages || true
    still=$(missing_of "$group")
    [ -n "$still" ] || continue
    [ -n "$optional" ] || refuse "$packages"
    echo "没有装上 $packages：导办照常可用，但不能打印 PDF，只能出文本。" >&2
    echo "Could not install $packages: daoban works, but without PDF printing, text only." >&2
done
