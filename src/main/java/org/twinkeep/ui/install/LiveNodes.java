package org.twinkeep.ui.install;

import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.twinkeep.edit.newcluster.LiveNode;
import org.twinkeep.edit.newcluster.LiveNode.Held;
import org.twinkeep.edit.newcluster.LiveNode.Neighbour;
import org.twinkeep.edit.newcluster.LiveNode.Route;
import org.twinkeep.install.node.Survey;
import org.twinkeep.model.Family;
import org.twinkeep.model.Interface;
import org.twinkeep.model.InterfaceAddress;
import org.twinkeep.model.Ip;
import org.twinkeep.model.Management;
import org.twinkeep.model.Prefix;

/** What a machine said, in the model's words; what is no address is left out. */
public final class LiveNodes {

  private LiveNodes() {}

  /**
   * What a machine said.
   *
   * @param reached where it was asked
   */
  public static LiveNode of(Management reached, Survey survey) {
    return new LiveNode(
        reached,
        survey.hostName(),
        survey.tools().keySet(),
        survey.addresses().stream().flatMap(h -> held(h).stream()).toList(),
        survey.routes().stream().flatMap(r -> route(r).stream()).toList(),
        survey.neighbours().stream()
            .flatMap(n -> ip(n.address()).map(a -> new Neighbour(n.interfaceName(), a)).stream())
            .toList(),
        virtual(survey));
  }

  private static Set<Ip> virtual(Survey survey) {
    return survey.virtualAddresses().stream()
        .flatMap(text -> read(text, InterfaceAddress::parse).stream())
        .map(InterfaceAddress::address)
        .collect(Collectors.toSet());
  }

  private static Optional<Held> held(Survey.Held held) {
    return Interface.isUsableName(held.interfaceName())
        ? read(held.address(), InterfaceAddress::parse)
            .map(a -> new Held(held.interfaceName(), a, held.fixed()))
        : Optional.empty();
  }

  /** A default route of unknown family is one of IPv4 unless its gateway says otherwise. */
  private static Optional<Route> route(Survey.Route route) {
    Optional<Ip> gateway = route.gateway().flatMap(LiveNodes::ip);
    if (gateway.isEmpty() && route.gateway().isPresent()) {
      return Optional.empty();
    }
    Optional<Prefix> destination =
        route.destination().equals("default")
            ? Optional.of(Prefix.all(gateway.map(Ip::family).orElse(Family.IPV4)))
            : read(
                route.destination().contains("/")
                    ? route.destination()
                    : route.destination() + (route.destination().contains(":") ? "/128" : "/32"),
                Prefix::parse);
    return destination.map(d -> new Route(d, gateway, route.interfaceName()));
  }

  private static Optional<Ip> ip(String text) {
    return read(text, Ip::parse);
  }

  private static <T> Optional<T> read(String text, Function<String, T> parser) {
    try {
      return Optional.of(parser.apply(text));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
