package org.twinkeep.model;

/** What the sender of a rejected packet is told. */
public enum RejectWith {
  /** Port unreachable, the default of the tools; in both families. */
  PORT_UNREACHABLE,
  /** Communication administratively prohibited; in both families. */
  ADMIN_PROHIBITED,
  /** Host unreachable (IPv4), address unreachable (IPv6). */
  HOST_UNREACHABLE,
  /** Network unreachable (IPv4), no route (IPv6). */
  NET_UNREACHABLE,
  /** Host administratively prohibited (IPv4), admin prohibited (IPv6). */
  HOST_PROHIBITED,
  /** Network administratively prohibited (IPv4), admin prohibited (IPv6). */
  NET_PROHIBITED,
  /** Protocol unreachable; IPv4 only. */
  PROTOCOL_UNREACHABLE,
  /** A TCP reset for TCP; not possible in a rule that also matches other protocols. */
  TCP_RESET
}
