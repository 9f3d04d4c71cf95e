package org.twinkeep.model;

/**
 * A row of the NAT table; the first match decides. What kind of translation it is follows from the
 * translated cells, see {@link NatOptions} for the rest.
 *
 * @param id unique in the project
 * @param enabled a disabled rule takes no part
 * @param source original source
 * @param destination original destination
 * @param service original service
 * @param inInterface the interface the packet came in by
 * @param outInterface the interface it leaves by
 * @param action translate, leave alone, or branch
 * @param translatedSource new source; any = unchanged
 * @param translatedDestination new destination; any = unchanged
 * @param translatedService new ports; any = unchanged
 * @param options what the cells cannot say
 * @param info name, comment, section, review
 */
public record NatRule(
    Id id,
    boolean enabled,
    Cell source,
    Cell destination,
    Cell service,
    Cell inInterface,
    Cell outInterface,
    NatAction action,
    Cell translatedSource,
    Cell translatedDestination,
    Cell translatedService,
    NatOptions options,
    RuleInfo info)
    implements Rule {

  /** An enabled rule that matches everything and translates nothing yet. */
  public static NatRule of(Id id) {
    return new NatRule(
        id,
        true,
        Cell.ANY,
        Cell.ANY,
        Cell.ANY,
        Cell.ANY,
        Cell.ANY,
        new NatAction.Translate(),
        Cell.ANY,
        Cell.ANY,
        Cell.ANY,
        NatOptions.NONE,
        RuleInfo.NONE);
  }

  @Override
  public NatRule withId(Id v) {
    return new NatRule(
        v,
        enabled,
        source,
        destination,
        service,
        inInterface,
        outInterface,
        action,
        translatedSource,
        translatedDestination,
        translatedService,
        options,
        info);
  }

  @Override
  public NatRule withEnabled(boolean v) {
    return new NatRule(
        id,
        v,
        source,
        destination,
        service,
        inInterface,
        outInterface,
        action,
        translatedSource,
        translatedDestination,
        translatedService,
        options,
        info);
  }

  public NatRule withSource(Cell v) {
    return new NatRule(
        id,
        enabled,
        v,
        destination,
        service,
        inInterface,
        outInterface,
        action,
        translatedSource,
        translatedDestination,
        translatedService,
        options,
        info);
  }

  public NatRule withDestination(Cell v) {
    return new NatRule(
        id,
        enabled,
        source,
        v,
        service,
        inInterface,
        outInterface,
        action,
        translatedSource,
        translatedDestination,
        translatedService,
        options,
        info);
  }

  public NatRule withService(Cell v) {
    return new NatRule(
        id,
        enabled,
        source,
        destination,
        v,
        inInterface,
        outInterface,
        action,
        translatedSource,
        translatedDestination,
        translatedService,
        options,
        info);
  }

  public NatRule withInInterface(Cell v) {
    return new NatRule(
        id,
        enabled,
        source,
        destination,
        service,
        v,
        outInterface,
        action,
        translatedSource,
        translatedDestination,
        translatedService,
        options,
        info);
  }

  public NatRule withOutInterface(Cell v) {
    return new NatRule(
        id,
        enabled,
        source,
        destination,
        service,
        inInterface,
        v,
        action,
        translatedSource,
        translatedDestination,
        translatedService,
        options,
        info);
  }

  public NatRule withAction(NatAction v) {
    return new NatRule(
        id,
        enabled,
        source,
        destination,
        service,
        inInterface,
        outInterface,
        v,
        translatedSource,
        translatedDestination,
        translatedService,
        options,
        info);
  }

  public NatRule withTranslatedSource(Cell v) {
    return new NatRule(
        id,
        enabled,
        source,
        destination,
        service,
        inInterface,
        outInterface,
        action,
        v,
        translatedDestination,
        translatedService,
        options,
        info);
  }

  public NatRule withTranslatedDestination(Cell v) {
    return new NatRule(
        id,
        enabled,
        source,
        destination,
        service,
        inInterface,
        outInterface,
        action,
        translatedSource,
        v,
        translatedService,
        options,
        info);
  }

  public NatRule withTranslatedService(Cell v) {
    return new NatRule(
        id,
        enabled,
        source,
        destination,
        service,
        inInterface,
        outInterface,
        action,
        translatedSource,
        translatedDestination,
        v,
        options,
        info);
  }

  public NatRule withOptions(NatOptions v) {
    return new NatRule(
        id,
        enabled,
        source,
        destination,
        service,
        inInterface,
        outInterface,
        action,
        translatedSource,
        translatedDestination,
        translatedService,
        v,
        info);
  }

  @Override
  public NatRule withInfo(RuleInfo v) {
    return new NatRule(
        id,
        enabled,
        source,
        destination,
        service,
        inInterface,
        outInterface,
        action,
        translatedSource,
        translatedDestination,
        translatedService,
        options,
        v);
  }
}
