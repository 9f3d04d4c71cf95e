package org.twinkeep.interchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.twinkeep.bundle.BundleFile;
import org.twinkeep.bundle.BundleFile.ActingService;
import org.twinkeep.bundle.Line;
import org.twinkeep.bundle.LookedUp;
import org.twinkeep.bundle.NodeBundle;

final class RulesTextTest {

  private static NodeBundle bundle(String file, List<Line> lines, LookedUp... lookedUp) {
    return new NodeBundle(
        "p",
        "fw",
        "n",
        "n",
        List.of(new BundleFile("/etc/twinkeep/" + file, 0600, ActingService.RULESET, lines)),
        new TreeSet<>(),
        List.of(),
        List.of(lookedUp));
  }

  @Test
  void sentencesAreBrokenAndLongPlacesStandAlone() {
    String chain = "a_chain_with_quite_a_long_name_of_its_own";
    NodeBundle bundle =
        bundle(
            "ruleset.nft",
            List.of(
                new Line("chain input {", ""),
                new Line("accept", "r1"),
                new Line("chain " + chain + " {", ""),
                new Line("drop", "r1")));
    String text =
        RulesText.of(
            bundle,
            List.of(
                new Line("# Policy rule 1: first", "r1"),
                new Line("IPv4: " + "word ".repeat(40).strip(), "r1"),
                new Line("# Policy rule 2", "r2"),
                new Line("disabled", "r2")));

    assertThat(text.lines())
        .contains("Policy rule 1: first [r1]", "  ruleset.nft:2 in input  accept")
        .contains("  ruleset.nft:4 in " + chain, " ".repeat(26) + "drop")
        .containsSequence("Policy rule 2 [r2]", "  disabled")
        .allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(100));
  }

  @Test
  void anElementStandsWithAllRulesThatItLeadsTo() {
    NodeBundle bundle =
        bundle(
            "ruleset.nft",
            List.of(
                Line.of("map fwd4_to {"),
                new Line("192.0.2.1 : jump fwd_d1", List.of("r1", "r2")),
                Line.of("}"),
                Line.of("chain forward {"),
                new Line("vmap @fwd4_to", List.of("auto:by-destination", "r1", "r2")),
                new Line("chain fwd_d1 {", List.of("r1", "r2")),
                new Line("accept", "r1"),
                new Line("drop", "r2")));

    assertThat(RulesText.of(bundle, List.of()).lines())
        .containsSequence(
            "r1",
            "  ruleset.nft:2 in fwd4_to  192.0.2.1 : jump fwd_d1",
            "  ruleset.nft:5 in forward  vmap @fwd4_to",
            "  ruleset.nft:7 in fwd_d1   accept",
            "",
            "r2",
            "  ruleset.nft:2 in fwd4_to  192.0.2.1 : jump fwd_d1",
            "  ruleset.nft:5 in forward  vmap @fwd4_to",
            "  ruleset.nft:8 in fwd_d1   drop");
  }

  @Test
  void manyElementsDoNotHideTheLinesOfARule() {
    List<Line> lines = new ArrayList<>(List.of(Line.of("set a4_many {")));
    IntStream.range(0, 100).forEach(i -> lines.add(new Line("192.0.2." + i + ",", "r1")));
    lines.add(Line.of("chain input {"));
    IntStream.range(0, 20).forEach(i -> lines.add(new Line("own " + i, "r1")));

    assertThat(RulesText.of(bundle("ruleset.nft", lines), List.of()).lines())
        .contains("  ruleset.nft:17 in a4_many   192.0.2.15,")
        .contains("  ruleset.nft:101 in a4_many  … 84 more up to here")
        .noneMatch(line -> line.contains("192.0.2.16,"))
        .filteredOn(line -> line.contains("own "))
        .hasSize(20);
  }

  @Test
  void manyLinesOnTheWayDoNotHideThoseBetweenThem() {
    List<Line> lines = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      lines.add(new Line("-A n" + i + " -g d", List.of("auto:by-destination", "r1")));
      lines.add(new Line("-A d -j own" + i, "r1"));
    }
    assertThat(RulesText.of(bundle("ruleset.v4", lines), List.of()).lines())
        .filteredOn(line -> line.contains("own"))
        .hasSize(40);
    assertThat(RulesText.of(bundle("ruleset.v4", lines), List.of()).lines())
        .filteredOn(line -> line.contains("more up to here"))
        .containsExactly("  ruleset.v4:79  … 24 more up to here");
  }

  @Test
  void headsOfChainsSayNothingOfAPacket() {
    NodeBundle bundle =
        bundle(
            "ruleset.v4",
            List.of(new Line(":fwd_d1 - [0:0]", "r1"), new Line("-A fwd_d1 -j ACCEPT", "r1")));

    assertThat(RulesText.of(bundle, List.of()).lines())
        .containsSequence("r1", "  ruleset.v4:2  -A fwd_d1 -j ACCEPT");
  }

  @Test
  void whatWasLookedUpStandsAtTheEnd() {
    NodeBundle bundle =
        bundle(
            "ruleset.nft",
            List.of(),
            new LookedUp.Name("www.example.org", List.of("192.0.2.80", "2001:db8::80")),
            new LookedUp.Name("gone.example.org", List.of()),
            new LookedUp.Table("/lists/bad", 1));

    assertThat(RulesText.of(bundle, List.of()).lines())
        .endsWith(
            "Looked up when this was generated",
            "  www.example.org: 192.0.2.80, 2001:db8::80",
            "  gone.example.org: no address",
            "  /lists/bad: 1 entry");
  }
}
