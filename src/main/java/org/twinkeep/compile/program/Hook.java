package org.twinkeep.compile.program;

/** Where the kernel looks at a packet; the order is the order in the text. */
public enum Hook {
  RAW_PREROUTING,
  RAW_OUTPUT,
  MANGLE_PREROUTING,
  MANGLE_FORWARD,
  MANGLE_OUTPUT,
  NAT_PREROUTING,
  NAT_OUTPUT,
  NAT_POSTROUTING,
  FILTER_INPUT,
  FILTER_FORWARD,
  FILTER_OUTPUT;

  /** The iptables table that the hook belongs to. */
  public Table table() {
    return switch (this) {
      case RAW_PREROUTING, RAW_OUTPUT -> Table.RAW;
      case MANGLE_PREROUTING, MANGLE_FORWARD, MANGLE_OUTPUT -> Table.MANGLE;
      case NAT_PREROUTING, NAT_OUTPUT, NAT_POSTROUTING -> Table.NAT;
      case FILTER_INPUT, FILTER_FORWARD, FILTER_OUTPUT -> Table.FILTER;
    };
  }

  /** Tables in the order in which packets meet them. */
  public enum Table {
    RAW,
    MANGLE,
    NAT,
    FILTER
  }
}
