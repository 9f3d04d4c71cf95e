package org.twinkeep.rehearsal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.twinkeep.problem.Place;
import org.twinkeep.problem.Problem;

/** What a machine must have so that a lab can run on it. */
public final class LabRequirements {

  private static final Place HERE = Place.named("this machine");

  /** Program to the Debian package that brings it. */
  private static final Map<String, String> PROGRAMS = new LinkedHashMap<>();

  static {
    PROGRAMS.put("systemd-nspawn", "systemd-container");
    PROGRAMS.put("mmdebstrap", "mmdebstrap");
    PROGRAMS.put("ip", "iproute2");
    PROGRAMS.put("ssh-keygen", "openssh-client");
    PROGRAMS.put("nsenter", "util-linux");
  }

  private LabRequirements() {}

  /** What is missing here; empty = a lab can be started. */
  public static List<Problem> missing() {
    return missing(Path.of("/"));
  }

  /**
   * What is missing on a machine.
   *
   * @param machine its root directory
   */
  static List<Problem> missing(Path machine) {
    List<Problem> missing = new ArrayList<>();
    if (!Files.isDirectory(machine.resolve("proc/self/ns"))) {
      missing.add(
          Problem.error(
              "lab.system.unfit",
              HERE,
              "A lab needs a Linux system, because the nodes share its kernel.",
              "Use a Linux workstation."));
      return missing;
    }
    if (!isRoot(machine)) {
      missing.add(
          Problem.error(
              "lab.root.missing",
              HERE,
              "A lab needs root: it makes network namespaces and boots systems.",
              "Start the program as root, for example with sudo."));
    }
    PROGRAMS.forEach(
        (program, debianPackage) -> {
          if (!isInstalled(machine, program)) {
            missing.add(
                Problem.error(
                    "lab.program.missing",
                    HERE,
                    "The program " + program + " is missing.",
                    "Install the package " + debianPackage + "."));
          }
        });
    return missing;
  }

  private static boolean isRoot(Path machine) {
    try {
      return Files.getAttribute(machine.resolve("proc/self"), "unix:uid").equals(0);
    } catch (IOException e) {
      return false; // not even allowed to look
    }
  }

  private static boolean isInstalled(Path machine, String program) {
    return Stream.of("usr/sbin", "sbin", "usr/bin", "bin", "usr/local/sbin", "usr/local/bin")
        .anyMatch(dir -> Files.isExecutable(machine.resolve(dir).resolve(program)));
  }
}
