package org.twinkeep.ui.inspector;

import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.twinkeep.edit.LocatedRule;
import org.twinkeep.edit.RulePart;
import org.twinkeep.model.Action;
import org.twinkeep.model.Cluster;
import org.twinkeep.model.ClusterInterface;
import org.twinkeep.model.Element;
import org.twinkeep.model.Firewall;
import org.twinkeep.model.Id;
import org.twinkeep.model.Interface;
import org.twinkeep.model.Node;
import org.twinkeep.model.PolicyRule;
import org.twinkeep.model.ProjectObject;
import org.twinkeep.model.Zone;
import org.twinkeep.ui.kit.form.Form;
import org.twinkeep.workbench.Navigator;
import org.twinkeep.workbench.Workbench;

/** The form of what is selected. */
public final class InspectorViewModel {

  private final Workbench workbench;
  private final OpenRules rules;
  private final Forms forms;
  private final ReadOnlyObjectWrapper<Form> form;
  private Object shape;

  public InspectorViewModel(Workbench workbench, Navigator navigator) {
    this.workbench = workbench;
    this.rules = new OpenRules(workbench);
    this.forms = new Forms(new Context(workbench, navigator, rules));
    this.shape = shape();
    this.form = new ReadOnlyObjectWrapper<>(make());
    workbench.selection().itemsProperty().addListener((property, before, after) -> update());
    workbench.projectProperty().addListener((property, before, after) -> update());
  }

  /** Made anew when something else is selected; its entries are refreshed after each edit. */
  public ReadOnlyObjectProperty<Form> formProperty() {
    return form.getReadOnlyProperty();
  }

  private void update() {
    Object now = shape();
    if (now.equals(shape)) {
      form.get().refresh();
    } else {
      shape = now;
      form.set(make());
    }
  }

  /** The selected things that exist; of objects picked in a rule's cell, the objects alone. */
  private List<Id> selected() {
    List<Id> items = workbench.selection().items();
    List<Id> elements = items.stream().filter(id -> element(id).isPresent()).toList();
    return elements.isEmpty()
        ? items.stream().filter(id -> rule(id).isPresent()).toList()
        : elements;
  }

  private Optional<Element> element(Id id) {
    return workbench.project().element(id);
  }

  private Optional<LocatedRule> rule(Id id) {
    return rules.find(id);
  }

  private Form make() {
    List<Id> ids = selected();
    if (ids.isEmpty()) {
      return forms.of(workbench.project());
    }
    if (ids.size() > 1) {
      return forms.of(ids);
    }
    Id id = ids.getFirst();
    return element(id).map(forms::of).or(() -> rule(id).map(forms::of)).orElseThrow();
  }

  /** What the form's entries depend on; another shape needs another form. */
  private Object shape() {
    List<Id> ids = selected();
    if (ids.size() != 1) {
      return ids;
    }
    Id id = ids.getFirst();
    List<Object> parts =
        element(id)
            .map(InspectorViewModel::parts)
            .or(() -> rule(id).map(this::parts))
            .orElseThrow();
    return List.of(id, parts);
  }

  private static List<Object> parts(Element element) {
    return switch (element) {
      case Cluster c ->
          List.of(
              c.nodes().stream().map(Node::id).toList(),
              c.syncLinks().size(),
              c.settings().extraFiles().size());
      case Firewall f -> List.of(f.settings().extraFiles().size());
      case ProjectObject _ -> List.of();
      case Node _ -> List.of();
      case Interface _ -> List.of();
      case ClusterInterface _ -> List.of();
      case Zone _ -> List.of();
    };
  }

  private List<Object> parts(LocatedRule located) {
    PolicyRule policy = located.rule() instanceof PolicyRule p ? p : null;
    boolean custom = policy != null && policy.action() instanceof Action.Custom;
    boolean logged = policy != null && policy.logging().isPresent();
    List<Boolean> filled =
        RulePart.partsOf(located.rule()).stream()
            .map(part -> part.of(located.rule()).filter(c -> !c.isAny()).isPresent())
            .toList();
    return List.of(located.ruleSet().id(), located.number(), custom, logged, filled);
  }
}
