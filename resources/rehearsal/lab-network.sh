# shellcheck shell=bash disable=SC2154
# Sourced by lab: switches, hosts, cables.
#
# Every network is a bridge in one namespace ("switch"), every cable a veth pair whose one end is a port of the
# bridge. Pulling a cable sets the bridge's end down: the other side loses its carrier, as with a real cable.

# port_name OWNER IFACE: the bridge's end of a cable; numbered, because names are limited to 15 characters
port_name() {
  awk -v owner="$1" -v iface="$2" '
    $1 == "port" && $2 == owner && $3 == iface { print "p" NR; exit }
    $1 == "management" && $2 == owner && $3 == iface { print "p" NR; exit }' "$plan"
}

# connect OWNER IFACE NETWORK: lays a cable. The interface has the same hardware address each time, as a card has, or
# the neighbours of a node that was off and on would go on talking to the old one.
connect() {
  local port card
  port=$(port_name "$1" "$2")
  card=$(printf '02:00:5e:00:%02x:%02x' "$lab" "${port#p}")
  ip -n "$prefix-switch" link add "$port" type veth peer name "$2" address "$card" netns "$prefix-$1"
  ip -n "$prefix-switch" link set "$port" master "$3" up
}

# add_bridge NAME: a plain switch
add_bridge() {
  ip -n "$prefix-switch" link add "$1" type bridge forward_delay 0 stp_state 0
  ip -n "$prefix-switch" link set "$1" up
}

build_network() {
  local network host
  ip netns add "$prefix-switch"
  ip netns exec "$prefix-switch" sh -c '
    echo 1 >/proc/sys/net/ipv6/conf/default/disable_ipv6
    for f in /proc/sys/net/bridge/bridge-nf-call-*; do [ ! -e "$f" ] || echo 0 >"$f"; done'
  for network in $(facts network) management; do
    add_bridge "$network"
  done
  ip link add "${prefix}mgmt" type veth peer name p-host netns "$prefix-switch"
  ip -n "$prefix-switch" link set p-host master management up
  echo 1 >"/proc/sys/net/ipv6/conf/${prefix}mgmt/disable_ipv6"
  ip address add "198.18.$lab.1/24" dev "${prefix}mgmt"
  ip link set "${prefix}mgmt" up
  for host in $(facts host); do
    build_host "$host"
  done
}

build_host() {
  local name iface network addresses address family
  ip netns add "$prefix-$1"
  ip -n "$prefix-$1" link set lo up
  while read -r name iface network addresses; do
    [ "$name" = "$1" ] || continue
    connect "$1" "$iface" "$network"
    ip -n "$prefix-$1" link set "$iface" up
    for address in $addresses; do
      case $address in
        *:*) ip -n "$prefix-$1" address add "$address" dev "$iface" nodad ;;
        *) ip -n "$prefix-$1" address add "$address" dev "$iface" ;;
      esac
    done
  done < <(facts port)
  while read -r name address; do
    [ "$name" = "$1" ] || continue
    case $address in *:*) family=-6 ;; *) family=-4 ;; esac
    ip -n "$prefix-$1" "$family" route add default via "$address"
  done < <(facts gateway)
  # An ordinary user of an ordinary host may ping.
  ip netns exec "$prefix-$1" sh -c 'echo 0 2147483647 >/proc/sys/net/ipv4/ping_group_range'
}

# set_cable OWNER IFACE up|down
set_cable() {
  local port
  port=$(port_name "$1" "$2")
  [ -n "$port" ] || fail "$1 has no interface $2"
  ip -n "$prefix-switch" link set "$port" "$3"
}

on_host() {
  local host=$1
  shift
  exec ip netns exec "$prefix-$host" "$@"
}

# remove_namespace NAME: with the processes in it, all of which the lab or its owner started there
remove_namespace() {
  local pids
  pids=$(ip netns pids "$1" 2>/dev/null) || true
  # shellcheck disable=SC2086 # a list
  [ -z "$pids" ] || kill -9 $pids 2>/dev/null || true
  ip netns delete "$1"
}

remove_network() {
  local name
  if ip link show "${prefix}mgmt" >/dev/null 2>&1; then
    ip link delete "${prefix}mgmt"
  fi
  for name in $(ip netns list | awk -v p="$prefix-" 'index($1, p) == 1 { print $1 }'); do
    remove_namespace "$name"
  done
}
