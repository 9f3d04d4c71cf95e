package org.twinkeep.model;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What holds for all rules of a firewall.
 *
 * @param backend the packet filter to generate
 * @param families the families that are filtered; packets of the others are dropped
 * @param coexist leave chains and tables of other programs alone (iptables only; nftables always
 *     does)
 * @param managementAccess addresses that may always reach the nodes by SSH (anti-lockout);
 *     references to address objects
 * @param log defaults of logging rules
 * @param logDenied whether the final deny logs
 * @param automatic automatic rules that are switched off, with the reason
 * @param anyIncludesFirewall whether "any" in an address cell includes the node itself; in a rule
 *     set below the top one it does where the rule that branches there speaks of the node
 * @param optimise whether long lists become sets and dispatch chains
 * @param kernel kernel settings that differ from Twinkeep's defaults: sysctl name to value
 * @param prologue raw text put before the ruleset, in the back end's words; empty = none
 * @param epilogue raw text put after it; empty = none
 * @param extraFiles files that the nodes get besides the generated ones, in the user's order
 */
public record FirewallSettings(
    Backend backend,
    Set<Family> families,
    boolean coexist,
    Cell managementAccess,
    LogDefaults log,
    boolean logDenied,
    SortedMap<AutomaticRule, String> automatic,
    boolean anyIncludesFirewall,
    boolean optimise,
    SortedMap<String, String> kernel,
    String prologue,
    String epilogue,
    List<ExtraFile> extraFiles) {

  /** The packet filters that Twinkeep can generate. */
  public enum Backend {
    IPTABLES,
    NFTABLES
  }

  /**
   * Defaults of logging rules.
   *
   * @param prefix template, see {@link Logging}
   * @param level severity
   * @param limit lines per time; absent = every packet
   */
  public record LogDefaults(String prefix, LogLevel level, Optional<Rate> limit) {
    /** {@code TK N A }, level info, ten lines a second at most. */
    public static final LogDefaults DEFAULT =
        new LogDefaults(
            "TK %N %A ", LogLevel.INFO, Optional.of(new Rate(10, Rate.Unit.SECOND, 20)));
  }

  /** Both families through nftables, every automatic rule on. */
  public static final FirewallSettings DEFAULT =
      new FirewallSettings(
          Backend.NFTABLES,
          Families.BOTH,
          false,
          Cell.ANY,
          LogDefaults.DEFAULT,
          true,
          Collections.emptySortedMap(),
          true,
          true,
          Collections.emptySortedMap(),
          "",
          "",
          List.of());

  /** Copies the collections. */
  public FirewallSettings {
    families = Families.ordered(families);
    automatic = Collections.unmodifiableSortedMap(new TreeMap<>(automatic));
    kernel = Collections.unmodifiableSortedMap(new TreeMap<>(kernel));
    extraFiles = List.copyOf(extraFiles);
    if (managementAccess.negated()) {
      throw new IllegalArgumentException(
          "management access is given by addresses, not by their complement");
    }
  }

  public boolean isOn(AutomaticRule rule) {
    return !automatic.containsKey(rule);
  }

  public FirewallSettings withBackend(Backend v) {
    return new FirewallSettings(
        v,
        families,
        coexist,
        managementAccess,
        log,
        logDenied,
        automatic,
        anyIncludesFirewall,
        optimise,
        kernel,
        prologue,
        epilogue,
        extraFiles);
  }

  public FirewallSettings withFamilies(Set<Family> v) {
    return new FirewallSettings(
        backend,
        v,
        coexist,
        managementAccess,
        log,
        logDenied,
        automatic,
        anyIncludesFirewall,
        optimise,
        kernel,
        prologue,
        epilogue,
        extraFiles);
  }

  public FirewallSettings withManagementAccess(Cell v) {
    return new FirewallSettings(
        backend,
        families,
        coexist,
        v,
        log,
        logDenied,
        automatic,
        anyIncludesFirewall,
        optimise,
        kernel,
        prologue,
        epilogue,
        extraFiles);
  }

  public FirewallSettings withLog(LogDefaults v) {
    return new FirewallSettings(
        backend,
        families,
        coexist,
        managementAccess,
        v,
        logDenied,
        automatic,
        anyIncludesFirewall,
        optimise,
        kernel,
        prologue,
        epilogue,
        extraFiles);
  }

  public FirewallSettings withLogDenied(boolean v) {
    return new FirewallSettings(
        backend,
        families,
        coexist,
        managementAccess,
        log,
        v,
        automatic,
        anyIncludesFirewall,
        optimise,
        kernel,
        prologue,
        epilogue,
        extraFiles);
  }

  public FirewallSettings withAutomatic(SortedMap<AutomaticRule, String> v) {
    return new FirewallSettings(
        backend,
        families,
        coexist,
        managementAccess,
        log,
        logDenied,
        v,
        anyIncludesFirewall,
        optimise,
        kernel,
        prologue,
        epilogue,
        extraFiles);
  }

  public FirewallSettings withAnyIncludesFirewall(boolean v) {
    return new FirewallSettings(
        backend,
        families,
        coexist,
        managementAccess,
        log,
        logDenied,
        automatic,
        v,
        optimise,
        kernel,
        prologue,
        epilogue,
        extraFiles);
  }

  public FirewallSettings withOptimise(boolean v) {
    return new FirewallSettings(
        backend,
        families,
        coexist,
        managementAccess,
        log,
        logDenied,
        automatic,
        anyIncludesFirewall,
        v,
        kernel,
        prologue,
        epilogue,
        extraFiles);
  }

  public FirewallSettings withCoexist(boolean v) {
    return new FirewallSettings(
        backend,
        families,
        v,
        managementAccess,
        log,
        logDenied,
        automatic,
        anyIncludesFirewall,
        optimise,
        kernel,
        prologue,
        epilogue,
        extraFiles);
  }

  public FirewallSettings withKernel(SortedMap<String, String> v) {
    return new FirewallSettings(
        backend,
        families,
        coexist,
        managementAccess,
        log,
        logDenied,
        automatic,
        anyIncludesFirewall,
        optimise,
        v,
        prologue,
        epilogue,
        extraFiles);
  }

  public FirewallSettings withPrologue(String v) {
    return new FirewallSettings(
        backend,
        families,
        coexist,
        managementAccess,
        log,
        logDenied,
        automatic,
        anyIncludesFirewall,
        optimise,
        kernel,
        v,
        epilogue,
        extraFiles);
  }

  public FirewallSettings withEpilogue(String v) {
    return new FirewallSettings(
        backend,
        families,
        coexist,
        managementAccess,
        log,
        logDenied,
        automatic,
        anyIncludesFirewall,
        optimise,
        kernel,
        prologue,
        v,
        extraFiles);
  }

  public FirewallSettings withExtraFiles(List<ExtraFile> v) {
    return new FirewallSettings(
        backend,
        families,
        coexist,
        managementAccess,
        log,
        logDenied,
        automatic,
        anyIncludesFirewall,
        optimise,
        kernel,
        prologue,
        epilogue,
        v);
  }
}
