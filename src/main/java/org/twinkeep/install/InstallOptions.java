package org.twinkeep.install;

import java.util.List;

/**
 * How to install.
 *
 * @param confirmSeconds after which a node that hears nothing goes back, 10 to 3600; set anew at
 *     each step
 * @param settleSeconds how long a pair may take to agree on one master after a change, 1 to 120
 * @param probes what must answer, seen from this machine, after each change
 */
public record InstallOptions(int confirmSeconds, int settleSeconds, List<Probe> probes) {

  /** One minute, fifteen seconds, no probes. */
  public static final InstallOptions USUAL = new InstallOptions(60, 15, List.of());

  /** Checks the ranges. */
  public InstallOptions {
    probes = List.copyOf(probes);
    if (confirmSeconds < 10 || confirmSeconds > 3600) {
      throw new IllegalArgumentException("the time to confirm lies between 10 and 3600 seconds");
    }
    if (settleSeconds < 1 || settleSeconds > 120) {
      throw new IllegalArgumentException("the time to settle lies between 1 and 120 seconds");
    }
  }
}
