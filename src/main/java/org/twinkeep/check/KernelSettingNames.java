package org.twinkeep.check;

import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.twinkeep.model.Firewall;
import org.twinkeep.model.Project;
import org.twinkeep.problem.Problem;

/** Kernel settings that cannot stand in a file for sysctl, or that the ruleset's unit owns. */
final class KernelSettingNames implements Check {

  /** Of all interfaces, of new ones, and of each one, whose name may have dots. */
  private static final Pattern FORWARDING =
      Pattern.compile("net\\.ipv[46]\\.(ip_forward|conf\\..+\\.(force_)?forwarding)");

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
                } else if (FORWARDING.matcher(key.replace('/', '.')).matches()) {
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
