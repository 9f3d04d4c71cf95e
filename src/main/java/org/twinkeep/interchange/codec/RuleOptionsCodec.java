package org.twinkeep.interchange.codec;

import java.util.Optional;
import org.twinkeep.interchange.json.Faults;
import org.twinkeep.interchange.json.Json;
import org.twinkeep.model.Rate;
import org.twinkeep.model.RuleOptions;
import org.twinkeep.model.RuleOptions.ConnectionLimit;
import org.twinkeep.model.RuleOptions.ConnectionMark;
import org.twinkeep.model.RuleOptions.Per;
import org.twinkeep.model.RuleOptions.RateLimit;

/** Options of a policy rule; they stand among its other properties. */
final class RuleOptionsCodec {

  private static final Codec<Per> PER = WordCodec.of(Per.values());
  private static final Codec<ConnectionMark> CONNECTION_MARK =
      WordCodec.of(ConnectionMark.values());
  private static final Codec<RateLimit> RATE_LIMIT =
      Codec.object(
          "a rate limit",
          (out, l) ->
              out.required("rate", LoggingCodec.RATE, l.rate()).put("per", PER, l.per(), Per.RULE),
          in ->
              new RateLimit(
                  in.required("rate", LoggingCodec.RATE, Rate.of(1, Rate.Unit.SECOND)),
                  in.get("per", PER, Per.RULE)));
  private static final Codec<ConnectionLimit> CONNECTION_LIMIT =
      Codec.object(
          "a connection limit",
          (out, l) ->
              out.required("count", Values.number(1, Integer.MAX_VALUE), l.count())
                  .put("per", PER, l.per(), Per.RULE),
          in ->
              new ConnectionLimit(
                  in.required("count", Values.number(1, Integer.MAX_VALUE), 1),
                  in.get("per", PER, Per.RULE)));
  private static final Codec<Integer> MSS = new MssCodec();

  private RuleOptionsCodec() {}

  static void write(Output out, RuleOptions options) {
    out.put("stateless", Values.FLAG, options.stateless(), false)
        .optional("rateLimit", RATE_LIMIT, options.rateLimit())
        .optional("connectionLimit", CONNECTION_LIMIT, options.connectionLimit())
        .optional("setMark", Values.MARK, options.setMark())
        .put("connectionMark", CONNECTION_MARK, options.connectionMark(), ConnectionMark.NONE)
        .optional("mssClamp", MSS, Values.toOptional(options.mssClamp()))
        .put("classify", Values.TEXT, options.classify(), "")
        .put("helper", Values.TEXT, options.helper(), "");
  }

  static RuleOptions read(Input in) {
    return new RuleOptions(
        in.get("stateless", Values.FLAG, false),
        in.optional("rateLimit", RATE_LIMIT),
        in.optional("connectionLimit", CONNECTION_LIMIT),
        in.optional("setMark", Values.MARK),
        in.get("connectionMark", CONNECTION_MARK, ConnectionMark.NONE),
        Values.toOptionalInt(in.optional("mssClamp", MSS)),
        in.get("classify", Values.TEXT, ""),
        in.get("helper", Values.TEXT, ""));
  }

  /** Bytes, or {@code "path-mtu"}, which the model calls 0. */
  private record MssCodec() implements Codec<Integer> {
    private static final Codec<Integer> BYTES = Values.number(0, Integer.MAX_VALUE);
    private static final String PATH_MTU = "path-mtu";

    @Override
    public Json write(Integer bytes) {
      return bytes == 0 ? Json.Text.of(PATH_MTU) : BYTES.write(bytes);
    }

    @Override
    public Optional<Integer> read(Json json, Faults faults) {
      return json instanceof Json.Text(String text, Json.At _) && text.equals(PATH_MTU)
          ? Optional.of(0)
          : BYTES.read(json, faults);
    }
  }
}
