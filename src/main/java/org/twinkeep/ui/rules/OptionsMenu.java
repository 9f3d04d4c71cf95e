package org.twinkeep.ui.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import org.twinkeep.model.LogLevel;
import org.twinkeep.model.Logging;
import org.twinkeep.model.NatOptions;
import org.twinkeep.model.NatRule;
import org.twinkeep.model.PolicyRule;
import org.twinkeep.model.RoutingRule;
import org.twinkeep.model.Rule;
import org.twinkeep.model.RuleOptions;

/** The options that the selected rules can have; limits and marks are typed. */
final class OptionsMenu {

  private final RulesViewModel model;
  private final RuleActions rules;
  private final Links links;

  OptionsMenu(RulesViewModel model, RuleActions rules, Links links) {
    this.model = model;
    this.rules = rules;
    this.links = links;
  }

  List<MenuItem> items(CellEditors editors) {
    return switch (model.kind()) {
      case POLICY -> policy(editors);
      case NAT -> nat();
      case ROUTING -> routing(editors);
    };
  }

  private List<MenuItem> policy(CellEditors editors) {
    Optional<PolicyRule> rule = first(PolicyRule.class);
    RuleOptions now = rule.map(PolicyRule::options).orElse(RuleOptions.NONE);
    Optional<Logging> log = rule.flatMap(PolicyRule::logging);
    List<MenuItem> items = new ArrayList<>();
    items.add(MenuItems.tick("Log packets", log.isPresent(), rules::toggleLogging));
    items.add(logLevels(log));
    items.add(
        MenuItems.item(
            "Log prefix…",
            "",
            "mdi2f-format-quote-open",
            () ->
                editors.text(
                    "Beginning of the log line: %N number, %A action, %R rule set, %F firewall",
                    log.map(Logging::prefix).orElse(""),
                    "",
                    OptionText::prefixProblem,
                    t -> log("Log prefix", l -> OptionText.withPrefix(l, t)))));
    items.add(new SeparatorMenuItem());
    items.add(
        MenuItems.item(
            "Limit the rate…",
            "",
            "mdi2s-speedometer",
            () ->
                editors.text(
                    "Rate, such as 10/second per source, burst 20; empty for none",
                    OptionText.rate(now.rateLimit()),
                    "",
                    OptionText::rateProblem,
                    t -> option("Rate limit", o -> o.withRateLimit(OptionText.parseRate(t))))));
    items.add(
        MenuItems.item(
            "Limit connections…",
            "",
            "mdi2c-counter",
            () ->
                editors.text(
                    "Parallel connections, such as 20 per source; empty for none",
                    OptionText.connections(now.connectionLimit()),
                    "",
                    OptionText::connectionsProblem,
                    t ->
                        option(
                            "Connection limit",
                            o -> o.withConnectionLimit(OptionText.parseConnections(t))))));
    items.add(
        MenuItems.item(
            "Set mark…",
            "",
            "mdi2b-bookmark-outline",
            () ->
                editors.text(
                    "Packet mark, such as 0x10 or 0x10/0xff; empty for none",
                    now.setMark().map(Object::toString).orElse(""),
                    "",
                    OptionText::markProblem,
                    t -> option("Mark", o -> o.withSetMark(OptionText.parseMark(t))))));
    items.add(
        MenuItems.tick(
            "Stateless: not translated, replies need a rule of their own",
            now.stateless(),
            () -> option("Stateless", o -> o.withStateless(!now.stateless()))));
    return items;
  }

  private Menu logLevels(Optional<Logging> log) {
    Menu menu = MenuItems.menu("Log level", "mdi2n-notebook-edit-outline");
    menu.getItems()
        .add(
            MenuItems.tick(
                "as the firewall's settings say",
                log.flatMap(Logging::level).isEmpty(),
                () -> log("Log level", l -> OptionText.withLevel(l, Optional.empty()))));
    for (LogLevel level : LogLevel.values()) {
      menu.getItems()
          .add(
              MenuItems.tick(
                  RuleText.words(level),
                  log.flatMap(Logging::level).equals(Optional.of(level)),
                  () -> log("Log level", l -> OptionText.withLevel(l, Optional.of(level)))));
    }
    return menu;
  }

  private void log(String title, java.util.function.UnaryOperator<Logging> change) {
    rules.changePolicy(
        title, r -> r.withLogging(Optional.of(change.apply(r.logging().orElse(Logging.DEFAULT)))));
  }

  private void option(String title, java.util.function.UnaryOperator<RuleOptions> change) {
    rules.changePolicy(title, r -> r.withOptions(change.apply(r.options())));
  }

  private List<MenuItem> nat() {
    NatOptions now = first(NatRule.class).map(NatRule::options).orElse(NatOptions.NONE);
    List<MenuItem> items = new ArrayList<>();
    if (links.isMissing()) {
      items.add(
          MenuItems.item(
              "Add the policy rule that lets it through", "", "mdi2s-shield-plus", links::add));
    } else if (links.policy().isPresent()) {
      items.add(
          MenuItems.item(
              "Show the policy rule that lets it through",
              "",
              "mdi2s-shield-link-variant-outline",
              links::show));
    }
    items.add(
        nat(
            "Hairpin: the inside reaches the published address too",
            now.hairpin(),
            (o, on) -> o.withHairpin(on)));
    items.add(
        nat(
            "Masquerade: to the address that the interface has then",
            now.masquerade(),
            (o, on) -> o.withMasquerade(on)));
    items.add(nat("Random source ports", now.random(), (o, on) -> o.withRandom(on)));
    items.add(
        nat(
            "Persistent: one address per client",
            now.persistent(),
            (o, on) -> o.withPersistent(on)));
    items.add(
        nat(
            "Routed to the cluster: the address lies in no attached network",
            now.routedToCluster(),
            (o, on) -> o.withRoutedToCluster(on)));
    return items;
  }

  private interface NatChange {
    NatOptions apply(NatOptions options, boolean on);
  }

  private MenuItem nat(String text, boolean on, NatChange change) {
    return MenuItems.tick(
        text,
        on,
        () ->
            rules.changeNat(
                text.replaceFirst(":.*", "") + (on ? " off" : " on"),
                r -> r.withOptions(change.apply(r.options(), !on))));
  }

  private List<MenuItem> routing(CellEditors editors) {
    Optional<RoutingRule> rule = first(RoutingRule.class);
    boolean all = rule.filter(RoutingRule::defaultRoute).isPresent();
    boolean master = rule.filter(RoutingRule::followMaster).isPresent();
    return List.of(
        MenuItems.tick(
            "Default route",
            all,
            () -> rules.changeRouting("Default route", r -> r.withDefaultRoute(!all))),
        MenuItems.tick(
            "On the master only: moves with fail-over",
            master,
            () -> rules.changeRouting("On the master only", r -> r.withFollowMaster(!master))),
        MenuItems.item(
            "MTU…",
            "",
            "mdi2r-ruler",
            () ->
                editors.text(
                    "Path MTU in bytes, 68 to 65535; empty for none",
                    rule.flatMap(RoutingRule::mtu).map(Object::toString).orElse(""),
                    "",
                    OptionText::mtuProblem,
                    t -> rules.changeRouting("MTU", r -> r.withMtu(OptionText.parseMtu(t))))));
  }

  private <R extends Rule> Optional<R> first(Class<R> kind) {
    Predicate<Rule> fits = kind::isInstance;
    return model.ruleAt(model.selection().cursor().row()).filter(fits).map(kind::cast);
  }
}
