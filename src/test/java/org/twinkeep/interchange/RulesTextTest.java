package org.twinkeep.interchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.twinkeep.bundle.BundleFile;
import org.twinkeep.bundle.BundleFile.ActingService;
import org.twinkeep.bundle.Line;
import org.twinkeep.bundle.NodeBundle;

final class RulesTextTest {

  @Test
  void sentencesAreBrokenAndLongPlacesStandAlone() {
    String chain = "a_chain_with_quite_a_long_name_of_its_own";
    NodeBundle bundle =
        new NodeBundle(
            "p",
            "fw",
            "n",
            "n",
            List.of(
                new BundleFile(
                    "/etc/twinkeep/ruleset.nft",
                    0600,
                    ActingService.RULESET,
                    List.of(
                        new Line("chain input {", ""),
                        new Line("accept", "r1"),
                        new Line("chain " + chain + " {", ""),
                        new Line("drop", "r1")))),
            new TreeSet<>(),
            List.of());
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
}
