package org.twinkeep.compile.node;

import org.twinkeep.model.FirewallSettings;

/** The size of the kernel's connection table, on which other sizes depend. */
public final class ConntrackTable {

  /** The kernel setting that holds the size. */
  public static final String MAX = "net.netfilter.nf_conntrack_max";

  private static final int DEFAULT = 262_144;

  private ConntrackTable() {}

  /** Connections that the kernel keeps at most. */
  public static int max(FirewallSettings settings) {
    String slashes = settings.kernel().getOrDefault(MAX.replace('.', '/'), "");
    String given = settings.kernel().getOrDefault(MAX, slashes);
    return given.matches("[1-9][0-9]{0,7}") ? Integer.parseInt(given) : DEFAULT;
  }

  /** Hash buckets of the kernel's table: one for four connections. */
  public static int buckets(FirewallSettings settings) {
    return Math.max(1024, max(settings) / 4);
  }
}
