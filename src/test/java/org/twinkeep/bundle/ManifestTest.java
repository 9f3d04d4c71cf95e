package org.twinkeep.bundle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.twinkeep.bundle.BundleFile.ActingService;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

final class ManifestTest {

  private static NodeBundle bundle(String project) {
    return new NodeBundle(
        project,
        "lj-fw",
        "lj-fw-1",
        "lj-fw-1.example.org",
        List.of(
            new BundleFile(
                "/etc/twinkeep/ruleset.v4", 0600, ActingService.RULESET, List.of(Line.of("x"))),
            new BundleFile(
                "/etc/twinkeep/handover", 0755, ActingService.NONE, List.of(Line.of("#!/bin/sh")))),
        new TreeSet<>(List.of("keepalived", "iptables")),
        List.of(
            new NodeBundle.ExpectedInterface("eth0", List.of("192.0.2.1/24")),
            new NodeBundle.ExpectedInterface("eth1", List.of(), Optional.of(1400))));
  }

  @Test
  void listHasALineForEachFileWithThePathLast() {
    assertThat(new Manifest(bundle("Office")).list())
        .isEqualTo(
            "a8076d3d28d21e02012b20eaf7dbf75409a6277134439025f282e368e3305abf"
                + " 0755 root:root NONE /etc/twinkeep/handover\n"
                + "73cb3858a687a8494ca3323053016282f3dad39d42cf62ca4e79dda2aac7d9ac"
                + " 0600 root:root RULESET /etc/twinkeep/ruleset.v4\n");
  }

  @Test
  void jsonHasFixedOrderAndEverythingANodeNeeds() {
    assertThat(new Manifest(bundle("Office")).json())
        .startsWith(
            """
            {
              "format": 1,
              "project": "Office",
              "firewall": "lj-fw",
              "node": "lj-fw-1",
              "nodeName": "lj-fw-1.example.org",
              "packages": ["iptables", "keepalived"],
              "interfaces": [
                {"name": "eth0", "addresses": ["192.0.2.1/24"]},
                {"name": "eth1", "addresses": [], "mtu": 1400}
              ],
              "files": [
                {"path": "/etc/twinkeep/handover", "mode": "0755", "owner": "root:root", "sha256": \
            """)
        .endsWith("\"service\": \"ruleset\"}\n  ]\n}\n");
  }

  @Test
  void jsonTellsWhatWasLookedUp() {
    NodeBundle plain = bundle("Office");
    NodeBundle looked =
        new NodeBundle(
            plain.project(),
            plain.firewall(),
            plain.node(),
            plain.nodeName(),
            plain.files(),
            plain.packages(),
            plain.interfaces(),
            List.of(
                new LookedUp.Name("www.example.org", List.of("192.0.2.80", "2001:db8::80")),
                new LookedUp.Table("/lists/bad", 2)));

    assertThat(new Manifest(looked).json())
        .endsWith(
            """
              ],
              "lookedUp": [
                {"name": "www.example.org", "addresses": ["192.0.2.80", "2001:db8::80"]},
                {"table": "/lists/bad", "entries": 2}
              ]
            }
            """);
    assertThat(NodeProgram.in(looked).lookedUp()).isEqualTo(looked.lookedUp());
  }

  @Property
  void anyNameSurvivesJson(@ForAll String name) {
    try (JsonParser json =
        new JsonFactory()
            .createParser(ObjectReadContext.empty(), new Manifest(bundle(name)).json())) {
      String read = "";
      while (json.nextToken() != null) {
        if ("project".equals(json.currentName()) && json.currentToken() == JsonToken.VALUE_STRING) {
          read = json.getString();
        }
      }
      assertThat(read).isEqualTo(name);
    }
  }

  @Test
  void refusesPathsThatAShellOrAListCouldMisread() {
    for (String path :
        List.of(
            "etc/x",
            "/etc/../x",
            "/etc/./x",
            "/etc//x",
            "/etc/a b",
            "/etc/a\nb",
            "/etc/'x",
            "/etc/")) {
      assertThatThrownBy(() -> new BundleFile(path, 0600, ActingService.NONE, List.of()))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Test
  void theProgramIsAddedOnceAndEndsWithItsOnlyCall() {
    NodeBundle with = NodeProgram.in(bundle("Office"));
    assertThat(with.file(NodeProgram.PATH)).isPresent();
    assertThat(NodeProgram.in(with)).isSameAs(with);
    assertThat(NodeProgram.text()).startsWith("#!/bin/sh\n").endsWith("\nmain \"$@\"\nexit $?\n");
  }
}
