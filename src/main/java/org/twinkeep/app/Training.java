package org.twinkeep.app;

import java.util.List;
import org.twinkeep.cli.Cli;

/**
 * What most calls do, for both kinds of ruleset, in one process: from it the build learns which
 * classes and call sites a call needs, and keeps them ready beside the program.
 */
final class Training {

  private Training() {}

  /** Takes a project file and a directory that may be written to. */
  public static void main(String[] args) {
    String project = args[0];
    String directory = args[1];
    Cli cli = new Cli(Main.setting());
    cli.run("check", project);
    for (String firewall : List.of("lj-fw", "solo")) {
      for (String backend : List.of("nftables", "iptables")) {
        cli.run(
            "generate", project, "--firewall", firewall, "--backend", backend, "--out", directory);
      }
    }
    System.exit(0);
  }
}
