# shellcheck shell=bash disable=SC2154
# Sourced by lab: nodes, which are booted systems.
#
# A node's disk is an overlay over the base system; it outlives power failures and goes with the lab. Its
# network namespace lives from power-on to power-off, so that nothing a kernel forgets (rules, connections,
# settings, addresses) is still there after it.

cgroup_roots() {
  local root
  for root in /sys/fs/cgroup/systemd /sys/fs/cgroup/unified /sys/fs/cgroup; do
    [ ! -e "$root/cgroup.procs" ] || echo "$root"
  done
}

# use_node NODE: the names of what belongs to it
use_node() {
  node=$1
  [ -n "$(facts node | grep -xF -- "$node")" ] || fail "lab $lab has no node $node"
  disk=$state/nodes/$node
  namespace=$prefix-$node
  cgroup=twinkeep-lab-$lab-$node
}

# make_disk NODE BASE
make_disk() {
  use_node "$1"
  local root=$disk/root
  mkdir -p "$disk/upper" "$disk/work" "$root"
  mount -t overlay "$namespace" -o "lowerdir=$2,upperdir=$disk/upper,workdir=$disk/work" "$root"
  echo "$node" >"$root/etc/hostname"
  printf '127.0.0.1 localhost\n127.0.1.1 %s\n::1 localhost\n' "$node" >"$root/etc/hosts"
  write_interfaces >"$root/etc/network/interfaces"
  install -d -m 700 "$root/root/.ssh"
  install -m 600 "$state/key.pub" "$root/root/.ssh/authorized_keys"
  ssh-keygen -q -t ed25519 -N '' -C "root@$node" -f "$root/etc/ssh/ssh_host_ed25519_key"
  printf 'PermitRootLogin prohibit-password\nPasswordAuthentication yes\nUseDNS no\n' \
    >"$root/etc/ssh/sshd_config.d/lab.conf"
  chroot "$root" useradd --create-home --shell /bin/bash --groups sudo admin
  printf 'admin:%s\n' "$(facts password)" | chroot "$root" chpasswd
  remove_packages "$root"
  limit_var "$root"
}

write_interfaces() {
  local name iface network addresses address number=1
  printf 'auto lo\niface lo inet loopback\n'
  while read -r name iface network addresses; do
    [ "$name" = "$node" ] || continue
    printf 'auto %s\n' "$iface"
    for address in $addresses; do
      write_interface "$iface" "$address"
    done
  done < <(facts port)
  while read -r name iface; do
    number=$((number + 1))
    [ "$name" = "$node" ] || continue
    printf 'auto %s\n' "$iface"
    write_interface "$iface" "198.18.$lab.$number/24"
  done < <(facts management)
}

# write_interface IFACE ADDRESS/LENGTH
write_interface() {
  case $2 in
    # Boots do not wait for duplicate address detection, as they do not with other network set-ups.
    *:*) printf 'iface %s inet6 static\n  address %s\n  accept_ra 0\n  dad-attempts 0\n' "$1" "$2" ;;
    *) printf 'iface %s inet static\n  address %s\n' "$1" "$2" ;;
  esac
}

# remove_packages ROOT
remove_packages() {
  local name package
  while read -r name package; do
    [ "$name" = "$node" ] || continue
    chroot "$1" dpkg --purge --force-depends "$package" >"$disk/purge.log" 2>&1 ||
      fail "cannot remove $package from $node: $(tail -n 1 "$disk/purge.log")"
  done < <(facts without)
}

# limit_var ROOT
limit_var() {
  local name megabytes
  while read -r name megabytes; do
    [ "$name" = "$node" ] || continue
    mkdir "$disk/var"
    mount -t tmpfs -o "mode=755,size=${megabytes}m" "$namespace-var" "$disk/var"
    cp -a "$1/var/." "$disk/var/"
  done < <(facts var)
}

# lay_cables: a namespace, and the node's interfaces in it
lay_cables() {
  local name iface network rest
  ip netns add "$namespace"
  ip -n "$namespace" link set lo up
  while read -r name iface network rest; do
    [ "$name" != "$node" ] || connect "$node" "$iface" "$network"
  done < <(facts port)
  while read -r name iface; do
    [ "$name" != "$node" ] || connect "$node" "$iface" management
  done < <(facts management)
}

# remove_cables: the bridge's ends first, because a namespace goes away some time after its deletion
remove_cables() {
  local name iface rest port
  while read -r name iface rest; do
    [ "$name" = "$node" ] || continue
    port=$(port_name "$node" "$iface")
    ip -n "$prefix-switch" link delete "$port" 2>/dev/null || true
  done < <(facts port; facts management)
  [ ! -e "/run/netns/$namespace" ] || remove_namespace "$namespace"
}

# supervise NODE: what the mains and the board are to a machine. Runs as long as the node is on.
supervise() {
  use_node "$1"
  local status=133 nspawn
  while [ "$status" -eq 133 ]; do # the system asked for a reboot
    lay_cables
    start_system &
    nspawn=$!
    if until_true 60 find_leader "$nspawn"; then
      echo "$leader" >"$disk/leader.new" && mv "$disk/leader.new" "$disk/leader"
    fi
    status=0
    wait "$nspawn" || status=$?
    rm -f "$disk/leader"
    remove_cables
  done
  rm -f "$disk/supervisor"
}

# start_system: becomes systemd-nspawn. A control group of its own keeps nodes apart; nspawn would otherwise put all
# systems into one. Only what a firewall needs is added to nspawn's usual capabilities.
start_system() {
  local root binds=()
  for root in $(cgroup_roots); do
    mkdir -p "$root/$cgroup"
    echo "$BASHPID" >"$root/$cgroup/cgroup.procs"
  done
  [ ! -d "$disk/var" ] || binds+=("--bind=$disk/var:/var")
  export SYSTEMD_NSPAWN_UNIFIED_HIERARCHY=1 # control groups version 2 inside, whatever the host has
  export SYSTEMD_NSPAWN_API_VFS_WRITABLE=network # /proc/sys/net can be written
  exec systemd-nspawn --quiet --boot --register=no --keep-unit --machine="$namespace" --directory="$disk/root" \
    "${binds[@]}" --network-namespace-path="/run/netns/$namespace" \
    --capability=CAP_NET_ADMIN,CAP_IPC_LOCK --resolv-conf=off --timezone=off --link-journal=no \
    --console=pipe --kill-signal=SIGRTMIN+3
}

# find_leader PID: process 1 of the system that PID, a systemd-nspawn, started
find_leader() {
  local child
  gone "$1" && return 0
  for child in $(cat /proc/"$1"/task/*/children 2>/dev/null); do
    if [ "$(cat "/proc/$child/comm" 2>/dev/null)" = systemd ]; then
      leader=$child
      return 0
    fi
  done
  return 1
}

leader_known() { [ -s "$disk/leader" ] && [ "$(cat "$disk/leader")" != "$1" ]; }

is_on() { [ -s "$disk/leader" ]; }

# boot NODE
boot() {
  use_node "$1"
  ! is_on || fail "$node is already on"
  await_off 30 || fail "$node does not go off"
  setsid bash "$here/lab" supervise "$lab" "$node" >>"$disk/console.log" 2>&1 </dev/null 7>&- &
  echo $! >"$disk/supervisor"
  until_true 60 leader_known none || fail "$node did not start: $(tail -n 3 "$disk/console.log")"
}

# is_tidy: the supervisor, if there was one, has come to its end
is_tidy() {
  local supervisor
  ! supervisor=$(cat "$disk/supervisor" 2>/dev/null) || gone "$supervisor"
}

await_off() { until_true "$1" is_tidy; }

# freeze 1|0: stops or wakes all processes of the node at once
freeze() {
  local file
  for file in /sys/fs/cgroup/{unified/,}"$cgroup/cgroup.freeze"; do
    [ ! -e "$file" ] || echo "$1" >"$file"
  done
}

# power_off NODE: everything stops, all cables are dead, and then it is over; in another order a dying daemon could
# still say good-bye to its peer.
power_off() {
  use_node "$1"
  is_on || fail "$node is not on"
  local name iface rest
  freeze 1
  while read -r name iface rest; do
    [ "$name" != "$node" ] || printf 'link set %s down\n' "$(port_name "$node" "$iface")"
  done < <(facts port; facts management) | ip -n "$prefix-switch" -batch -
  local leader
  leader=$(cat "$disk/leader")
  rm "$disk/leader"
  kill -9 "$leader"
  freeze 0 # nspawn sleeps in the same group and has to tidy up
  until_true 30 gone "$leader" || fail "$node does not go off"
}

# shut_down NODE
shut_down() {
  use_node "$1"
  is_on || fail "$node is not on"
  kill -s RTMIN+4 "$(cat "$disk/leader")" # systemd: start poweroff.target
  await_off 120 || fail "$node does not shut down"
}

# reboot NODE
reboot() {
  use_node "$1"
  is_on || fail "$node is not on"
  local before
  before=$(cat "$disk/leader")
  kill -s RTMIN+5 "$before" # systemd: start reboot.target
  until_true 120 leader_known "$before" || fail "$node does not reboot"
}

# enter NODE COMMAND ...
enter() {
  use_node "$1"
  shift
  is_on || fail "$node is not on"
  exec nsenter --target "$(cat "$disk/leader")" --all -- /usr/bin/env -i HOME=/root TERM=dumb LC_ALL=C.UTF-8 \
    PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin "$@"
}

# destroy_node NODE: whatever state it is in
destroy_node() {
  use_node "$1"
  local root
  freeze 0
  ! is_on || kill -9 "$(cat "$disk/leader")" 2>/dev/null || true
  if ! await_off 10; then
    # shellcheck disable=SC2046 # a list
    kill -9 "$(cat "$disk/supervisor")" $(processes) 2>/dev/null || true
  fi
  for root in $(cgroup_roots); do
    [ ! -d "$root/$cgroup" ] || until_true 5 remove_group "$root/$cgroup" || true
  done
  rm -rf "/run/systemd/nspawn/propagate/$namespace" "/run/systemd/nspawn/unix-export/$namespace"
  for root in "$disk/root" "$disk/var"; do
    ! mountpoint -q "$root" || until_true 5 umount "$root" 2>/dev/null || umount -l "$root"
  done
}

# processes: all of the node
processes() {
  local root
  for root in $(cgroup_roots); do
    find "$root/$cgroup" -name cgroup.procs -exec cat {} + 2>/dev/null
  done
}

remove_group() {
  find "$1" -depth -type d -exec rmdir {} + 2>/dev/null
  [ ! -d "$1" ]
}
