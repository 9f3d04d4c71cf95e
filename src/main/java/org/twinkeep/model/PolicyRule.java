package org.twinkeep.model;

import java.util.Optional;

/**
 * A row of the policy table: it matches when all cells match, and the first match with a final
 * action decides.
 *
 * @param id unique in the project
 * @param enabled a disabled rule is kept but takes no part
 * @param source address cell
 * @param destination address cell; sees the address after DNAT
 * @param service service cell
 * @param interfaces in, out, either
 * @param time time windows
 * @param action what happens to a packet that matches
 * @param logging when present, the packet is logged as well
 * @param options everything else
 * @param info name, comment, section, review
 */
public record PolicyRule(
    Id id,
    boolean enabled,
    Cell source,
    Cell destination,
    Cell service,
    InterfaceMatch interfaces,
    Cell time,
    Action action,
    Optional<Logging> logging,
    RuleOptions options,
    RuleInfo info)
    implements Rule {

  /** An enabled rule that matches everything and does {@code action}. */
  public static PolicyRule of(Id id, Action action) {
    return new PolicyRule(
        id,
        true,
        Cell.ANY,
        Cell.ANY,
        Cell.ANY,
        InterfaceMatch.ANY,
        Cell.ANY,
        action,
        Optional.empty(),
        RuleOptions.NONE,
        RuleInfo.NONE);
  }

  @Override
  public PolicyRule withId(Id newId) {
    return new PolicyRule(
        newId,
        enabled,
        source,
        destination,
        service,
        interfaces,
        time,
        action,
        logging,
        options,
        info);
  }

  @Override
  public PolicyRule withEnabled(boolean newEnabled) {
    return new PolicyRule(
        id,
        newEnabled,
        source,
        destination,
        service,
        interfaces,
        time,
        action,
        logging,
        options,
        info);
  }

  public PolicyRule withSource(Cell newSource) {
    return new PolicyRule(
        id,
        enabled,
        newSource,
        destination,
        service,
        interfaces,
        time,
        action,
        logging,
        options,
        info);
  }

  public PolicyRule withDestination(Cell newDestination) {
    return new PolicyRule(
        id,
        enabled,
        source,
        newDestination,
        service,
        interfaces,
        time,
        action,
        logging,
        options,
        info);
  }

  public PolicyRule withService(Cell newService) {
    return new PolicyRule(
        id,
        enabled,
        source,
        destination,
        newService,
        interfaces,
        time,
        action,
        logging,
        options,
        info);
  }

  public PolicyRule withInterfaces(InterfaceMatch newInterfaces) {
    return new PolicyRule(
        id,
        enabled,
        source,
        destination,
        service,
        newInterfaces,
        time,
        action,
        logging,
        options,
        info);
  }

  public PolicyRule withTime(Cell newTime) {
    return new PolicyRule(
        id,
        enabled,
        source,
        destination,
        service,
        interfaces,
        newTime,
        action,
        logging,
        options,
        info);
  }

  public PolicyRule withAction(Action newAction) {
    return new PolicyRule(
        id,
        enabled,
        source,
        destination,
        service,
        interfaces,
        time,
        newAction,
        logging,
        options,
        info);
  }

  public PolicyRule withLogging(Optional<Logging> newLogging) {
    return new PolicyRule(
        id,
        enabled,
        source,
        destination,
        service,
        interfaces,
        time,
        action,
        newLogging,
        options,
        info);
  }

  public PolicyRule withOptions(RuleOptions newOptions) {
    return new PolicyRule(
        id,
        enabled,
        source,
        destination,
        service,
        interfaces,
        time,
        action,
        logging,
        newOptions,
        info);
  }

  @Override
  public PolicyRule withInfo(RuleInfo newInfo) {
    return new PolicyRule(
        id,
        enabled,
        source,
        destination,
        service,
        interfaces,
        time,
        action,
        logging,
        options,
        newInfo);
  }
}
