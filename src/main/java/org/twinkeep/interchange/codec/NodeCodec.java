package org.twinkeep.interchange.codec;

import java.util.List;
import org.twinkeep.model.Id;
import org.twinkeep.model.Interface;
import org.twinkeep.model.Interface.Kind;
import org.twinkeep.model.Interface.Role;
import org.twinkeep.model.Management;
import org.twinkeep.model.Node;

/** Nodes and their interfaces. */
final class NodeCodec {

  /** Stands in for a node that cannot be read, and is thrown away with everything around it. */
  static final Node STAND_IN = new Node(Id.of("unreadable"), "", Management.of(""), List.of(), 100);

  private static final int USUAL_PRIORITY = 100;
  private static final Codec<Integer> PORT = Values.number(1, 65535);
  private static final Codec<Integer> PRIORITY = Values.number(1, 254);
  private static final Codec<Integer> MTU = Values.number(Integer.MIN_VALUE, Integer.MAX_VALUE);
  private static final Codec<Role> ROLE = WordCodec.of(Role.values());
  private static final Codec<Kind> KIND = WordCodec.of(Kind.values());

  private static final Codec<Management> MANAGEMENT =
      Codec.object(
          "the management of a node",
          (out, m) ->
              out.put("address", Values.TEXT, m.address(), "")
                  .put("port", PORT, m.port(), 22)
                  .put("user", Values.TEXT, m.user(), "root")
                  .put("jumpHost", Values.TEXT, m.jumpHost(), ""),
          in ->
              new Management(
                  in.get("address", Values.TEXT, ""),
                  in.get("port", PORT, 22),
                  in.get("user", Values.TEXT, "root"),
                  in.get("jumpHost", Values.TEXT, "")));

  private static final Codec<Interface> INTERFACE =
      Codec.object("an interface", NodeCodec::writeInterface, NodeCodec::readInterface);

  static final Codec<Node> NODE = Codec.object("a node", NodeCodec::write, NodeCodec::read);

  private NodeCodec() {}

  private static void write(Output out, Node node) {
    out.asBlock();
    HeadCodec.begin(out, node.id(), node.name());
    out.put("management", MANAGEMENT, node.management(), Management.of(""))
        .put("priority", PRIORITY, node.priority(), USUAL_PRIORITY)
        .block("interfaces", INTERFACE, node.interfaces());
  }

  private static Node read(Input in) {
    Id id = HeadCodec.id(in);
    return new Node(
        id,
        HeadCodec.name(in, id),
        in.get("management", MANAGEMENT, Management.of("")),
        in.list("interfaces", INTERFACE),
        in.get("priority", PRIORITY, USUAL_PRIORITY));
  }

  private static void writeInterface(Output out, Interface i) {
    out.required("id", Values.ID, i.id())
        .required("name", Values.TEXT, i.name())
        .put("role", ROLE, i.role(), Role.OTHER)
        .list("addresses", Values.INTERFACE_ADDRESS, i.addresses())
        .put("label", Values.TEXT, i.label(), "")
        .put("kind", KIND, i.kind(), Kind.ETHERNET)
        .put("dynamic", Values.FLAG, i.dynamic(), false)
        .put("unprotected", Values.FLAG, i.unprotected(), false)
        .optional("mtu", MTU, i.mtu());
  }

  private static Interface readInterface(Input in) {
    return new Interface(
        HeadCodec.id(in),
        in.required("name", Values.TEXT, ""),
        in.list("addresses", Values.INTERFACE_ADDRESS),
        in.get("label", Values.TEXT, ""),
        in.get("role", ROLE, Role.OTHER),
        in.get("kind", KIND, Kind.ETHERNET),
        in.get("dynamic", Values.FLAG, false),
        in.get("unprotected", Values.FLAG, false),
        in.optional("mtu", MTU));
  }
}
