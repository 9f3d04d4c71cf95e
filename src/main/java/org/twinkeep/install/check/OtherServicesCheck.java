package org.twinkeep.install.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.twinkeep.problem.Problem;

/** Other services that load rules or look after addresses. */
final class OtherServicesCheck implements PreFlightCheck {

  private static final Set<String> LOADERS =
      Set.of("nftables", "netfilter-persistent", "iptables", "ip6tables", "ufw", "firewalld");

  /** Those whose rules nobody takes away when they are switched off, beside an iptables ruleset. */
  private static final Set<String> LASTING =
      Set.of("netfilter-persistent", "iptables", "ip6tables", "ufw");

  @Override
  public String title() {
    return "other services";
  }

  @Override
  public List<Problem> problems(NodeUnderCheck node, List<NodeUnderCheck> all) {
    List<Problem> problems = new ArrayList<>();
    for (Map.Entry<String, String> service : node.facts().services().entrySet()) {
      String name = service.getKey();
      boolean loader = LOADERS.contains(name) && service.getValue().endsWith("enabled");
      if (loader && LASTING.contains(name) && node.standsBesideOthers()) {
        problems.addAll(
            node.warning(
                "loader.beside",
                name
                    + " loads rules when "
                    + node.name()
                    + " boots, without regard to Twinkeep's chains in the same tables: it is switched"
                    + " off. Its rules stay in force only until the node restarts.",
                "Write in the design what they are needed for, or let a unit of your own, after"
                    + " twinkeep-ruleset.service, load them with iptables-restore --noflush."));
      } else if (loader) {
        problems.addAll(
            node.note(
                "loader",
                name + " loads rules when " + node.name() + " boots; it is switched off.",
                "Nothing to do; uninstalling Twinkeep switches it on again."));
      } else if (name.equals("systemd-networkd") && node.sharesAddresses()) {
        problems.addAll(
            node.warning(
                "networkd",
                "systemd-networkd on "
                    + node.name()
                    + " removes virtual addresses and routes when it is restarted, unless told"
                    + " otherwise.",
                "Set KeepConfiguration=yes for the interfaces, and ManageForeignRoutes=no and"
                    + " ManageForeignRoutingPolicyRules=no in networkd.conf."));
      } else if (name.equals("NetworkManager") && node.sharesAddresses()) {
        problems.addAll(
            node.warning(
                "network-manager",
                "NetworkManager on " + node.name() + " may remove virtual addresses.",
                "Set the cluster's interfaces unmanaged, or keep their configuration static."));
      }
    }
    return problems;
  }
}
