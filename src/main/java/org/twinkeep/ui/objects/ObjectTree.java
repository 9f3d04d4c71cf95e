package org.twinkeep.ui.objects;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.twinkeep.edit.Summaries;
import org.twinkeep.model.AddressRange;
import org.twinkeep.model.AddressTable;
import org.twinkeep.model.Cluster;
import org.twinkeep.model.Colour;
import org.twinkeep.model.DnsName;
import org.twinkeep.model.DynamicGroup;
import org.twinkeep.model.Element;
import org.twinkeep.model.Firewall;
import org.twinkeep.model.Host;
import org.twinkeep.model.Id;
import org.twinkeep.model.Network;
import org.twinkeep.model.Node;
import org.twinkeep.model.ObjectGroup;
import org.twinkeep.model.Project;
import org.twinkeep.model.ProjectObject;
import org.twinkeep.model.Service;
import org.twinkeep.model.StandaloneFirewall;
import org.twinkeep.model.StandardLibrary;
import org.twinkeep.model.TimeWindow;
import org.twinkeep.ui.kit.NaturalOrder;
import org.twinkeep.workbench.Described;

/**
 * The tree of a project: firewalls with their parts, the user's folders, everything else by kind,
 * the Standard library.
 */
final class ObjectTree {

  private static final String FOLDER = "mdi2f-folder-outline";
  private static final Comparator<Entry> BY_TITLE =
      Comparator.comparing(Entry::title, NaturalOrder.BY_NAME).thenComparing(Entry::key);

  /** Where objects stand that the user did not file. */
  private enum Shelf {
    NETWORKS("Networks", o -> o instanceof Network || o instanceof AddressRange),
    HOSTS("Hosts", o -> o instanceof Host || o instanceof DnsName),
    GROUPS(
        "Groups",
        o -> o instanceof ObjectGroup || o instanceof DynamicGroup || o instanceof AddressTable),
    SERVICES("Services", Service.class::isInstance),
    TIME("Time", TimeWindow.class::isInstance);

    private final String title;
    private final Predicate<ProjectObject> holds;

    Shelf(String title, Predicate<ProjectObject> holds) {
      this.title = title;
      this.holds = holds;
    }
  }

  private final Project project;

  private ObjectTree(Project project) {
    this.project = project;
  }

  /** The whole tree; its root is not shown. */
  static Entry of(Project project) {
    return new ObjectTree(project).root();
  }

  /** The tree with these elements and the lines that lead to them only. */
  static Entry pruned(Entry tree, Set<Id> wanted) {
    return tree.withChildren(
        tree.children().stream()
            .map(child -> pruned(child, wanted))
            .filter(c -> !c.children().isEmpty() || c.id().filter(wanted::contains).isPresent())
            .toList());
  }

  private Entry root() {
    List<Entry> top = new ArrayList<>();
    top.add(
        Entry.folder(
            "firewalls",
            "Firewalls",
            FOLDER,
            project.firewalls().stream().map(this::firewall).toList()));
    top.addAll(folders(filed(project.objects().stream()), "folder", ""));
    for (Shelf shelf : Shelf.values()) {
      top.add(
          Entry.folder(
                  shelf.name(),
                  shelf.title,
                  FOLDER,
                  project.objects().stream()
                      .filter(o -> o.head().folder().isEmpty() && shelf.holds.test(o))
                      .map(this::leaf)
                      .sorted(BY_TITLE)
                      .toList())
              .filedIn(""));
    }
    top.add(
        Entry.folder(
            "standard",
            "Standard",
            "mdi2l-lock-outline",
            folders(filed(StandardLibrary.all().stream()), "standard", "").stream()
                .map(ObjectTree::locked)
                .toList()));
    return Entry.folder("root", "", FOLDER, top);
  }

  private static Map<String, List<ProjectObject>> filed(Stream<? extends ProjectObject> objects) {
    Map<String, List<ProjectObject>> byFolder = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    objects
        .filter(o -> !o.head().folder().isEmpty())
        .forEach(o -> byFolder.computeIfAbsent(o.head().folder(), f -> new ArrayList<>()).add(o));
    return byFolder;
  }

  /** The folders directly below {@code parent}, each with all that is in it. */
  private List<Entry> folders(Map<String, List<ProjectObject>> filed, String key, String parent) {
    String prefix = parent.isEmpty() ? "" : parent + "/";
    return filed.keySet().stream()
        .filter(path -> path.startsWith(prefix))
        .map(path -> path.substring(prefix.length()).split("/", 2)[0])
        .distinct()
        .sorted(NaturalOrder.BY_NAME)
        .map(name -> folder(filed, key, prefix + name, name))
        .toList();
  }

  private Entry folder(
      Map<String, List<ProjectObject>> filed, String key, String path, String name) {
    List<Entry> children = new ArrayList<>(folders(filed, key, path));
    filed.getOrDefault(path, List.of()).stream()
        .map(this::leaf)
        .sorted(BY_TITLE)
        .forEach(children::add);
    return Entry.folder(key + "/" + path, name, FOLDER, children).filedIn(path);
  }

  /** Without the path that would let users file things there. */
  private static Entry locked(Entry entry) {
    return new Entry(
        entry.key(),
        entry.title(),
        entry.icon(),
        entry.detail(),
        entry.element(),
        Optional.empty(),
        entry.colour(),
        entry.children().stream().map(ObjectTree::locked).toList());
  }

  private Entry firewall(Firewall firewall) {
    List<Entry> parts = new ArrayList<>();
    switch (firewall) {
      case Cluster cluster -> cluster.interfaces().forEach(i -> parts.add(leaf(i)));
      case StandaloneFirewall _ -> {}
    }
    firewall.nodes().forEach(node -> parts.add(node(node)));
    firewall.zones().forEach(zone -> parts.add(leaf(zone)));
    return line(firewall, firewall.head().colour(), parts);
  }

  private Entry node(Node node) {
    return line(node, Optional.empty(), node.interfaces().stream().map(this::leaf).toList());
  }

  private Entry leaf(Element element) {
    Optional<Colour> colour =
        element instanceof ProjectObject object ? object.head().colour() : Optional.empty();
    return line(element, colour, List.of());
  }

  private Entry line(Element element, Optional<Colour> colour, List<Entry> children) {
    return new Entry(
        "element/" + element.id(),
        element.name(),
        Described.of(element).icon(),
        element instanceof Firewall ? "" : Summaries.of(project, element),
        Optional.of(element),
        Optional.empty(),
        colour,
        children);
  }
}
