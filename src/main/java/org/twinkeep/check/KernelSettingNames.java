package org.twinkeep.check;

import java.util.Set;
import java.util.function.Consumer;
import org.twinkeep.model.Firewall;
import org.twinkeep.model.Project;
import org.twinkeep.problem.Problem;

/** Kernel settings that cannot stand in a file for sysctl, or that the ruleset's unit owns. */
final class KernelSettingNames implements Check {

  private static final Set<String> FORWARDING =
      Set.of("net.ipv4.ip_forward", "net.ipv4.conf.all.forwarding", "net.ipv6.conf.all.forwarding");

  @Override
  public void run(Project project, Consumer<Problem> problems) {
    for (Firewall firewall : project.firewalls()) {
      firewall
          .settings()
          .kernel()
          .forEach(
              (key, value) -> {
                if (!key.matches("[a-z0-9_]+([./][A-Za-z0-9_.@-]+)+")
                    || key.contains("..")
                    || !value.matches("[A-Za-z0-9_.-]+( [A-Za-z0-9_.-]+)*")) {
                  problems.accept(
                      Problem.error(
                          "firewall.kernel.unusable",
                          Places.of(firewall).in("kernel settings"),
                          "'" + key + " = " + value + "' is no kernel setting.",
                          "Write a name such as net.ipv4.tcp_syncookies and a plain value."));
                } else if (FORWARDING.contains(key.replace('/', '.'))) {
                  problems.accept(
                      Problem.error(
                          "firewall.kernel.forwarding",
                          Places.of(firewall).in("kernel settings"),
                          "Forwarding is switched on after the ruleset is loaded, and not before.",
                          "Remove " + key + "."));
                }
              });
    }
  }
}
