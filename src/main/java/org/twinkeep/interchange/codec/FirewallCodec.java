package org.twinkeep.interchange.codec;

import java.util.List;
import java.util.Optional;
import org.twinkeep.interchange.json.Faults;
import org.twinkeep.interchange.json.Json;
import org.twinkeep.model.Cluster;
import org.twinkeep.model.FailoverSettings;
import org.twinkeep.model.Firewall;
import org.twinkeep.model.FirewallSettings;
import org.twinkeep.model.Head;
import org.twinkeep.model.Node;
import org.twinkeep.model.RuleSets;
import org.twinkeep.model.StandaloneFirewall;
import org.twinkeep.model.StateSyncSettings;
import org.twinkeep.model.Zone;

/** Firewalls: {@code {"kind": "cluster", "id": …}}. */
public final class FirewallCodec implements Codec<Firewall> {

  /** A whole firewall. */
  public static final Codec<Firewall> FIREWALL = new FirewallCodec();

  private enum Kind {
    STANDALONE,
    CLUSTER
  }

  private static final Codec<Kind> KIND = WordCodec.of(Kind.values());

  private FirewallCodec() {}

  @Override
  public Json write(Firewall firewall) {
    Output out = new Output().asBlock();
    out.required("kind", KIND, kind(firewall));
    HeadCodec.begin(out, firewall.head());
    HeadCodec.end(out, firewall.head());
    switch (firewall) {
      case StandaloneFirewall single -> out.required("node", NodeCodec.NODE, single.node());
      case Cluster cluster -> writeCluster(out, cluster);
    }
    out.block("zones", ClusterCodec.ZONE, firewall.zones())
        .put("settings", SettingsCodec.SETTINGS, firewall.settings(), FirewallSettings.DEFAULT);
    RuleSetCodec.write(out, firewall.ruleSets());
    return out.build();
  }

  private static void writeCluster(Output out, Cluster cluster) {
    out.block("nodes", NodeCodec.NODE, cluster.nodes())
        .block("interfaces", ClusterCodec.CLUSTER_INTERFACE, cluster.interfaces())
        .block("syncLinks", ClusterCodec.SYNC_LINK, cluster.syncLinks())
        .put("failover", FailoverCodec.FAILOVER, cluster.failover(), FailoverSettings.NORMAL)
        .put("stateSync", ClusterCodec.STATE_SYNC, cluster.stateSync(), StateSyncSettings.DEFAULT);
  }

  private static Kind kind(Firewall firewall) {
    return switch (firewall) {
      case StandaloneFirewall _ -> Kind.STANDALONE;
      case Cluster _ -> Kind.CLUSTER;
    };
  }

  @Override
  public Optional<Firewall> read(Json json, Faults faults) {
    return Kinds.read(json, KIND, "a firewall", faults)
        .flatMap(
            found ->
                switch (found.kind()) {
                  case STANDALONE ->
                      Input.read(
                          found.object(), "a standalone firewall", faults, FirewallCodec::single);
                  case CLUSTER ->
                      Input.read(found.object(), "a cluster", faults, FirewallCodec::cluster);
                });
  }

  private static Firewall single(Input in) {
    in.ignore(Kinds.PROPERTY);
    Head head = HeadCodec.read(in);
    Node node = in.required("node", NodeCodec.NODE, NodeCodec.STAND_IN);
    return new StandaloneFirewall(head, node, zones(in), settings(in), RuleSetCodec.read(in));
  }

  private static Firewall cluster(Input in) {
    in.ignore(Kinds.PROPERTY);
    Head head = HeadCodec.read(in);
    List<Node> nodes = in.list("nodes", NodeCodec.NODE);
    var interfaces = in.list("interfaces", ClusterCodec.CLUSTER_INTERFACE);
    var syncLinks = in.list("syncLinks", ClusterCodec.SYNC_LINK);
    var failover = in.get("failover", FailoverCodec.FAILOVER, FailoverSettings.NORMAL);
    var stateSync = in.get("stateSync", ClusterCodec.STATE_SYNC, StateSyncSettings.DEFAULT);
    List<Zone> zones = zones(in);
    FirewallSettings settings = settings(in);
    RuleSets ruleSets = RuleSetCodec.read(in);
    return new Cluster(
        head, nodes, interfaces, syncLinks, failover, stateSync, zones, settings, ruleSets);
  }

  private static List<Zone> zones(Input in) {
    return in.list("zones", ClusterCodec.ZONE);
  }

  private static FirewallSettings settings(Input in) {
    return in.get("settings", SettingsCodec.SETTINGS, FirewallSettings.DEFAULT);
  }
}
