package org.twinkeep.ui.inspector;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.twinkeep.edit.ElementEdits;
import org.twinkeep.model.Cell;
import org.twinkeep.model.Cluster;
import org.twinkeep.model.ClusterInterface;
import org.twinkeep.model.Element;
import org.twinkeep.model.ExtraFile;
import org.twinkeep.model.Host;
import org.twinkeep.model.Id;
import org.twinkeep.model.Network;
import org.twinkeep.model.Node;
import org.twinkeep.model.Project;
import org.twinkeep.model.Rule;
import org.twinkeep.samples.ArticlePair;
import org.twinkeep.samples.EveryKind;
import org.twinkeep.ui.kit.form.ActionEntry;
import org.twinkeep.ui.kit.form.ChoiceEntry;
import org.twinkeep.ui.kit.form.Entry;
import org.twinkeep.ui.kit.form.Form;
import org.twinkeep.ui.kit.form.LinksEntry;
import org.twinkeep.ui.kit.form.NoteEntry;
import org.twinkeep.ui.kit.form.TextEntry;
import org.twinkeep.ui.kit.form.TickEntry;
import org.twinkeep.workbench.Workbench;

final class InspectorViewModelTest {

  private final Workbench workbench = new Workbench(ArticlePair.project());
  private final List<Id> visited = new ArrayList<>();
  private final InspectorViewModel inspector = new InspectorViewModel(workbench, visited::add);

  @TestFactory
  Stream<DynamicTest> typingTheSameAgainChangesNothing() {
    Project every = EveryKind.project();
    Stream<Id> elements =
        Stream.concat(
            every.objects().stream().map(Element::id), every.firewallElements().map(Element::id));
    Stream<Id> rules =
        every.firewalls().stream()
            .flatMap(f -> f.ruleSets().all())
            .flatMap(set -> set.rules().stream())
            .map(Rule::id);
    return Stream.concat(elements, rules)
        .map(id -> DynamicTest.dynamicTest(id.value(), () -> typeAllAgain(every, id)));
  }

  private void typeAllAgain(Project project, Id id) {
    workbench.open(project);
    workbench.selection().select(id);
    Form form = form();
    assertThat(form.kind()).isNotEqualTo("Project");
    for (Entry entry : form.entries()) {
      again(entry);
    }
    assertThat(workbench.project()).isEqualTo(project);
    assertThat(workbench.undoTitleProperty().get()).isEmpty();
  }

  private static void again(Entry entry) {
    switch (entry) {
      case TextEntry e -> {
        String text = e.textProperty().get();
        boolean blanksCount = e.label().equals("Prefix");
        e.textProperty().set(blanksCount ? text : text + " ");
        assertThat(e.problemProperty().get()).as(e.label()).isEmpty();
        e.commit();
        assertThat(e.textProperty().get()).as(e.label()).isEqualTo(text);
      }
      case ChoiceEntry<?> e ->
          assertThat(e.options().stream().map(Object::toString))
              .as(e.label())
              .contains(e.valueProperty().get().toString());
      case TickEntry e -> assertThat(e.label()).isNotBlank();
      case LinksEntry e -> assertThat(e.links()).doesNotContainNull();
      case NoteEntry e -> assertThat(e.textProperty().get()).isNotNull();
      case ActionEntry e -> assertThat(e.label()).isNotBlank();
    }
  }

  @Test
  void showsTheProjectWhileNothingIsSelected() {
    assertThat(form().kind()).isEqualTo("Project");
    type("Name", "Head office");
    assertThat(workbench.project().name()).isEqualTo("Head office");
  }

  @Test
  void anAddressIsCheckedWhileItIsTyped() {
    workbench.selection().select(ArticlePair.INSIDE_NET);
    TextEntry network = entry("Network", TextEntry.class);

    network.textProperty().set("10.1.1.7/24");
    assertThat(network.problemProperty().get())
        .isEqualTo("10.1.1.7/24 has host bits set; the network is 10.1.1.0/24.");
    network.commit();
    assertThat(workbench.project()).isEqualTo(ArticlePair.project());

    network.textProperty().set("10.1.2.0/24");
    network.commit();
    assertThat(element(ArticlePair.INSIDE_NET, Network.class).prefix()).hasToString("10.1.2.0/24");
    assertThat(workbench.undoTitleProperty().get()).isEqualTo("Change network of inside-net");
  }

  @Test
  void aSegmentSizeIsOneThatEveryToolTakes() {
    workbench.selection().select(Id.of("web-in"));
    TextEntry size = entry("Clamp the TCP segment size", TextEntry.class);
    for (String wrong : List.of("0", "535", "65496", "65535")) {
      size.textProperty().set(wrong);
      assertThat(size.problemProperty().get()).as(wrong).isNotEmpty();
    }
    for (String right : List.of("path", "536", "65495", "")) {
      size.textProperty().set(right);
      assertThat(size.problemProperty().get()).as(right).isEmpty();
    }
  }

  @Test
  void theFormFollowsUndo() {
    workbench.selection().select(ArticlePair.WEB);
    Form before = form();
    type("Addresses", "10.1.1.101\n2001:db8:0:2::101");
    assertThat(element(ArticlePair.WEB, Host.class).addresses()).hasSize(2);

    workbench.undo();

    assertThat(form()).isSameAs(before);
    assertThat(entry("Addresses", TextEntry.class).textProperty().get()).isEqualTo("10.1.1.100");
  }

  @Test
  void aDeletedObjectLeavesTheProjectsForm() {
    workbench.selection().select(ArticlePair.WEB);
    workbench.apply(ElementEdits.delete("Delete", List.of(ArticlePair.WEB)));

    assertThat(form().kind()).isEqualTo("Project");
    workbench.undo();
    assertThat(form().kind()).isEqualTo("Host");
  }

  @Test
  void aRecordsOwnChecksAreShownUnderTheField() {
    workbench.selection().select(ArticlePair.OUTSIDE);
    TextEntry vrid = entry("Virtual router id (VRID)", TextEntry.class);
    vrid.textProperty().set("256");
    assertThat(vrid.problemProperty().get()).isEqualTo("Give a number from 1 to 255.");

    TextEntry addresses = entry("Virtual addresses", TextEntry.class);
    addresses.textProperty().set("192.168.1.9");
    assertThat(addresses.problemProperty().get())
        .isEqualTo("Give the prefix length as well, such as 192.168.1.9/24.");
  }

  @Test
  void aManagementAddressIsAnAddressOrAHostName() {
    workbench
        .selection()
        .select(workbench.project().firewalls().getFirst().nodes().getFirst().id());
    TextEntry address = entry("Management address", TextEntry.class);
    address.textProperty().set("10.1.1.300");
    assertThat(address.problemProperty().get()).startsWith("Give an IP address or a host name");
    address.textProperty().set("lj-fw-1.example");
    assertThat(address.problemProperty().get()).isEmpty();
    address.textProperty().set("");
    assertThat(address.problemProperty().get()).isEmpty();
  }

  @Test
  void aClusterInterfaceTakesOneInterfaceOfEachNode() {
    workbench.selection().select(ArticlePair.OUTSIDE);
    @SuppressWarnings("unchecked")
    ChoiceEntry<List<Id>> second = entry("Interface of lj-fw-2", ChoiceEntry.class);
    assertThat(second.valueProperty().get()).containsExactly(Id.of("lj-fw-2:eth0"));

    second.choose(List.of(Id.of("lj-fw-2:eth2")));

    assertThat(element(ArticlePair.OUTSIDE, ClusterInterface.class).members())
        .containsExactly(Id.of("lj-fw-1:eth0"), Id.of("lj-fw-2:eth2"));
  }

  @Test
  void partsCanBeAddedToAFirewall() {
    workbench.selection().select(ArticlePair.CLUSTER);
    entry("Add cluster interface", ActionEntry.class).action().run();
    entry("Add state sync link", ActionEntry.class).action().run();
    entry("Add node", ActionEntry.class).action().run();

    Cluster cluster = element(ArticlePair.CLUSTER, Cluster.class);
    assertThat(cluster.interfaces().getLast().vrid()).isEqualTo(1);
    assertThat(cluster.syncLinks()).hasSize(2);
    assertThat(cluster.nodes()).hasSize(3);
    assertThat(form().sections())
        .extracting(Form.Section::title)
        .contains("State sync link 1", "State sync link 2");

    workbench.selection().select(Id.of("lj-fw-1"));
    entry("Add interface", ActionEntry.class).action().run();
    assertThat(element(Id.of("lj-fw-1"), Node.class).interfaces().getLast().name())
        .isEqualTo("eth3");
  }

  @Test
  void extraFilesAreAddedFilledInAndRemoved() {
    workbench.selection().select(ArticlePair.CLUSTER);
    assertThat(section("Extra files").entries())
        .extracting(InspectorViewModelTest::note)
        .contains("No extra file yet.")
        .anyMatch(note -> note.contains("no passwords and no keys"));
    entry("Add extra file", ActionEntry.class).action().run();
    assertThat(section("Extra file 1").open()).as("there is something to fill in").isTrue();

    TextEntry path = entry("Path", TextEntry.class);
    path.textProperty().set("/etc/mod probe.d");
    assertThat(path.problemProperty().get()).startsWith("Give an absolute path without blanks");
    type("Path", " /etc/modprobe.d/local.conf ");
    TextEntry mode = entry("Permissions", TextEntry.class);
    for (String wrong : List.of("", "4755", "888", "rw-r--r--", "64")) {
      mode.textProperty().set(wrong);
      assertThat(mode.problemProperty().get()).as(wrong).isNotEmpty();
    }
    type("Permissions", "600");
    type("Content", "\toptions bonding\nend\n\n");
    type("What it is for", "the bond");
    @SuppressWarnings("unchecked")
    ChoiceEntry<Optional<Id>> node = entry("Goes to", ChoiceEntry.class);
    assertThat(node.options())
        .containsExactly(
            Optional.empty(), Optional.of(Id.of("lj-fw-1")), Optional.of(Id.of("lj-fw-2")));
    node.choose(Optional.of(Id.of("lj-fw-2")));
    @SuppressWarnings("unchecked")
    ChoiceEntry<ExtraFile.Service> service = entry("When it changes", ChoiceEntry.class);
    service.choose(ExtraFile.Service.SYSTEMD);

    assertThat(extraFiles())
        .containsExactly(
            new ExtraFile(
                "/etc/modprobe.d/local.conf",
                0600,
                "\toptions bonding\nend",
                Optional.of(Id.of("lj-fw-2")),
                ExtraFile.Service.SYSTEMD,
                "the bond"));
    assertThat(section("Extra files").entries())
        .extracting(InspectorViewModelTest::note)
        .contains("1\u00a0\u00a0/etc/modprobe.d/local.conf (lj-fw-2)");

    entry("Add extra file", ActionEntry.class).action().run();
    assertThat(extraFiles()).hasSize(2);
    entry("Remove this file", ActionEntry.class).action().run();
    assertThat(extraFiles()).containsExactly(ExtraFile.empty());
    workbench.undo();
    assertThat(extraFiles()).hasSize(2);
    assertThat(section("Extra file 2")).isNotNull();
  }

  private static String note(Entry entry) {
    return entry instanceof NoteEntry n ? n.textProperty().get() : "";
  }

  private Form.Section section(String title) {
    return form().sections().stream()
        .filter(s -> s.title().equals(title))
        .findFirst()
        .orElseThrow();
  }

  private List<ExtraFile> extraFiles() {
    return element(ArticlePair.CLUSTER, Cluster.class).settings().extraFiles();
  }

  @Test
  void membersAreFoundByAddressAndAdded() {
    workbench.selection().select(Id.of("inside"));
    LinksEntry members = entry("Members", LinksEntry.class);
    LinksEntry.Editing editing = members.editing().orElseThrow();

    assertThat(editing.suggest().apply("10.1.1.100"))
        .extracting(LinksEntry.Link::title)
        .contains("web-1");
    assertThat(editing.accepts().apply(List.of("std:ssh"))).isFalse();
    editing.add().accept(List.of("web-1"));
    assertThat(members.links()).hasSize(3);
    editing.remove().accept("web-1");
    assertThat(workbench.project()).isEqualTo(ArticlePair.project());
  }

  @Test
  void usedByLeadsToTheRule() {
    workbench.selection().select(ArticlePair.WEB);
    LinksEntry usedBy = (LinksEntry) form().entries().getLast();

    assertThat(usedBy.links())
        .extracting(LinksEntry.Link::title)
        .contains("lj-fw Policy rule 4, destination");
    usedBy.open(usedBy.links().getFirst());
    assertThat(visited).containsExactly(Id.of("web-in"));
  }

  @Test
  void aCellOfARuleCanBeNegatedOnceItIsFilled() {
    workbench.selection().select(Id.of("inside-out"));
    assertThat(form().kind()).isEqualTo("Policy rule 3");
    entry("Anything but these (source)", TickEntry.class).set(true);
    assertThat(workbench.undoTitleProperty().get())
        .isEqualTo("Switch on: anything but these (source)");

    LinksEntry destination = entry("Destination", LinksEntry.class);
    destination.editing().orElseThrow().add().accept(List.of("web-1"));
    assertThat(entry("Anything but these (destination)", TickEntry.class)).isNotNull();
    assertThat(
            workbench
                .project()
                .firewalls()
                .getFirst()
                .ruleSets()
                .policy()
                .getFirst()
                .rules()
                .get(2)
                .destination())
        .isEqualTo(Cell.of(ArticlePair.WEB));
  }

  @Test
  void theStandardLibraryIsLocked() {
    workbench.selection().select(Id.of("std:ssh"));

    assertThat(form().locked()).contains("Standard library");
    type("Name", "mine");
    assertThat(workbench.project()).isEqualTo(ArticlePair.project());
  }

  private Form form() {
    return inspector.formProperty().get();
  }

  private void type(String label, String text) {
    TextEntry entry = entry(label, TextEntry.class);
    entry.textProperty().set(text);
    entry.commit();
  }

  private <T extends Entry> T entry(String label, Class<T> kind) {
    return form().entries().stream()
        .filter(e -> e.label().equals(label))
        .map(kind::cast)
        .findFirst()
        .orElseThrow(() -> new AssertionError("no entry " + label));
  }

  private <E extends Element> E element(Id id, Class<E> kind) {
    return kind.cast(workbench.project().element(id).orElseThrow());
  }
}
