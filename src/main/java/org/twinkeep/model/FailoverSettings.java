package org.twinkeep.model;

import java.util.List;
import java.util.Optional;

/**
 * How the nodes agree on a master (keepalived).
 *
 * @param advertMillis time between adverts in milliseconds, 10 to 40,950 (VRRPv3 counts
 *     centiseconds)
 * @param preempt whether a node with higher priority takes the addresses back when it returns
 * @param preemptDelaySeconds how long it waits before that; 0 to 1000
 * @param unicast adverts go to the peers' addresses instead of the multicast group
 * @param version 2 or 3; IPv6 and adverts faster than a second need 3
 * @param password at most 8 characters, sent in clear, version 2 only; absent = none
 * @param virtualMac whether a virtual hardware address moves with the addresses
 * @param trackedInterfaces ids of node interfaces whose failure causes a fail-over, besides those
 *     with virtual addresses
 * @param trackedScripts commands whose failure causes a fail-over
 * @param trackedProcesses names of processes that must run
 * @param garp how often a new master announces itself
 * @param notifyHook a command on the node, called after each change of state; empty = none
 */
public record FailoverSettings(
    int advertMillis,
    boolean preempt,
    int preemptDelaySeconds,
    boolean unicast,
    int version,
    Optional<String> password,
    boolean virtualMac,
    List<Id> trackedInterfaces,
    List<TrackedScript> trackedScripts,
    List<TrackedProcess> trackedProcesses,
    Garp garp,
    String notifyHook) {

  /**
   * A command that keepalived runs.
   *
   * @param name a word
   * @param command absolute path and arguments
   * @param intervalSeconds at least 1
   * @param fall failures in a row before it counts
   * @param rise successes in a row before it is well again
   * @param weight 0 = failure is a fault; else added to the priority
   */
  public record TrackedScript(
      String name, String command, int intervalSeconds, int fall, int rise, int weight) {}

  /**
   * A process that must run.
   *
   * @param name a word
   * @param process the process name
   * @param weight 0 = its end is a fault; else added to the priority
   */
  public record TrackedProcess(String name, String process, int weight) {}

  /**
   * Gratuitous ARP and unsolicited neighbour advertisements of a new master.
   *
   * @param repeat number sent at once
   * @param delaySeconds time until a second burst
   * @param refreshSeconds time between later repetitions; 0 = none
   */
  public record Garp(int repeat, int delaySeconds, int refreshSeconds) {
    /** Two bursts of five one second apart, and a reminder each minute. */
    public static final Garp DEFAULT = new Garp(5, 1, 60);
  }

  /** Adverts each 0.2 s, no preemption, multicast, version 3. */
  public static final FailoverSettings NORMAL =
      new FailoverSettings(
          200,
          false,
          0,
          false,
          3,
          Optional.empty(),
          false,
          List.of(),
          List.of(),
          List.of(),
          Garp.DEFAULT,
          "");

  /** Copies the lists and checks the numbers. */
  public FailoverSettings {
    trackedInterfaces = List.copyOf(trackedInterfaces);
    trackedScripts = List.copyOf(trackedScripts);
    trackedProcesses = List.copyOf(trackedProcesses);
    if (advertMillis < 10 || advertMillis > 40_950) {
      throw new IllegalArgumentException(
          "the advert interval lies between 10 and 40950 milliseconds");
    }
    if (version != 2 && version != 3) {
      throw new IllegalArgumentException("VRRP has versions 2 and 3");
    }
  }

  public FailoverSettings withAdvertMillis(int v) {
    return new FailoverSettings(
        v,
        preempt,
        preemptDelaySeconds,
        unicast,
        version,
        password,
        virtualMac,
        trackedInterfaces,
        trackedScripts,
        trackedProcesses,
        garp,
        notifyHook);
  }

  public FailoverSettings withPreempt(boolean v, int delaySeconds) {
    return new FailoverSettings(
        advertMillis,
        v,
        delaySeconds,
        unicast,
        version,
        password,
        virtualMac,
        trackedInterfaces,
        trackedScripts,
        trackedProcesses,
        garp,
        notifyHook);
  }

  public FailoverSettings withUnicast(boolean v) {
    return new FailoverSettings(
        advertMillis,
        preempt,
        preemptDelaySeconds,
        v,
        version,
        password,
        virtualMac,
        trackedInterfaces,
        trackedScripts,
        trackedProcesses,
        garp,
        notifyHook);
  }

  public FailoverSettings withVersion(int v, Optional<String> newPassword) {
    return new FailoverSettings(
        advertMillis,
        preempt,
        preemptDelaySeconds,
        unicast,
        v,
        newPassword,
        virtualMac,
        trackedInterfaces,
        trackedScripts,
        trackedProcesses,
        garp,
        notifyHook);
  }

  public FailoverSettings withVirtualMac(boolean v) {
    return new FailoverSettings(
        advertMillis,
        preempt,
        preemptDelaySeconds,
        unicast,
        version,
        password,
        v,
        trackedInterfaces,
        trackedScripts,
        trackedProcesses,
        garp,
        notifyHook);
  }

  public FailoverSettings withTracked(
      List<Id> interfaces, List<TrackedScript> scripts, List<TrackedProcess> processes) {
    return new FailoverSettings(
        advertMillis,
        preempt,
        preemptDelaySeconds,
        unicast,
        version,
        password,
        virtualMac,
        interfaces,
        scripts,
        processes,
        garp,
        notifyHook);
  }

  public FailoverSettings withGarp(Garp v) {
    return new FailoverSettings(
        advertMillis,
        preempt,
        preemptDelaySeconds,
        unicast,
        version,
        password,
        virtualMac,
        trackedInterfaces,
        trackedScripts,
        trackedProcesses,
        v,
        notifyHook);
  }

  public FailoverSettings withNotifyHook(String v) {
    return new FailoverSettings(
        advertMillis,
        preempt,
        preemptDelaySeconds,
        unicast,
        version,
        password,
        virtualMac,
        trackedInterfaces,
        trackedScripts,
        trackedProcesses,
        garp,
        v);
  }
}
