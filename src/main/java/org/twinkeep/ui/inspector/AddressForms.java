package org.twinkeep.ui.inspector;

import java.util.stream.Collectors;
import org.twinkeep.edit.Duplicates;
import org.twinkeep.edit.Fits;
import org.twinkeep.edit.Membership;
import org.twinkeep.edit.Summaries;
import org.twinkeep.model.AddressObject;
import org.twinkeep.model.AddressRange;
import org.twinkeep.model.AddressTable;
import org.twinkeep.model.DnsName;
import org.twinkeep.model.DynamicGroup;
import org.twinkeep.model.Element;
import org.twinkeep.model.Evaluated;
import org.twinkeep.model.Host;
import org.twinkeep.model.IpRange;
import org.twinkeep.model.Network;
import org.twinkeep.model.ObjectGroup;
import org.twinkeep.model.Prefix;
import org.twinkeep.model.Project;
import org.twinkeep.model.ProjectObject;
import org.twinkeep.ui.kit.form.Parser;

/** What each kind of address object holds, as entries of its form. */
final class AddressForms {

  private static final String HOST_NAME =
      "(?i)(?=.{1,253}$)[a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9])?(\\.[a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9])?)*\\.?";

  private AddressForms() {}

  static void host(Fields<Host> fields) {
    fields
        .lines(
            "Addresses",
            "One a line: 10.1.1.7, 2001:db8::7,\nor with a hardware address: 10.1.1.7 02:00:5e:10:00:01",
            Host::addresses,
            Typed::print,
            Typed::hostAddress,
            (h, addresses) -> new Host(h.head(), addresses))
        .note(h -> twin(fields.context().project(), h));
  }

  static void network(Fields<Network> fields) {
    fields
        .line(
            "Network",
            "10.1.1.0/24 or 2001:db8:1::/64",
            n -> n.prefix().toString(),
            text -> Prefix.parse(text.strip()),
            (n, prefix) -> new Network(n.head(), prefix))
        .note(n -> twin(fields.context().project(), n));
  }

  static void range(Fields<AddressRange> fields) {
    fields
        .line(
            "Range",
            "10.1.1.10-10.1.1.20",
            r -> r.range().first() + "-" + r.range().last(),
            text -> IpRange.parse(text.strip()),
            (r, range) -> new AddressRange(r.head(), range))
        .note(r -> twin(fields.context().project(), r));
  }

  static void group(Fields<ObjectGroup> fields) {
    fields.ids(
        "Members",
        "Empty. A rule that uses an empty group is an error.",
        ObjectGroup::members,
        Fits::isAddress,
        (g, members) -> new ObjectGroup(g.head(), members));
  }

  static void dynamicGroup(Fields<DynamicGroup> fields) {
    fields
        .line(
            "With all of these tags",
            "Any tags",
            g -> String.join(", ", g.tags()),
            Typed::tags,
            (g, tags) -> new DynamicGroup(g.head(), tags, g.folder(), g.namePattern()))
        .text(
            "In this folder or below",
            "Any folder",
            DynamicGroup::folder,
            (g, folder) -> new DynamicGroup(g.head(), g.tags(), folder, g.namePattern()))
        .text(
            "Name contains (* stands for anything)",
            "Any name",
            DynamicGroup::namePattern,
            (g, pattern) -> new DynamicGroup(g.head(), g.tags(), g.folder(), pattern))
        .links(
            "Members now",
            "Nothing fulfils the conditions.",
            g ->
                Membership.of(fields.context().project(), g).stream()
                    .flatMap(id -> fields.context().project().element(id).stream())
                    .toList());
  }

  static void dnsName(Fields<DnsName> fields) {
    fields
        .line(
            "Host name",
            "www.example.org",
            DnsName::hostName,
            AddressForms::hostName,
            (d, name) -> new DnsName(d.head(), name, d.evaluated()))
        .choice(
            "Looked up",
            Evaluated.class,
            DnsName::evaluated,
            (d, when) -> new DnsName(d.head(), d.hostName(), when));
  }

  static void table(Fields<AddressTable> fields) {
    fields
        .line(
            "File",
            "/etc/twinkeep/tables/blocked",
            AddressTable::path,
            Parser.required("the path of the file, such as /etc/twinkeep/tables/blocked"),
            (t, path) -> new AddressTable(t.head(), path, t.evaluated()))
        .choice(
            "Read",
            Evaluated.class,
            AddressTable::evaluated,
            (t, when) -> new AddressTable(t.head(), t.path(), when))
        .note(
            t ->
                "One address, network or range a line; # or ; begins a comment, which stays in the"
                    + " file.");
  }

  private static String hostName(String text) {
    String name = text.strip();
    if (!name.matches(HOST_NAME)) {
      throw new IllegalArgumentException("Give a host name such as www.example.org.");
    }
    return name;
  }

  /** Says which other objects mean the same, if any. */
  private static String twin(Project project, AddressObject object) {
    String twins =
        project.objects().stream()
            .filter(o -> !o.id().equals(object.id()) && Duplicates.meanTheSame(o, object))
            .map(Element::name)
            .collect(Collectors.joining(", "));
    boolean empty = Summaries.of(project, (ProjectObject) object).startsWith("no ");
    return twins.isEmpty() || empty ? "" : "The same as " + twins + ".";
  }
}
