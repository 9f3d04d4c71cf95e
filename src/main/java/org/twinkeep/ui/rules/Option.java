package org.twinkeep.ui.rules;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.twinkeep.model.Logging;
import org.twinkeep.model.NatOptions;
import org.twinkeep.model.NatRule;
import org.twinkeep.model.PolicyRule;
import org.twinkeep.model.Rate;
import org.twinkeep.model.RoutingRule;
import org.twinkeep.model.Rule;
import org.twinkeep.model.RuleOptions;

/**
 * An option that a rule has, as its cell shows it.
 *
 * @param icon an Ikonli name
 * @param text a word or two
 * @param explanation a sentence
 */
record Option(String icon, String text, String explanation) {

  /** All options of a rule that differ from the normal, and its dates. */
  static List<Option> of(Rule rule, LocalDate today) {
    List<Option> all =
        switch (rule) {
          case PolicyRule r -> policy(r);
          case NatRule r -> nat(r.options());
          case RoutingRule r -> routing(r);
        };
    rule.info().expires().ifPresent(day -> all.add(expiry(day, today)));
    rule.info()
        .review()
        .filter(day -> !day.isAfter(today))
        .ifPresent(
            day ->
                all.add(
                    new Option(
                        "mdi2c-calendar-search", "review due", "Somebody must look at it again.")));
    return all;
  }

  private static Option expiry(LocalDate day, LocalDate today) {
    return day.isBefore(today)
        ? new Option(
            "mdi2c-calendar-remove",
            "expired",
            "Expired on " + day + ": the rule does not match any more.")
        : new Option(
            "mdi2c-calendar-clock", "until " + day, "After that day the rule does not match.");
  }

  private static List<Option> policy(PolicyRule rule) {
    List<Option> all = new ArrayList<>();
    rule.logging().ifPresent(l -> all.add(log(l)));
    RuleOptions o = rule.options();
    if (o.stateless()) {
      all.add(
          new Option(
              "mdi2l-link-off",
              "stateless",
              "Packets are not tracked: NAT leaves them alone, and replies need a rule of their own."));
    }
    o.rateLimit()
        .ifPresent(
            l ->
                all.add(
                    new Option(
                        "mdi2s-speedometer",
                        rate(l.rate()) + per(l.per()),
                        "The rule matches only below this rate.")));
    o.connectionLimit()
        .ifPresent(
            l ->
                all.add(
                    new Option(
                        "mdi2c-counter",
                        "≤ " + l.count() + " conn." + per(l.per()),
                        "The rule matches only below so many parallel connections.")));
    o.setMark()
        .ifPresent(
            m ->
                all.add(
                    new Option("mdi2b-bookmark-outline", "mark " + m, "Sets the packet mark.")));
    switch (o.connectionMark()) {
      case NONE -> {}
      case SAVE ->
          all.add(new Option("mdi2b-bookmark-plus-outline", "save mark", "To the connection."));
      case RESTORE ->
          all.add(
              new Option("mdi2b-bookmark-check-outline", "restore mark", "From the connection."));
    }
    o.mssClamp()
        .ifPresent(
            mss ->
                all.add(
                    new Option(
                        "mdi2a-arrow-collapse-horizontal",
                        mss == 0 ? "MSS to path" : "MSS " + mss,
                        "Clamps the TCP segment size, this way only; answers need a Continue rule.")));
    if (!o.classify().isEmpty()) {
      all.add(new Option("mdi2t-traffic-light-outline", o.classify(), "Traffic class."));
    }
    if (!o.helper().isEmpty()) {
      all.add(new Option("mdi2l-lifebuoy", o.helper(), "Connection tracking helper."));
    }
    return all;
  }

  private static Option log(Logging logging) {
    String detail =
        logging.level().map(RuleText::words).orElse("")
            + (logging.nflogGroup().isPresent() ? " group " + logging.nflogGroup().getAsInt() : "");
    return new Option("mdi2n-notebook-outline", ("log " + detail).strip(), "Packets are logged.");
  }

  private static String rate(Rate rate) {
    return rate.count() + "/" + rate.unit().name().toLowerCase(Locale.ROOT);
  }

  private static String per(RuleOptions.Per per) {
    return switch (per) {
      case RULE -> "";
      case SOURCE -> " per source";
      case DESTINATION -> " per destination";
    };
  }

  private static List<Option> nat(NatOptions o) {
    List<Option> all = new ArrayList<>();
    if (o.masquerade()) {
      all.add(
          new Option(
              "mdi2d-drama-masks", "masquerade", "To the address that the interface has then."));
    }
    if (o.random()) {
      all.add(new Option("mdi2d-dice-5-outline", "random ports", "Source ports at random."));
    }
    if (o.persistent()) {
      all.add(new Option("mdi2p-pin-outline", "persistent", "One address per client."));
    }
    if (o.hairpin()) {
      all.add(
          new Option(
              "mdi2k-keyboard-return",
              "hairpin",
              "The inside reaches the published address too. The server then sees the firewall's"
                  + " inside address instead of the client's."));
    }
    if (o.routedToCluster()) {
      all.add(
          new Option(
              "mdi2r-router-network", "routed", "Routers send this address to the cluster."));
    }
    return all;
  }

  private static List<Option> routing(RoutingRule r) {
    List<Option> all = new ArrayList<>();
    if (r.defaultRoute()) {
      all.add(new Option("mdi2e-earth", "default route", "Everything without a better route."));
    }
    if (r.followMaster()) {
      all.add(new Option("mdi2a-account-star-outline", "master only", "Moves with fail-over."));
    }
    r.mtu().ifPresent(m -> all.add(new Option("mdi2r-ruler", "MTU " + m, "Path MTU in bytes.")));
    return all;
  }
}
