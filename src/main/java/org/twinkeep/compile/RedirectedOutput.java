package org.twinkeep.compile;

import java.util.List;
import java.util.function.Consumer;
import org.twinkeep.compile.optimise.Box;
import org.twinkeep.compile.program.Chain;
import org.twinkeep.compile.program.Condition;
import org.twinkeep.compile.program.Direction;
import org.twinkeep.compile.program.Hook;
import org.twinkeep.compile.program.Match;
import org.twinkeep.compile.program.Program;
import org.twinkeep.compile.program.Rule;
import org.twinkeep.compile.program.Side;
import org.twinkeep.model.Family;
import org.twinkeep.model.FirewallSettings.Backend;
import org.twinkeep.problem.Problem;

/**
 * The node's own connections that a NAT rule leads to another destination.
 *
 * <p>The kernel finds them a new route, but the filter still sees the interface that they would
 * have left by before (the output device of a hook is fixed when its first chain begins). So rules
 * that ask for the output interface and may meet such packets are refused. Rules that change
 * packets before the translation, as iptables can only do, would see the old destination.
 */
final class RedirectedOutput {

  private RedirectedOutput() {}

  static void check(Program program, Backend backend, Consumer<Problem> problems) {
    devices(program, problems);
    if (backend == Backend.IPTABLES) {
      changes(program, problems);
    }
  }

  private static void devices(Program program, Consumer<Problem> problems) {
    List<Translated> translations =
        program.reachable(new Chain.Place.At(Hook.NAT_OUTPUT)).stream()
            .flatMap(rule -> Translated.of(rule, program.family()).stream())
            .toList();
    if (translations.isEmpty()) {
      return;
    }
    for (Rule rule : program.reachable(new Chain.Place.At(Hook.FILTER_OUTPUT))) {
      if (asksForOutput(rule) && !speaksOfItself(rule)) {
        Box box = Box.of(rule, program.family());
        translations.stream()
            .filter(translation -> translation.after().overlaps(box))
            .findFirst()
            .map(
                translation ->
                    rule.origin().isAutomatic()
                        ? unprotected(translation.rule())
                        : refused(rule, translation.rule()))
            .ifPresent(problems);
      }
    }
  }

  private static boolean asksForOutput(Rule rule) {
    return rule.conditions().stream()
        .flatMap(c -> c.anyOf().stream())
        .anyMatch(m -> m instanceof Match.Device d && d.direction() == Direction.OUT);
  }

  /** Connections of the cluster's own services, which nothing else is led to. */
  private static boolean speaksOfItself(Rule rule) {
    return rule.origin().isAutomatic() && rule.conditions().size() > 1;
  }

  private static void changes(Program program, Consumer<Problem> problems) {
    Family family = program.family();
    List<Translated> translations =
        program.reachable(new Chain.Place.At(Hook.NAT_OUTPUT)).stream()
            .flatMap(rule -> Translated.toAnywhere(rule, family).stream())
            .toList();
    for (Rule rule : program.reachable(new Chain.Place.At(Hook.MANGLE_OUTPUT))) {
      if (rule.conditions().stream().allMatch(RedirectedOutput::holdsAfterwards)) {
        continue;
      }
      Box box = Box.of(rule, family);
      translations.stream()
          .filter(t -> t.before(family).overlaps(box) || t.after().overlaps(box))
          .findFirst()
          .ifPresent(translation -> problems.accept(tooEarly(rule, translation.rule())));
    }
  }

  /** A new destination, or a new port of it, changes nothing about sources and states. */
  private static boolean holdsAfterwards(Condition condition) {
    return condition.anyOf().stream()
        .allMatch(
            m ->
                m instanceof Match.State
                    || m instanceof Match.PacketMark
                    || m instanceof Match.Address a && a.side() == Side.SOURCE);
  }

  private static Problem tooEarly(Rule rule, Rule translation) {
    return Problem.error(
        "rule.change.redirected",
        rule.origin().place(),
        translation.origin().place().text()
            + " leads connections of the firewall itself to another address or port, and iptables changes"
            + " packets (class, mark) before that.",
        "Take the firewall out of the NAT rule, or choose nftables.");
  }

  private static Problem unprotected(Rule translation) {
    return Problem.error(
        "nat.redirect.unprotected",
        translation.origin().place(),
        "Connections of the firewall itself that would leave by an interface without protection are"
            + " led to another address. The kernel still shows them with that interface, so that no"
            + " policy rule would see them.",
        "Protect the interface, or take the firewall out of the NAT rule.");
  }

  private static Problem refused(Rule rule, Rule translation) {
    return Problem.error(
        "rule.out.redirected",
        rule.origin().place(),
        translation.origin().place().text()
            + " leads connections of the firewall itself to another address. The kernel still shows"
            + " such packets with the interface that they would have left by before.",
        "Name destinations instead of the output interface, or take the firewall out of the NAT rule.");
  }
}
