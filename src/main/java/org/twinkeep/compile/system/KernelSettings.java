package org.twinkeep.compile.system;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.twinkeep.bundle.BundleFile;
import org.twinkeep.bundle.BundleFile.ActingService;
import org.twinkeep.bundle.Line;
import org.twinkeep.bundle.NodeBundle;
import org.twinkeep.compile.node.ConntrackTable;
import org.twinkeep.compile.node.NodeContext;
import org.twinkeep.model.Family;
import org.twinkeep.model.Interface;
import org.twinkeep.model.Node;

/**
 * Kernel settings, in the two files that the node's program reads: everything, with forwarding off;
 * and forwarding, for when the ruleset is in.
 */
final class KernelSettings {

  private static final String SYSCTL = "/etc/sysctl.d/60-twinkeep.conf";
  private static final String FORWARDING = "/etc/twinkeep/forwarding.conf";

  private static final String OF_INTERFACES = "net/ipv[46]/(?:conf|neigh)/";

  private KernelSettings() {}

  static BundleFile sysctl(NodeContext context) {
    Map<String, String> settings = new LinkedHashMap<>();
    settings.put("net.ipv4.ip_forward", "0");
    settings.put("net.ipv6.conf.all.forwarding", "0");
    general(settings);
    boolean cluster = context.cluster().isPresent();
    if (cluster) {
      clustered(settings);
    }
    connections(settings, context, cluster);
    context.node().interfaces().forEach(i -> perInterface(settings, i));
    context
        .firewall()
        .settings()
        .kernel()
        .forEach((key, value) -> settings.put(oneForm(key, context.node()), value));
    List<Line> lines = new ArrayList<>(heading("Kernel settings"));
    lines.add(
        Line.of("# Forwarding is switched on by twinkeep-ruleset.service when the ruleset is in."));
    settings.forEach((key, value) -> lines.add(Line.of(key + " = " + value)));
    return new BundleFile(SYSCTL, 0644, ActingService.SYSCTL, lines);
  }

  static BundleFile forwarding(NodeContext context) {
    List<Line> lines = new ArrayList<>(heading("Applied by twinkeep-ruleset.service"));
    for (Family family : context.firewall().settings().families()) {
      lines.add(
          Line.of(
              switch (family) {
                case IPV4 -> "net.ipv4.ip_forward = 1";
                case IPV6 -> "net.ipv6.conf.all.forwarding = 1";
              }));
    }
    return new BundleFile(FORWARDING, 0644, ActingService.SYSCTL, lines);
  }

  /** A router's: no redirects, no source routes; answers only for addresses of the interface. */
  private static void general(Map<String, String> settings) {
    for (String scope : List.of("all", "default")) {
      settings.put("net.ipv4.conf." + scope + ".rp_filter", "2");
      settings.put("net.ipv4.conf." + scope + ".accept_redirects", "0");
      settings.put("net.ipv4.conf." + scope + ".secure_redirects", "0");
      settings.put("net.ipv4.conf." + scope + ".send_redirects", "0");
      settings.put("net.ipv4.conf." + scope + ".accept_source_route", "0");
      settings.put("net.ipv6.conf." + scope + ".accept_redirects", "0");
      settings.put("net.ipv6.conf." + scope + ".accept_source_route", "0");
    }
    settings.put("net.ipv4.conf.all.arp_ignore", "1");
    settings.put("net.ipv4.conf.all.arp_announce", "2");
    settings.put("net.ipv4.conf.all.arp_filter", "0");
    settings.put("net.ipv4.tcp_syncookies", "1");
  }

  private static void clustered(Map<String, String> settings) {
    settings.put("net.ipv4.ip_nonlocal_bind", "1");
    settings.put("net.ipv6.ip_nonlocal_bind", "1");
    settings.put("net.ipv6.conf.all.keep_addr_on_down", "1");
    // Without it all TCP connections are invalid after a split brain has healed: the windows that
    // this node remembers are those of before.
    settings.put("net.netfilter.nf_conntrack_tcp_be_liberal", "1");
  }

  private static void connections(
      Map<String, String> settings, NodeContext context, boolean cluster) {
    // A packet in the middle of a connection that nobody knows begins none.
    settings.put("net.netfilter.nf_conntrack_tcp_loose", "0");
    var firewall = context.firewall().settings();
    settings.put(ConntrackTable.MAX, Integer.toString(ConntrackTable.max(firewall)));
    settings.put(
        "net.netfilter.nf_conntrack_buckets", Integer.toString(ConntrackTable.buckets(firewall)));
  }

  /**
   * Interfaces that exist already do not take over a new default. The form with slashes is for
   * names with dots in them.
   */
  private static void perInterface(Map<String, String> settings, Interface i) {
    String v4 = "net/ipv4/conf/" + i.name() + "/";
    String v6 = "net/ipv6/conf/" + i.name() + "/";
    settings.put(v4 + "rp_filter", "2");
    settings.put(v4 + "accept_redirects", "0");
    settings.put(v4 + "secure_redirects", "0");
    settings.put(v4 + "send_redirects", "0");
    settings.put(v4 + "accept_source_route", "0");
    settings.put(v6 + "accept_redirects", "0");
    settings.put(v6 + "accept_source_route", "0");
    if (i.dynamic()) {
      settings.put(v6 + "accept_ra", "2"); // a router listens to other routers only when told so
    }
  }

  /**
   * A key as it is written above, whichever way the user wrote it: else it would stand beside the
   * one that it is meant to replace. As for sysctl, the first separator says what dots and slashes
   * mean; a name of an interface with dots in it is known here, though, also among dots.
   */
  static String oneForm(String key, Node node) {
    String path = path(key);
    for (Interface i : node.interfaces()) {
      String apart = i.name().replace('.', '/');
      Matcher matcher =
          Pattern.compile("(" + OF_INTERFACES + ")" + Pattern.quote(apart) + "/(.*)").matcher(path);
      if (matcher.matches()) {
        path = matcher.group(1) + i.name() + "/" + matcher.group(2);
      }
    }
    boolean ofAnInterface = path.matches(OF_INTERFACES + "(?!(all|default)/)[^/]+/.*");
    return ofAnInterface || path.contains(".") ? path : path.replace('/', '.');
  }

  private static String path(String key) {
    int slash = key.indexOf('/');
    int dot = key.indexOf('.');
    if (dot < 0 || slash >= 0 && slash < dot) {
      return key;
    }
    return key.replace('/', '\0').replace('.', '/').replace('\0', '.');
  }

  private static List<Line> heading(String what) {
    return List.of(
        Line.of(
            "# "
                + what
                + ". Made by Twinkeep, format "
                + NodeBundle.FORMAT
                + "; the next installation overwrites changes."));
  }
}
