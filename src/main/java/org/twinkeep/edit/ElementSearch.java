package org.twinkeep.edit;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.twinkeep.model.Element;
import org.twinkeep.model.Firewall;
import org.twinkeep.model.IpRange;
import org.twinkeep.model.PortRange;
import org.twinkeep.model.Project;
import org.twinkeep.model.ProjectObject;
import org.twinkeep.model.StandardLibrary;
import org.twinkeep.model.TcpService;
import org.twinkeep.model.UdpService;

/**
 * Finds elements by what people type: a part of the name, an address, a port, a tag, a word of the
 * comment.
 */
public final class ElementSearch {

  /**
   * An element that was found.
   *
   * @param element the element
   * @param why what matched, when it was not the name: {@code contains 10.1.1.7}; else empty
   * @param rank the lower, the better
   */
  public record Match(Element element, String why, int rank) {

    /** Whether the text stands in the name. */
    public boolean isByName() {
      return why.isEmpty();
    }

    /** Whether it is exactly the address or port that was typed. */
    public boolean isExact() {
      return rank <= ADDRESS;
    }
  }

  private static final int NAME = 0;
  private static final int NAME_BEGINS = 1;
  private static final int NAME_WORD = 2;
  private static final int NAME_CONTAINS = 3;
  private static final int TAG = 4;
  private static final int ADDRESS = 1;
  private static final int CONTAINS_ADDRESS = 5;
  private static final int COMMENT = 8;

  private static final Comparator<Match> ORDER =
      Comparator.comparingInt(Match::rank)
          .thenComparing(m -> m.element().id().isStandard())
          .thenComparing(m -> m.element() instanceof UdpService)
          .thenComparing(m -> m.element().name().length())
          .thenComparing(m -> m.element().name())
          .thenComparing(m -> m.element().id());

  private ElementSearch() {}

  /** Everything that fits into a part of a rule of {@code firewall} and matches, best first. */
  public static List<Match> find(
      Project project, Firewall firewall, RulePart part, String text, int limit) {
    return find(project, e -> Fits.refusal(project, firewall, part, e).isEmpty(), text, limit);
  }

  /** Every wanted element that matches, best first. */
  public static List<Match> find(
      Project project, Predicate<Element> wanted, String text, int limit) {
    Query query = Query.of(text);
    return everything(project)
        .filter(wanted)
        .flatMap(e -> query.match(project, e).stream())
        .sorted(ORDER)
        .limit(limit)
        .toList();
  }

  private static Stream<Element> everything(Project project) {
    return Stream.of(
            project.firewallElements(), project.objects().stream(), StandardLibrary.all().stream())
        .flatMap(s -> s);
  }

  private record Query(String text, Optional<IpRange> addresses, Optional<PortRange> ports) {

    static Query of(String typed) {
      String text = typed.strip().toLowerCase(Locale.ROOT);
      return new Query(text, range(text), port(text));
    }

    Optional<Match> match(Project project, Element element) {
      Optional<Match> byName = byName(element);
      if (byName.isPresent()) {
        return byName;
      }
      Optional<Match> byTag = byTag(element);
      if (byTag.isPresent()) {
        return byTag;
      }
      Optional<Match> byAddress = addresses.flatMap(a -> byAddress(project, element, a));
      if (byAddress.isPresent()) {
        return byAddress;
      }
      Optional<Match> byPort =
          ports.filter(p -> hasProtocol(element)).flatMap(p -> byPort(project, element, p));
      return byPort.isPresent() ? byPort : byContent(project, element);
    }

    private Optional<Match> byName(Element element) {
      String name = element.name().toLowerCase(Locale.ROOT);
      int at = name.indexOf(text);
      if (at < 0) {
        return Optional.empty();
      }
      boolean wordBegins = at > 0 && !Character.isLetterOrDigit(name.charAt(at - 1));
      int rank =
          name.equals(text) ? NAME : at == 0 ? NAME_BEGINS : wordBegins ? NAME_WORD : NAME_CONTAINS;
      return Optional.of(new Match(element, "", rank));
    }

    private Optional<Match> byTag(Element element) {
      String wanted = text.startsWith("#") ? text.substring(1) : text;
      return element instanceof ProjectObject object
          ? object.head().tags().stream()
              .filter(tag -> tag.toLowerCase(Locale.ROOT).startsWith(wanted))
              .findFirst()
              .map(tag -> new Match(element, "tag " + tag, TAG))
          : Optional.empty();
    }

    private static Optional<Match> byAddress(Project project, Element element, IpRange wanted) {
      List<IpRange> own = Extents.addresses(project, element);
      if (own.contains(wanted)) {
        return Optional.of(new Match(element, "is " + wanted, ADDRESS));
      }
      return own.stream()
          .filter(r -> r.contains(wanted))
          .findFirst()
          .map(r -> new Match(element, "contains " + wanted, CONTAINS_ADDRESS));
    }

    /** {@code tcp/443} does not mean a UDP service. */
    private boolean hasProtocol(Element element) {
      return !(text.startsWith("tcp") && element instanceof UdpService
          || text.startsWith("udp") && element instanceof TcpService);
    }

    private static Optional<Match> byPort(Project project, Element element, PortRange wanted) {
      List<PortRange> own = Extents.ports(project, element);
      return own.stream()
          .filter(r -> r.first() <= wanted.first() && wanted.last() <= r.last())
          .min(Comparator.comparingInt(r -> r.last() - r.first()))
          .map(
              r -> {
                boolean exact = r.equals(wanted) && own.size() == 1;
                int rank = exact ? ADDRESS : r.equals(PortRange.ALL) ? COMMENT : CONTAINS_ADDRESS;
                return new Match(element, "port " + r, rank);
              });
    }

    private Optional<Match> byContent(Project project, Element element) {
      String content = Summaries.of(project, element);
      if (content.toLowerCase(Locale.ROOT).contains(text)) {
        return Optional.of(new Match(element, content, CONTAINS_ADDRESS + 1));
      }
      boolean comment =
          element instanceof ProjectObject object
              && object.head().comment().toLowerCase(Locale.ROOT).contains(text);
      return comment ? Optional.of(new Match(element, "comment", COMMENT)) : Optional.empty();
    }

    private static Optional<IpRange> range(String text) {
      try {
        return Optional.of(IpRange.parse(text));
      } catch (IllegalArgumentException notAnAddress) {
        return Optional.empty();
      }
    }

    private static Optional<PortRange> port(String text) {
      try {
        return Optional.of(PortRange.parse(text.replaceFirst("^(tcp|udp)[/ ]", "")));
      } catch (IllegalArgumentException notAPort) {
        return Optional.empty();
      }
    }
  }
}
