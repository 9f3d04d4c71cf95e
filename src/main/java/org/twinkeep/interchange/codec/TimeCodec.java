package org.twinkeep.interchange.codec;

import java.time.DayOfWeek;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import org.twinkeep.model.TimeWindow;

/** The properties of time windows. */
final class TimeCodec {

  private static final Codec<Set<DayOfWeek>> WEEKDAYS =
      WordCodec.of(DayOfWeek.values()).list().as(Set::copyOf, List::copyOf);

  private TimeCodec() {}

  static void write(Output out, TimeWindow window) {
    out.put("weekdays", WEEKDAYS, window.weekdays(), Set.of())
        .optional("from", Values.TIME, window.from())
        .optional("to", Values.TIME, window.to())
        .optional("start", Values.MOMENT, window.start())
        .optional("end", Values.MOMENT, window.end())
        .required("zone", Values.ZONE, window.zone());
  }

  static TimeWindow window(Input in) {
    return new TimeWindow(
        HeadCodec.read(in),
        in.get("weekdays", WEEKDAYS, Set.of()),
        in.optional("from", Values.TIME),
        in.optional("to", Values.TIME),
        in.optional("start", Values.MOMENT),
        in.optional("end", Values.MOMENT),
        in.required("zone", Values.ZONE, ZoneOffset.UTC));
  }
}
