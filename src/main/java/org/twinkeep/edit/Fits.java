package org.twinkeep.edit;

import java.util.Optional;
import org.twinkeep.model.AddressObject;
import org.twinkeep.model.ClusterInterface;
import org.twinkeep.model.CustomService;
import org.twinkeep.model.Element;
import org.twinkeep.model.Firewall;
import org.twinkeep.model.Host;
import org.twinkeep.model.Icmp6Service;
import org.twinkeep.model.IcmpService;
import org.twinkeep.model.Interface;
import org.twinkeep.model.IpService;
import org.twinkeep.model.Node;
import org.twinkeep.model.Project;
import org.twinkeep.model.Service;
import org.twinkeep.model.ServiceGroup;
import org.twinkeep.model.TagService;
import org.twinkeep.model.TcpService;
import org.twinkeep.model.TimeWindow;
import org.twinkeep.model.UdpService;
import org.twinkeep.model.UserService;
import org.twinkeep.model.Zone;

/** Which elements may stand in which part of a rule. */
public final class Fits {

  private Fits() {}

  /**
   * Why {@code element} cannot stand in {@code part} of a rule of {@code firewall}, as a sentence
   * for the user; absent when it can.
   */
  public static Optional<String> refusal(
      Project project, Firewall firewall, RulePart part, Element element) {
    return switch (part) {
      case SOURCE, DESTINATION, TRANSLATED_SOURCE, TRANSLATED_DESTINATION ->
          isAddress(element)
              ? Optional.empty()
              : Optional.of(a(element) + " has no addresses; it cannot be " + article(part) + ".");
      case SERVICE ->
          element instanceof Service
              ? Optional.empty()
              : Optional.of(a(element) + " is not a service.");
      case TRANSLATED_SERVICE -> translatedService(element);
      case IN_INTERFACE, OUT_INTERFACE, EITHER_INTERFACE -> interfaceOf(project, firewall, element);
      case TIME ->
          element instanceof TimeWindow
              ? Optional.empty()
              : Optional.of(a(element) + " is not a time window.");
      case GATEWAY ->
          element instanceof Host || element instanceof Interface
              ? Optional.empty()
              : Optional.of("A gateway is one address: a host. This is " + lower(a(element)) + ".");
    };
  }

  /** Whether an element stands for addresses. */
  public static boolean isAddress(Element element) {
    return switch (element) {
      case AddressObject _ -> true;
      case Service _ -> false;
      case TimeWindow _ -> false;
      case Firewall _ -> true;
      case Node _ -> true;
      case Interface _ -> true;
      case ClusterInterface _ -> true;
      case Zone _ -> false;
    };
  }

  private static Optional<String> translatedService(Element element) {
    if (!(element instanceof Service service)) {
      return Optional.of(a(element) + " is not a service.");
    }
    return switch (service) {
      case TcpService _ -> Optional.empty();
      case UdpService _ -> Optional.empty();
      case IcmpService _, Icmp6Service _, IpService _, CustomService _, TagService _ ->
          Optional.of("Only ports can be translated; " + element.name() + " has none.");
      case UserService _ -> Optional.of("A socket owner cannot be translated.");
      case ServiceGroup _ ->
          Optional.of("A port is translated to one service, not to a group of them.");
    };
  }

  private static Optional<String> interfaceOf(Project project, Firewall firewall, Element element) {
    boolean isInterface =
        element instanceof Interface
            || element instanceof ClusterInterface
            || element instanceof Zone;
    if (!isInterface) {
      return Optional.of(a(element) + " is not an interface or zone.");
    }
    if (firewall.elements().anyMatch(e -> e.id().equals(element.id()))) {
      return Optional.empty();
    }
    String owner = project.owner(element.id()).map(Element::name).orElse("another firewall");
    return Optional.of(
        element.name()
            + " belongs to "
            + owner
            + "; packets of "
            + firewall.name()
            + " never use it.");
  }

  private static String article(RulePart part) {
    return (part == RulePart.SOURCE || part == RulePart.DESTINATION ? "a " : "the ") + part.title();
  }

  private static String a(Element element) {
    String kind = Kinds.of(element);
    return ("AEIOU".indexOf(kind.charAt(0)) >= 0 ? "An " : "A ") + lower(kind);
  }

  private static String lower(String kind) {
    boolean isAcronym = kind.length() > 1 && Character.isUpperCase(kind.charAt(1));
    return isAcronym ? kind : Character.toLowerCase(kind.charAt(0)) + kind.substring(1);
  }
}
