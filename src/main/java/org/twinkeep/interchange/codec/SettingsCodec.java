package org.twinkeep.interchange.codec;

import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import org.twinkeep.model.AutomaticRule;
import org.twinkeep.model.Cell;
import org.twinkeep.model.ExtraFile;
import org.twinkeep.model.FirewallSettings;
import org.twinkeep.model.FirewallSettings.Backend;
import org.twinkeep.model.FirewallSettings.LogDefaults;
import org.twinkeep.model.Rate;

/** Settings of a firewall; what is left out is as in {@link FirewallSettings#DEFAULT}. */
final class SettingsCodec {

  private static final Codec<Backend> BACKEND = WordCodec.of(Backend.values());
  private static final Codec<SortedMap<AutomaticRule, String>> SWITCHED_OFF =
      new MapCodec<>(WordCodec.of(AutomaticRule.values()), Values.TEXT);
  private static final Codec<SortedMap<String, String>> KERNEL =
      new MapCodec<>(Values.TEXT, Values.TEXT);

  /**
   * {@value LoggingCodec#NO_LIMIT} where every packet is logged: an absent limit means the usual
   * one.
   */
  private static final Codec<Optional<Rate>> LIMIT =
      Values.TEXT.as(
          text ->
              text.equals(LoggingCodec.NO_LIMIT)
                  ? Optional.empty()
                  : Optional.of(RateText.parse(text)),
          limit -> limit.map(RateText::print).orElse(LoggingCodec.NO_LIMIT));

  private static final Codec<LogDefaults> LOG =
      Codec.object(
          "the log settings",
          (out, l) ->
              out.put("prefix", Values.TEXT, l.prefix(), LogDefaults.DEFAULT.prefix())
                  .put("level", LoggingCodec.LEVEL, l.level(), LogDefaults.DEFAULT.level())
                  .put("limit", LIMIT, l.limit(), LogDefaults.DEFAULT.limit()),
          in ->
              new LogDefaults(
                  in.get("prefix", Values.TEXT, LogDefaults.DEFAULT.prefix()),
                  in.get("level", LoggingCodec.LEVEL, LogDefaults.DEFAULT.level()),
                  in.get("limit", LIMIT, LogDefaults.DEFAULT.limit())));

  /** Octal, as people write modes. */
  private static final Codec<Integer> MODE =
      Values.TEXT.as(
          text -> {
            if (!text.matches("[0-7]{3,4}")) {
              throw new IllegalArgumentException("a mode has four octal digits, such as 0644");
            }
            return Integer.parseInt(text, 8);
          },
          mode -> String.format(Locale.ROOT, "%04o", mode));

  private static final Codec<ExtraFile.Service> SERVICE = WordCodec.of(ExtraFile.Service.values());

  private static final Codec<ExtraFile> EXTRA_FILE =
      Codec.object(
          "an extra file",
          (out, f) ->
              out.required("path", Values.TEXT, f.path())
                  .put("mode", MODE, f.mode(), ExtraFile.USUAL_MODE)
                  .optional("node", Values.ID, f.node())
                  .put("service", SERVICE, f.service(), ExtraFile.Service.NONE)
                  .put("text", Values.TEXT, f.text(), "")
                  .put("comment", Values.TEXT, f.comment(), ""),
          in ->
              new ExtraFile(
                  in.required("path", Values.TEXT, ""),
                  in.get("mode", MODE, ExtraFile.USUAL_MODE),
                  in.get("text", Values.TEXT, ""),
                  in.optional("node", Values.ID),
                  in.get("service", SERVICE, ExtraFile.Service.NONE),
                  in.get("comment", Values.TEXT, "")));

  static final Codec<FirewallSettings> SETTINGS =
      Codec.object("the settings of a firewall", SettingsCodec::write, SettingsCodec::read);

  private SettingsCodec() {}

  private static void write(Output out, FirewallSettings s) {
    FirewallSettings usual = FirewallSettings.DEFAULT;
    out.put("backend", BACKEND, s.backend(), usual.backend())
        .put("families", Values.FAMILIES, s.families(), usual.families())
        .put("coexist", Values.FLAG, s.coexist(), usual.coexist())
        .put("managementAccess", CellCodec.CELL, s.managementAccess(), Cell.ANY)
        .put("log", LOG, s.log(), LogDefaults.DEFAULT)
        .put("logDenied", Values.FLAG, s.logDenied(), usual.logDenied())
        .put("switchedOff", SWITCHED_OFF, s.automatic(), usual.automatic())
        .put(
            "anyIncludesFirewall",
            Values.FLAG,
            s.anyIncludesFirewall(),
            usual.anyIncludesFirewall())
        .put("optimise", Values.FLAG, s.optimise(), usual.optimise())
        .put("kernel", KERNEL, s.kernel(), usual.kernel())
        .put("prologue", Values.TEXT, s.prologue(), "")
        .put("epilogue", Values.TEXT, s.epilogue(), "")
        .list("extraFiles", EXTRA_FILE, s.extraFiles());
  }

  private static FirewallSettings read(Input in) {
    FirewallSettings usual = FirewallSettings.DEFAULT;
    return new FirewallSettings(
        in.get("backend", BACKEND, usual.backend()),
        in.get("families", Values.FAMILIES, usual.families()),
        in.get("coexist", Values.FLAG, usual.coexist()),
        in.get("managementAccess", CellCodec.CELL, Cell.ANY),
        in.get("log", LOG, LogDefaults.DEFAULT),
        in.get("logDenied", Values.FLAG, usual.logDenied()),
        in.get("switchedOff", SWITCHED_OFF, usual.automatic()),
        in.get("anyIncludesFirewall", Values.FLAG, usual.anyIncludesFirewall()),
        in.get("optimise", Values.FLAG, usual.optimise()),
        in.get("kernel", KERNEL, usual.kernel()),
        in.get("prologue", Values.TEXT, ""),
        in.get("epilogue", Values.TEXT, ""),
        in.list("extraFiles", EXTRA_FILE));
  }
}
