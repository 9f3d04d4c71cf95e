package org.twinkeep.interchange.codec;

import java.util.List;
import java.util.Set;
import org.twinkeep.model.ClusterInterface;
import org.twinkeep.model.Id;
import org.twinkeep.model.Ip;
import org.twinkeep.model.StateSyncSettings;
import org.twinkeep.model.StateSyncSettings.Mode;
import org.twinkeep.model.StateSyncSettings.Protocol;
import org.twinkeep.model.SyncLink;
import org.twinkeep.model.SyncLink.Transport;
import org.twinkeep.model.Zone;

/** The parts of a cluster: cluster interfaces, state synchronisation, zones. */
final class ClusterCodec {

  private static final Codec<Integer> VRID = Values.number(1, 255);
  private static final Codec<Integer> PORT = Values.number(1, 65535);
  private static final Codec<Transport> TRANSPORT = WordCodec.of(Transport.values());
  private static final Codec<Mode> MODE = WordCodec.of(Mode.values());
  private static final Codec<Set<Protocol>> PROTOCOLS =
      WordCodec.of(Protocol.values()).list().as(Set::copyOf, List::copyOf);
  private static final Ip USUAL_GROUP = Ip.parse("225.0.0.50");
  private static final int USUAL_PORT = 3780;

  static final Codec<ClusterInterface> CLUSTER_INTERFACE =
      Codec.object(
          "a cluster interface", ClusterCodec::writeInterface, ClusterCodec::readInterface);
  static final Codec<SyncLink> SYNC_LINK =
      Codec.object("a state sync link", ClusterCodec::writeLink, ClusterCodec::readLink);
  static final Codec<StateSyncSettings> STATE_SYNC =
      Codec.object("the state sync settings", ClusterCodec::writeSync, ClusterCodec::readSync);
  static final Codec<Zone> ZONE =
      Codec.object("a zone", ClusterCodec::writeZone, ClusterCodec::readZone);

  private ClusterCodec() {}

  private static void writeInterface(Output out, ClusterInterface shared) {
    HeadCodec.begin(out, shared.id(), shared.name());
    out.list("members", Values.ID, shared.members())
        .required("vrid", VRID, shared.vrid())
        .list("addresses", Values.INTERFACE_ADDRESS, shared.addresses());
  }

  private static ClusterInterface readInterface(Input in) {
    Id id = HeadCodec.id(in);
    return new ClusterInterface(
        id,
        HeadCodec.name(in, id),
        in.list("members", Values.ID),
        in.required("vrid", VRID, 1),
        in.list("addresses", Values.INTERFACE_ADDRESS));
  }

  private static void writeLink(Output out, SyncLink link) {
    out.list("members", Values.ID, link.members())
        .put("transport", TRANSPORT, link.transport(), Transport.MULTICAST)
        .put("group", Values.IP, link.group(), USUAL_GROUP)
        .put("port", PORT, link.port(), USUAL_PORT);
  }

  private static SyncLink readLink(Input in) {
    return new SyncLink(
        in.list("members", Values.ID),
        in.get("transport", TRANSPORT, Transport.MULTICAST),
        in.get("group", Values.IP, USUAL_GROUP),
        in.get("port", PORT, USUAL_PORT));
  }

  private static void writeSync(Output out, StateSyncSettings sync) {
    StateSyncSettings usual = StateSyncSettings.DEFAULT;
    out.put("enabled", Values.FLAG, sync.enabled(), usual.enabled())
        .put("mode", MODE, sync.mode(), usual.mode())
        .put("externalCache", Values.FLAG, sync.externalCache(), usual.externalCache())
        .put("expectations", Values.FLAG, sync.expectations(), usual.expectations())
        .put("tcpWindowTracking", Values.FLAG, sync.tcpWindowTracking(), usual.tcpWindowTracking())
        .put("protocols", PROTOCOLS, sync.protocols(), usual.protocols());
  }

  private static StateSyncSettings readSync(Input in) {
    StateSyncSettings usual = StateSyncSettings.DEFAULT;
    return new StateSyncSettings(
        in.get("enabled", Values.FLAG, usual.enabled()),
        in.get("mode", MODE, usual.mode()),
        in.get("externalCache", Values.FLAG, usual.externalCache()),
        in.get("expectations", Values.FLAG, usual.expectations()),
        in.get("tcpWindowTracking", Values.FLAG, usual.tcpWindowTracking()),
        in.get("protocols", PROTOCOLS, usual.protocols()));
  }

  private static void writeZone(Output out, Zone zone) {
    HeadCodec.begin(out, zone.id(), zone.name());
    out.list("members", Values.ID, zone.members());
  }

  private static Zone readZone(Input in) {
    Id id = HeadCodec.id(in);
    return new Zone(id, HeadCodec.name(in, id), in.list("members", Values.ID));
  }
}
