package org.twinkeep.ui.inspector;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.twinkeep.edit.Edit;
import org.twinkeep.edit.ElementEdits;
import org.twinkeep.edit.FirewallParts;
import org.twinkeep.edit.LocatedRule;
import org.twinkeep.edit.RuleEdits;
import org.twinkeep.model.AddressRange;
import org.twinkeep.model.AddressTable;
import org.twinkeep.model.Cluster;
import org.twinkeep.model.ClusterInterface;
import org.twinkeep.model.CustomService;
import org.twinkeep.model.DnsName;
import org.twinkeep.model.DynamicGroup;
import org.twinkeep.model.Element;
import org.twinkeep.model.ExtraFile;
import org.twinkeep.model.Firewall;
import org.twinkeep.model.FirewallSettings;
import org.twinkeep.model.Host;
import org.twinkeep.model.Icmp6Service;
import org.twinkeep.model.IcmpService;
import org.twinkeep.model.Id;
import org.twinkeep.model.Interface;
import org.twinkeep.model.IpService;
import org.twinkeep.model.NatRule;
import org.twinkeep.model.Network;
import org.twinkeep.model.Node;
import org.twinkeep.model.ObjectGroup;
import org.twinkeep.model.PolicyRule;
import org.twinkeep.model.Project;
import org.twinkeep.model.ProjectObject;
import org.twinkeep.model.RoutingRule;
import org.twinkeep.model.Rule;
import org.twinkeep.model.ServiceGroup;
import org.twinkeep.model.StandaloneFirewall;
import org.twinkeep.model.TagService;
import org.twinkeep.model.TcpService;
import org.twinkeep.model.TimeWindow;
import org.twinkeep.model.UdpService;
import org.twinkeep.model.UserService;
import org.twinkeep.model.Zone;
import org.twinkeep.ui.kit.form.Form;
import org.twinkeep.ui.kit.form.Form.Section;
import org.twinkeep.ui.kit.form.Parser;
import org.twinkeep.ui.kit.form.TextEntry;
import org.twinkeep.workbench.Described;

/** Which form belongs to what. */
final class Forms {

  private static final String STANDARD =
      "This belongs to the Standard library and never changes. Duplicate it to have your own.";

  private final Context context;

  Forms(Context context) {
    this.context = context;
  }

  /** The form of an element. */
  Form of(Element element) {
    List<Section> sections =
        switch (element) {
          case Host o -> object(o, Host.class, Host::withHead, AddressForms::host);
          case Network o -> object(o, Network.class, Network::withHead, AddressForms::network);
          case AddressRange o ->
              object(o, AddressRange.class, AddressRange::withHead, AddressForms::range);
          case ObjectGroup o ->
              object(o, ObjectGroup.class, ObjectGroup::withHead, AddressForms::group);
          case DynamicGroup o ->
              object(o, DynamicGroup.class, DynamicGroup::withHead, AddressForms::dynamicGroup);
          case DnsName o -> object(o, DnsName.class, DnsName::withHead, AddressForms::dnsName);
          case AddressTable o ->
              object(o, AddressTable.class, AddressTable::withHead, AddressForms::table);
          case TcpService o -> object(o, TcpService.class, TcpService::withHead, ServiceForms::tcp);
          case UdpService o -> object(o, UdpService.class, UdpService::withHead, ServiceForms::udp);
          case IcmpService o ->
              object(o, IcmpService.class, IcmpService::withHead, ServiceForms::icmp);
          case Icmp6Service o ->
              object(o, Icmp6Service.class, Icmp6Service::withHead, ServiceForms::icmp6);
          case IpService o -> object(o, IpService.class, IpService::withHead, ServiceForms::ip);
          case ServiceGroup o ->
              object(o, ServiceGroup.class, ServiceGroup::withHead, ServiceForms::group);
          case CustomService o ->
              object(o, CustomService.class, CustomService::withHead, ServiceForms::custom);
          case TagService o -> object(o, TagService.class, TagService::withHead, ServiceForms::tag);
          case UserService o ->
              object(o, UserService.class, UserService::withHead, ServiceForms::user);
          case TimeWindow o -> object(o, TimeWindow.class, TimeWindow::withHead, TimeForm::window);
          case StandaloneFirewall f -> standalone(f);
          case Cluster c -> cluster(c);
          case Node n -> List.of(fields(n, Node.class, NodeForms::node).section("", true));
          case Interface i ->
              List.of(fields(i, Interface.class, NodeForms::networkInterface).section("", true));
          case ClusterInterface i -> {
            Optional<Firewall> owner = context.project().owner(i.id());
            yield List.of(
                fields(i, ClusterInterface.class, f -> NodeForms.clusterInterface(f, owner))
                    .section("", true));
          }
          case Zone z -> {
            Optional<Firewall> owner = context.project().owner(z.id());
            yield List.of(fields(z, Zone.class, f -> NodeForms.zone(f, owner)).section("", true));
          }
        };
    List<Section> all = new ArrayList<>(sections);
    all.add(new Section("Used by", true, List.of(context.usedBy(element.id()))));
    Described described = Described.of(element);
    String locked = element.id().isStandard() ? STANDARD : "";
    return new Form(described.kind(), described.icon(), locked, all);
  }

  private <O extends ProjectObject> List<Section> object(
      O object,
      Class<O> kind,
      java.util.function.BiFunction<O, org.twinkeep.model.Head, O> withHead,
      Consumer<Fields<O>> content) {
    return List.of(
        fields(
                object,
                kind,
                f -> {
                  HeadForm.name(f, ProjectObject::head, withHead);
                  content.accept(f);
                  HeadForm.comment(f, ProjectObject::head, withHead);
                })
            .section("", true),
        fields(object, kind, f -> HeadForm.filing(f, ProjectObject::head, withHead))
            .section("Tags, folder, colour", false));
  }

  private <E extends Element> Fields<E> fields(E element, Class<E> kind, Consumer<Fields<E>> fill) {
    Id id = element.id();
    Subject<E> subject =
        new Subject<>(
            () -> context.project().element(id).filter(kind::isInstance).map(kind::cast),
            (title, change) ->
                context.workbench().apply(ElementEdits.change(title, id, kind, change)));
    Fields<E> fields = new Fields<>(subject, context, () -> subject.now().name());
    subject.now();
    fill.accept(fields);
    return fields;
  }

  private List<Section> standalone(StandaloneFirewall firewall) {
    List<Section> sections = new ArrayList<>();
    sections.add(
        fields(
                firewall,
                StandaloneFirewall.class,
                f -> {
                  HeadForm.name(f, Firewall::head, StandaloneFirewall::withHead);
                  f.part(
                      StandaloneFirewall::settings,
                      StandaloneFirewall::withSettings,
                      FirewallForms::general);
                  f.links("Node", "", StandaloneFirewall::nodes);
                  FirewallForms.zones(f);
                  HeadForm.comment(f, Firewall::head, StandaloneFirewall::withHead);
                })
            .section("", true));
    settings(
        firewall,
        (title, open, fill) ->
            sections.add(
                fields(
                        firewall,
                        StandaloneFirewall.class,
                        f ->
                            f.part(
                                StandaloneFirewall::settings,
                                StandaloneFirewall::withSettings,
                                fill))
                    .section(title, open)));
    return sections;
  }

  private List<Section> cluster(Cluster cluster) {
    List<Section> sections = new ArrayList<>();
    sections.add(
        fields(
                cluster,
                Cluster.class,
                f -> {
                  HeadForm.name(f, Firewall::head, Cluster::withHead);
                  f.part(Cluster::settings, Cluster::withSettings, FirewallForms::general);
                  ClusterForms.parts(f);
                  FirewallForms.zones(f);
                  HeadForm.comment(f, Firewall::head, Cluster::withHead);
                })
            .section("", true));
    section(
        sections,
        cluster,
        "Fail-over",
        f -> f.part(Cluster::failover, Cluster::withFailover, ClusterForms::failover));
    section(
        sections,
        cluster,
        "State sync",
        f -> {
          f.part(Cluster::stateSync, Cluster::withStateSync, ClusterForms::stateSync);
          f.action(
              "Add state sync link",
              "mdi2p-plus",
              c -> context.workbench().apply(FirewallParts.addSyncLink(c)));
        });
    for (int i = 0; i < cluster.syncLinks().size(); i++) {
      int index = i;
      section(
          sections,
          cluster,
          "State sync link " + (cluster.syncLinks().size() == 1 ? "" : index + 1),
          f -> ClusterForms.link(f, cluster, index));
    }
    settings(
        cluster,
        (title, open, fill) ->
            sections.add(
                fields(
                        cluster,
                        Cluster.class,
                        f -> f.part(Cluster::settings, Cluster::withSettings, fill))
                    .section(title, open)));
    return sections;
  }

  private void section(
      List<Section> sections, Cluster cluster, String title, Consumer<Fields<Cluster>> fill) {
    sections.add(fields(cluster, Cluster.class, fill).section(title.strip(), false));
  }

  /** Takes a section about the settings. */
  @FunctionalInterface
  private interface SettingsSection {
    void add(String title, boolean open, Consumer<Fields<FirewallSettings>> fill);
  }

  private static void settings(Firewall firewall, SettingsSection sections) {
    sections.add("Logging", false, FirewallForms::logging);
    sections.add("Automatic rules", false, FirewallForms::automatic);
    sections.add("Advanced", false, FirewallForms::advanced);
    sections.add("Extra files", false, f -> ExtraFileForms.list(f, firewall.id()));
    List<ExtraFile> files = firewall.settings().extraFiles();
    for (int i = 0; i < files.size(); i++) {
      int index = i;
      sections.add(
          "Extra file " + (i + 1),
          files.get(i).path().isEmpty(),
          f -> ExtraFileForms.file(f, firewall, index));
    }
  }

  /** The form of a rule. */
  Form of(LocatedRule located) {
    return switch (located.rule()) {
      case PolicyRule _ -> policy(located);
      case NatRule _ -> nat(located);
      case RoutingRule _ -> routing(located);
    };
  }

  private Form policy(LocatedRule located) {
    Function<Rule, PolicyRule> cast = PolicyRule.class::cast;
    List<Section> sections = new ArrayList<>();
    rule(
        sections,
        located,
        PolicyRule.class,
        "",
        true,
        f -> {
          RuleForms.policyAction(f, located);
          RuleForms.head(f, cast);
        });
    rule(
        sections, located, PolicyRule.class, "Cells", true, f -> RuleForms.cells(f, located, cast));
    rule(sections, located, PolicyRule.class, "Logging", false, f -> RuleForms.logging(f, located));
    rule(
        sections,
        located,
        PolicyRule.class,
        "Limits and options",
        false,
        f -> f.part(PolicyRule::options, PolicyRule::withOptions, RuleForms::options));
    rule(
        sections,
        located,
        PolicyRule.class,
        "Section, owner, review",
        false,
        f -> f.part(PolicyRule::info, PolicyRule::withInfo, RuleForms::review));
    return ruleForm(located, "mdi2s-shield-outline", sections);
  }

  private Form nat(LocatedRule located) {
    Function<Rule, NatRule> cast = NatRule.class::cast;
    List<Section> sections = new ArrayList<>();
    rule(
        sections,
        located,
        NatRule.class,
        "",
        true,
        f -> {
          RuleForms.natAction(f, located);
          RuleForms.head(f, cast);
        });
    rule(sections, located, NatRule.class, "Cells", true, f -> RuleForms.cells(f, located, cast));
    rule(
        sections,
        located,
        NatRule.class,
        "Options",
        true,
        f -> f.part(NatRule::options, NatRule::withOptions, RuleForms::natOptions));
    rule(
        sections,
        located,
        NatRule.class,
        "Section, owner, review",
        false,
        f -> f.part(NatRule::info, NatRule::withInfo, RuleForms::review));
    return ruleForm(located, "mdi2s-swap-horizontal", sections);
  }

  private Form routing(LocatedRule located) {
    Function<Rule, RoutingRule> cast = RoutingRule.class::cast;
    List<Section> sections = new ArrayList<>();
    rule(
        sections,
        located,
        RoutingRule.class,
        "",
        true,
        f -> {
          RuleForms.head(f, cast);
          RuleForms.cells(f, located, cast);
          RuleForms.route(f);
        });
    rule(
        sections,
        located,
        RoutingRule.class,
        "Section, owner, review",
        false,
        f -> f.part(RoutingRule::info, RoutingRule::withInfo, RuleForms::review));
    return ruleForm(located, "mdi2d-directions-fork", sections);
  }

  private static Form ruleForm(LocatedRule located, String icon, List<Section> sections) {
    String kind = located.ruleSet().name() + " rule " + located.number();
    return new Form(kind, icon, "", sections);
  }

  private <R extends Rule> void rule(
      List<Section> sections,
      LocatedRule located,
      Class<R> kind,
      String title,
      boolean open,
      Consumer<Fields<R>> fill) {
    Id id = located.rule().id();
    Id set = located.ruleSet().id();
    Subject<R> subject =
        new Subject<>(
            () -> context.rules().find(id).map(l -> kind.cast(l.rule())),
            (text, change) ->
                context.workbench().apply(RuleEdits.change(text, set, id, kind, change)));
    subject.now();
    Fields<R> fields =
        new Fields<>(
            subject, context, () -> located.ruleSet().name() + " rule " + located.number());
    fill.accept(fields);
    sections.add(fields.section(title, open));
  }

  /** The form of the project itself, shown while nothing is selected. */
  Form of(Project project) {
    Subject<Project> subject =
        new Subject<>(
            () -> Optional.of(context.project()),
            (title, change) -> context.workbench().apply(new Edit(title, change)));
    Fields<Project> fields = new Fields<>(subject, context, () -> "the project");
    fields
        .line("Name", "", Project::name, Parser.required("a name"), Project::withName)
        .value(
            "Comment",
            "What this project is for",
            TextEntry.Shape.LINES,
            Project::comment,
            Parser.text(),
            Project::withComment)
        .links(
            "Firewalls", "No firewall yet. Make one with File, New cluster.", Project::firewalls);
    return new Form("Project", "mdi2f-folder-outline", "", List.of(fields.section("", true)));
  }

  /** The form of several things at once. */
  Form of(List<Id> several) {
    return new Form(
        several.size() + " selected",
        "mdi2s-select-multiple",
        "",
        List.of(new Section("", true, List.of(context.links("", "", () -> several)))));
  }
}
