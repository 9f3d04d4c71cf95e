package org.twinkeep.model;

/**
 * Options of a NAT rule.
 *
 * @param masquerade translate to whatever address the output interface has; the translated source
 *     must be any
 * @param random choose source ports at random
 * @param persistent give one client the same address for all its connections
 * @param hairpin let the inside reach a published address as well
 * @param routedToCluster the translated address belongs to no attached network; routers send it to
 *     the cluster
 */
public record NatOptions(
    boolean masquerade,
    boolean random,
    boolean persistent,
    boolean hairpin,
    boolean routedToCluster) {

  /** No option set. */
  public static final NatOptions NONE = new NatOptions(false, false, false, false, false);

  public NatOptions withMasquerade(boolean v) {
    return new NatOptions(v, random, persistent, hairpin, routedToCluster);
  }

  public NatOptions withRandom(boolean v) {
    return new NatOptions(masquerade, v, persistent, hairpin, routedToCluster);
  }

  public NatOptions withPersistent(boolean v) {
    return new NatOptions(masquerade, random, v, hairpin, routedToCluster);
  }

  public NatOptions withHairpin(boolean v) {
    return new NatOptions(masquerade, random, persistent, v, routedToCluster);
  }

  public NatOptions withRoutedToCluster(boolean v) {
    return new NatOptions(masquerade, random, persistent, hairpin, v);
  }
}
