package org.twinkeep.model;

/** The rules that Twinkeep adds by itself; the order is the order in the table. */
public enum AutomaticRule {
  LOOPBACK("Loopback", "Programs on the node talk to each other over lo.", true, false),
  MANAGEMENT(
      "Management access",
      "SSH to the nodes from the management addresses, so that no rule can lock the administrator out.",
      true,
      true),
  VRRP(
      "VRRP",
      "Adverts between the members' real addresses, on each cluster interface only; by multicast with"
          + " group membership (IGMP), and in IPv6 from link-local neighbours.",
      true,
      false),
  STATE_SYNC(
      "State sync",
      "conntrackd between the members, on the sync interface only; by multicast with group membership"
          + " (IGMP).",
      true,
      false),
  ESTABLISHED(
      "Known connections",
      "Replies and related packets of connections that a rule accepted.",
      true,
      false),
  NEIGHBOUR_DISCOVERY(
      "ICMP a network needs",
      "Neighbour discovery and the ICMP and ICMPv6 errors without which networks break (RFC 4890).",
      true,
      true),
  INVALID(
      "Invalid packets",
      "Packets that belong to no connection and cannot begin one are dropped.",
      true,
      true),
  ANTI_SPOOFING(
      "Anti-spoofing",
      "Packets from addresses of another interface's network, or of the firewall itself, are dropped.",
      true,
      true),
  FINAL_DENY("Everything else", "What no rule accepted is dropped.", false, false);

  private final String title;
  private final String explanation;
  private final boolean aboveUserRules;
  private final boolean switchable;

  AutomaticRule(String title, String explanation, boolean aboveUserRules, boolean switchable) {
    this.title = title;
    this.explanation = explanation;
    this.aboveUserRules = aboveUserRules;
    this.switchable = switchable;
  }

  /** A few words for the table. */
  public String title() {
    return title;
  }

  /** A sentence that says what it is for. */
  public String explanation() {
    return explanation;
  }

  /** Whether the row stands above the user's rules; otherwise below. */
  public boolean aboveUserRules() {
    return aboveUserRules;
  }

  /** Whether switching it off (with a reason) is safe enough to be allowed. */
  public boolean switchable() {
    return switchable;
  }
}
