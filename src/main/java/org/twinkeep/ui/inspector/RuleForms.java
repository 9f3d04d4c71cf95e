package org.twinkeep.ui.inspector;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.twinkeep.edit.Fits;
import org.twinkeep.edit.LocatedRule;
import org.twinkeep.edit.RulePart;
import org.twinkeep.model.Action;
import org.twinkeep.model.Cell;
import org.twinkeep.model.LogLevel;
import org.twinkeep.model.LogLimit;
import org.twinkeep.model.Logging;
import org.twinkeep.model.Mark;
import org.twinkeep.model.NatOptions;
import org.twinkeep.model.NatRule;
import org.twinkeep.model.PolicyRule;
import org.twinkeep.model.RoutingRule;
import org.twinkeep.model.Rule;
import org.twinkeep.model.RuleInfo;
import org.twinkeep.model.RuleOptions;
import org.twinkeep.model.RuleOptions.ConnectionLimit;
import org.twinkeep.model.RuleOptions.RateLimit;
import org.twinkeep.ui.kit.form.Parser;
import org.twinkeep.ui.kit.form.TextEntry;

/** What rules hold, as entries of their forms. */
final class RuleForms {

  private static final String CLAMPED_ONE_WAY =
      "Clamps in packets that this rule matches, so not in the answers (SYN/ACK): they need a"
          + " Continue rule that clamps, with source and destination exchanged.";

  private RuleForms() {}

  /** Name, comment and whether it is in force. */
  static <R extends Rule> void head(Fields<R> fields, Function<Rule, R> cast) {
    info(fields, cast)
        .part(
            Rule::info,
            (r, i) -> cast.apply(r.withInfo(i)),
            i ->
                i.text("Name", "None", RuleInfo::name, RuleInfo::withName)
                    .value(
                        "Comment",
                        "Why it is there",
                        TextEntry.Shape.LINES,
                        RuleInfo::comment,
                        Parser.text(),
                        RuleInfo::withComment));
  }

  private static <R extends Rule> Fields<R> info(Fields<R> fields, Function<Rule, R> cast) {
    return fields.tick("In force", Rule::enabled, (r, on) -> cast.apply(r.withEnabled(on)));
  }

  static void review(Fields<RuleInfo> fields) {
    Parser<LocalDate> date = RuleForms::date;
    fields
        .text("Section", "None", RuleInfo::section, RuleInfo::withSection)
        .choice(
            "Colour",
            HeadForm::colours,
            colour -> colour.map(Words::of).orElse("None"),
            RuleInfo::colour,
            RuleInfo::withColour)
        .text("Owner", "Who answers for it", RuleInfo::owner, RuleInfo::withOwner)
        .text("Ticket", "Reference to the request", RuleInfo::ticket, RuleInfo::withTicket)
        .line(
            "Review on",
            "Never; or 2027-06-30",
            i -> Typed.print(i.review()),
            date.optional(),
            RuleInfo::withReview)
        .line(
            "Last day in force",
            "For ever; or 2027-06-30",
            i -> Typed.print(i.expires()),
            date.optional(),
            RuleInfo::withExpires);
  }

  private static LocalDate date(String text) {
    try {
      return LocalDate.parse(text);
    } catch (DateTimeParseException e) {
      throw new IllegalArgumentException("Give a day such as 2027-06-30.", e);
    }
  }

  /** The cells, each with what it refers to. */
  static <R extends Rule> void cells(
      Fields<R> fields, LocatedRule located, Function<Rule, R> cast) {
    Context context = fields.context();
    for (RulePart part : RulePart.partsOf(located.rule())) {
      String title = part.title();
      fields.ids(
          Character.toUpperCase(title.charAt(0)) + title.substring(1),
          part.emptyMeans(),
          r -> part.of(r).map(Cell::members).orElse(List.of()),
          e -> Fits.refusal(context.project(), located.firewall(), part, e).isEmpty(),
          (r, ids) -> cast.apply(part.with(r, part.of(r).orElse(Cell.ANY).withMembers(ids))));
      Cell cell = part.of(located.rule()).orElse(Cell.ANY);
      if (cell.negated() || !cell.isAny() && part.isNegatable(located.rule())) {
        fields.tick(
            "Anything but these (" + title + ")",
            r -> part.of(r).map(Cell::negated).orElse(false),
            (r, on) -> cast.apply(part.with(r, part.of(r).orElse(Cell.ANY).withNegated(on))));
      }
    }
  }

  static void policyAction(Fields<PolicyRule> fields, LocatedRule located) {
    Context context = fields.context();
    Action present = ((PolicyRule) located.rule()).action();
    fields.choice(
        "Action",
        () -> ActionWords.policy(context, located.ruleSet(), present),
        a -> ActionWords.of(context, a),
        PolicyRule::action,
        PolicyRule::withAction);
    if (present instanceof Action.Custom) {
      custom(
          fields,
          "In iptables",
          Action.Custom::iptables,
          (c, text) -> new Action.Custom(text, c.nftables()));
      custom(
          fields,
          "In nftables",
          Action.Custom::nftables,
          (c, text) -> new Action.Custom(c.iptables(), text));
    }
  }

  private static void custom(
      Fields<PolicyRule> fields,
      String label,
      Function<Action.Custom, String> get,
      BiFunction<Action.Custom, String, Action.Custom> with) {
    fields.text(
        label,
        "Not possible there",
        r -> r.action() instanceof Action.Custom c ? get.apply(c) : "",
        (r, text) -> r.action() instanceof Action.Custom c ? r.withAction(with.apply(c, text)) : r);
  }

  static void logging(Fields<PolicyRule> fields, LocatedRule located) {
    Parser<LogLimit> limit = Typed::logLimit;
    Function<PolicyRule, Logging> now = r -> r.logging().orElse(Logging.DEFAULT);
    fields.tick(
        "Log packets that match",
        r -> r.logging().isPresent(),
        (r, on) -> r.withLogging(on ? Optional.of(Logging.DEFAULT) : Optional.empty()));
    if (((PolicyRule) located.rule()).logging().isEmpty()) {
      return;
    }
    fields.part(
        now,
        (r, l) -> r.logging().isPresent() ? r.withLogging(Optional.of(l)) : r,
        log ->
            log.verbatim(
                    "Prefix",
                    "As the firewall's settings say",
                    Logging::prefix,
                    (l, p) -> new Logging(p, l.level(), l.limit(), l.nflogGroup()))
                .choice(
                    "Level",
                    RuleForms::levels,
                    level -> level.map(Words::of).orElse("As the firewall's settings say"),
                    Logging::level,
                    (l, level) -> new Logging(l.prefix(), level, l.limit(), l.nflogGroup()))
                .line(
                    "At most",
                    "As the firewall's settings say; or 10/second, no limit",
                    l -> l.limit().map(Typed::print).orElse(""),
                    limit.optional(),
                    (l, most) -> new Logging(l.prefix(), l.level(), most, l.nflogGroup()))
                .line(
                    "NFLOG group",
                    "The kernel log; or 0 to 65535",
                    l -> Typed.print(l.nflogGroup()),
                    Parser.number(0, 65535).optional(),
                    (l, g) -> new Logging(l.prefix(), l.level(), l.limit(), Typed.optionalInt(g))));
  }

  private static List<Optional<LogLevel>> levels() {
    List<Optional<LogLevel>> all = new ArrayList<>(List.of(Optional.empty()));
    for (LogLevel level : LogLevel.values()) {
      all.add(Optional.of(level));
    }
    return all;
  }

  static void options(Fields<RuleOptions> fields) {
    Parser<RateLimit> rate = Typed::rateLimit;
    Parser<ConnectionLimit> connections = Typed::connectionLimit;
    Parser<Mark> mark = Typed::mark;
    Parser<Integer> mss = Typed::mss;
    fields
        .tick(
            "Stateless: not translated, replies need a rule of their own",
            RuleOptions::stateless,
            RuleOptions::withStateless)
        .line(
            "Only below this rate",
            "No limit; or 10/second burst 20 per source",
            o -> o.rateLimit().map(Typed::print).orElse(""),
            rate.optional(),
            RuleOptions::withRateLimit)
        .line(
            "Only below so many connections",
            "No limit; or 20 per source",
            o -> o.connectionLimit().map(Typed::print).orElse(""),
            connections.optional(),
            RuleOptions::withConnectionLimit)
        .line(
            "Set the packet's mark",
            "No; or 0x10",
            o -> Typed.print(o.setMark()),
            mark.optional(),
            RuleOptions::withSetMark)
        .choice(
            "Connection's mark",
            RuleOptions.ConnectionMark.class,
            RuleOptions::connectionMark,
            RuleOptions::withConnectionMark)
        .line(
            "Clamp the TCP segment size",
            "No; path, or a number of bytes",
            o -> printMss(o.mssClamp()),
            mss.optional(),
            (o, v) -> o.withMssClamp(Typed.optionalInt(v)))
        .note(o -> o.mssClamp().isPresent() ? CLAMPED_ONE_WAY : "")
        .text("Traffic class", "None; or 1:10", RuleOptions::classify, RuleOptions::withClassify)
        .text(
            "Connection tracking helper",
            "None; or ftp, sip, tftp",
            RuleOptions::helper,
            RuleOptions::withHelper);
  }

  private static String printMss(OptionalInt mss) {
    return mss.isPresent() && mss.getAsInt() == 0 ? "path" : Typed.print(mss);
  }

  static void natAction(Fields<NatRule> fields, LocatedRule located) {
    Context context = fields.context();
    fields.choice(
        "Action",
        () -> ActionWords.nat(context, located.ruleSet()),
        a -> ActionWords.of(context, a),
        NatRule::action,
        NatRule::withAction);
  }

  static void natOptions(Fields<NatOptions> fields) {
    fields
        .tick(
            "Masquerade: the address that the output interface has then",
            NatOptions::masquerade,
            NatOptions::withMasquerade)
        .tick(
            "Hairpin: the inside may use the published address too",
            NatOptions::hairpin,
            NatOptions::withHairpin)
        .note(
            o ->
                "With hairpin, the server sees the firewall's inside address instead of the"
                    + " client's: the answers have to come back through the firewall.")
        .tick("Choose source ports at random", NatOptions::random, NatOptions::withRandom)
        .tick("One client keeps one address", NatOptions::persistent, NatOptions::withPersistent)
        .tick(
            "Routers send the address to the cluster",
            NatOptions::routedToCluster,
            NatOptions::withRoutedToCluster);
  }

  static void route(Fields<RoutingRule> fields) {
    fields
        .tick("The default route", RoutingRule::defaultRoute, RoutingRule::withDefaultRoute)
        .line(
            "Metric",
            "0 = the kernel's default",
            r -> Integer.toString(r.metric()),
            Parser.number(0, Integer.MAX_VALUE),
            RoutingRule::withMetric)
        .tick(
            "Only on the master of the cluster",
            RoutingRule::followMaster,
            RoutingRule::withFollowMaster)
        .line(
            "Path MTU (bytes)",
            "As it is found",
            r -> Typed.print(r.mtu()),
            Parser.number(68, 65535).optional(),
            RoutingRule::withMtu);
  }
}
