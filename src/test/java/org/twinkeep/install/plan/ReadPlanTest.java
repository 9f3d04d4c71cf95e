package org.twinkeep.install.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.twinkeep.install.node.Answer;
import org.twinkeep.install.ssh.Remote;

final class ReadPlanTest {

  private static String b64(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  private static NodePlan read(String... lines) {
    return ReadPlan.of("n", Answer.of(new Remote.Reply(0, String.join("\n", lines), "")));
  }

  @Test
  void readsEachKindOfStep() {
    NodePlan plan =
        read(
            "generation=008",
            "current=007",
            "fingerprint=abc",
            "file=+ RULESET - - /etc/twinkeep/ruleset.v4",
            "new=" + b64("one\n"),
            "file== NONE - - /etc/twinkeep/handover",
            "file=~ KEEPALIVED 644 root:root /etc/keepalived/keepalived.conf",
            "old=" + b64("a\nb\n"),
            "new=" + b64("a\nc\n"),
            "file=- RULESET 600 root:root /etc/twinkeep/ruleset.v6",
            "old=" + b64("gone\n"),
            "kernel.now=v4 " + b64("x\n"),
            "kernel.then=v4 " + b64("x\ny\n"),
            "act=keepalived reload",
            "setting=net.ipv4.tcp_mem 1,2,3 4 5 6",
            "loader=netfilter-persistent");
    assertThat(plan.generation()).isEqualTo("008");
    assertThat(plan.replaces()).isEqualTo("007");
    assertThat(plan.steps())
        .extracting(s -> s.sign() + " " + s.title())
        .containsExactly(
            "+ /etc/twinkeep/ruleset.v4",
            "~ /etc/keepalived/keepalived.conf",
            "- /etc/twinkeep/ruleset.v6",
            "~ rules in the kernel (IPv4)",
            "~ reload keepalived",
            "~ net.ipv4.tcp_mem: 1 2 3 → 4 5 6",
            "- switch off netfilter-persistent (it loads other rules at boot)");
    assertThat(plan.steps().get(1).difference().lines()).hasToString("[ a, -b, +c]");
    assertThat(plan.touchesMoreThanRules()).isTrue();
  }

  @Test
  void aChangeOfModeIsSaidInWords() {
    NodePlan plan =
        read("file=~ NONE 600 root:root /etc/x", "old=" + b64("a\n"), "new=" + b64("a\n"));
    assertThat(plan.steps().getFirst().title())
        .isEqualTo("/etc/x (mode or owner; was 600 root:root)");
  }

  @Test
  void thePasswordOfVrrpIsNotInThePlan() {
    NodePlan plan =
        read(
            "file=~ KEEPALIVED 644 root:root /etc/keepalived/keepalived.conf",
            "old=" + b64("  auth_pass s3cret\n"),
            "new=" + b64("  auth_pass other\n"));
    String text = new InstallPlan(List.of(plan), "n", false).text();
    assertThat(text).contains("-  auth_pass (hidden)").doesNotContain("s3cret", "other");
  }

  @Test
  void onlyRulesTouchesNothingElse() {
    NodePlan plan = read("file=+ RULESET - - /etc/twinkeep/ruleset.v4", "new=" + b64("x\n"));
    assertThat(plan.touchesMoreThanRules()).isFalse();
  }

  @Property(tries = 200)
  void neverFailsOnNoise(@ForAll List<String> lines) {
    NodePlan plan = read(lines.toArray(String[]::new));
    assertThat(new InstallPlan(List.of(plan), "n", true).text()).startsWith("# n (active)");
  }
}
