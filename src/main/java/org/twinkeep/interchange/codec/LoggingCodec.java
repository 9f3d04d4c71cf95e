package org.twinkeep.interchange.codec;

import java.util.Optional;
import org.twinkeep.interchange.json.Faults;
import org.twinkeep.interchange.json.Json;
import org.twinkeep.model.LogLevel;
import org.twinkeep.model.LogLimit;
import org.twinkeep.model.Logging;
import org.twinkeep.model.Rate;

/** Logging of a rule: {@code true} as the firewall's settings say, or an object. */
final class LoggingCodec implements Codec<Logging> {

  static final Codec<LogLevel> LEVEL = WordCodec.of(LogLevel.values());
  static final Codec<Rate> RATE = Values.TEXT.as(RateText::parse, RateText::print);

  /** The word for a limit that is none, where an absent one means another. */
  static final String NO_LIMIT = "none";

  static final Codec<Logging> LOGGING = new LoggingCodec();

  private static final Codec<LogLimit> LIMIT =
      Values.TEXT.as(LoggingCodec::parseLimit, LoggingCodec::print);
  private static final Codec<Integer> GROUP = Values.number(0, 65535);
  private static final Codec<Logging> DETAILS =
      Codec.object("the logging of a rule", LoggingCodec::writeDetails, LoggingCodec::readDetails);

  private LoggingCodec() {}

  @Override
  public Json write(Logging logging) {
    return logging.equals(Logging.DEFAULT) ? Json.Bool.of(true) : DETAILS.write(logging);
  }

  @Override
  public Optional<Logging> read(Json json, Faults faults) {
    return json instanceof Json.Bool(boolean on, Json.At _) && on
        ? Optional.of(Logging.DEFAULT)
        : json instanceof Json.Obj
            ? DETAILS.read(json, faults)
            : Refusal.wrongType(json, "true or an object {…}", faults);
  }

  private static LogLimit parseLimit(String text) {
    return text.equals(NO_LIMIT)
        ? new LogLimit.EveryPacket()
        : new LogLimit.AtMost(RateText.parse(text));
  }

  private static String print(LogLimit limit) {
    return switch (limit) {
      case LogLimit.AtMost(Rate rate) -> RateText.print(rate);
      case LogLimit.EveryPacket() -> NO_LIMIT;
    };
  }

  private static void writeDetails(Output out, Logging logging) {
    out.put("prefix", Values.TEXT, logging.prefix(), "")
        .optional("level", LEVEL, logging.level())
        .optional("limit", LIMIT, logging.limit())
        .optional("nflogGroup", GROUP, Values.toOptional(logging.nflogGroup()));
  }

  private static Logging readDetails(Input in) {
    return new Logging(
        in.get("prefix", Values.TEXT, ""),
        in.optional("level", LEVEL),
        in.optional("limit", LIMIT),
        Values.toOptionalInt(in.optional("nflogGroup", GROUP)));
  }
}
