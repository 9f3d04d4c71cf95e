package org.twinkeep.ui.shell;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.twinkeep.edit.ElementSearch;
import org.twinkeep.edit.LocatedRule;
import org.twinkeep.edit.Summaries;
import org.twinkeep.model.Element;
import org.twinkeep.model.Firewall;
import org.twinkeep.model.Id;
import org.twinkeep.model.Project;
import org.twinkeep.model.RuleSet;
import org.twinkeep.ui.kit.Command;
import org.twinkeep.ui.kit.Commands;
import org.twinkeep.workbench.Described;
import org.twinkeep.workbench.Workbench;

/**
 * What the palette finds: commands that can be given now, elements of the project, and rules by
 * number, name or comment.
 */
final class PaletteViewModel {

  /**
   * Something that can be done or gone to.
   *
   * @param icon an Ikonli name
   * @param title what it is
   * @param detail more about it
   * @param key the key that does the same; may be empty
   * @param action does it
   */
  record Answer(String icon, String title, String detail, String key, Runnable action) {}

  private static final int OBJECTS = 40;
  private static final int RULES = 20;

  private final Workbench workbench;
  private final Commands commands;
  private final Consumer<Id> reveal;

  PaletteViewModel(Workbench workbench, Commands commands, Consumer<Id> reveal) {
    this.workbench = workbench;
    this.commands = commands;
    this.reveal = reveal;
  }

  /** The answers to a text, commands first; all commands when there is none. */
  List<Answer> find(String typed) {
    String text = typed.strip().toLowerCase(Locale.ROOT);
    Stream<Answer> found =
        text.isEmpty() ? Stream.empty() : Stream.concat(elements(text), rules(text));
    return Stream.concat(commands(text), found).toList();
  }

  private Stream<Answer> commands(String text) {
    List<String> words = Arrays.asList(text.split("\\s+"));
    return commands.all().stream()
        .filter(c -> c != Command.PALETTE && commands.isExecutable(c))
        .filter(
            c -> {
              String said = (c.group().title() + " " + commands.text(c)).toLowerCase(Locale.ROOT);
              return words.stream().allMatch(said::contains);
            })
        .map(
            c ->
                new Answer(
                    c.icon(),
                    commands.text(c),
                    c.group().title(),
                    Commands.keyText(c).strip(),
                    () -> commands.run(c)));
  }

  private Stream<Answer> elements(String text) {
    Project project = workbench.project();
    return ElementSearch.find(project, element -> true, text, OBJECTS).stream()
        .map(
            match -> {
              Element element = match.element();
              String summary = Summaries.of(project, element);
              return new Answer(
                  Described.of(element).icon(),
                  element.name(),
                  match.why().isEmpty() ? summary : match.why(),
                  "",
                  () -> reveal.accept(element.id()));
            });
  }

  private Stream<Answer> rules(String text) {
    return workbench.project().firewalls().stream()
        .flatMap(firewall -> firewall.ruleSets().all().flatMap(set -> rules(firewall, set, text)))
        .limit(RULES);
  }

  private Stream<Answer> rules(Firewall firewall, RuleSet set, String text) {
    return Stream.iterate(1, n -> n <= set.rules().size(), n -> n + 1)
        .map(n -> new LocatedRule(firewall, set, n, set.rules().get(n - 1)))
        .filter(rule -> speaksOf(rule, text))
        .map(
            rule ->
                new Answer(
                    icon(set),
                    title(rule),
                    rule.rule().info().comment(),
                    "",
                    () -> reveal.accept(rule.rule().id())));
  }

  private static boolean speaksOf(LocatedRule rule, String text) {
    return Stream.of(title(rule), rule.rule().info().name(), rule.rule().info().comment())
        .anyMatch(said -> said.toLowerCase(Locale.ROOT).contains(text));
  }

  private static String icon(RuleSet set) {
    return switch (set) {
      case RuleSet.Policy _ -> Command.SHOW_POLICY.icon();
      case RuleSet.Nat _ -> Command.SHOW_NAT.icon();
      case RuleSet.Routing _ -> Command.SHOW_ROUTING.icon();
    };
  }

  private static String title(LocatedRule rule) {
    return rule.firewall().name() + " " + rule.ruleSet().name() + " rule " + rule.number();
  }
}
