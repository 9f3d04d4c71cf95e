package org.twinkeep.interchange.codec;

import org.twinkeep.model.FailoverSettings;
import org.twinkeep.model.FailoverSettings.Garp;
import org.twinkeep.model.FailoverSettings.TrackedProcess;
import org.twinkeep.model.FailoverSettings.TrackedScript;

/** Settings of the fail-over; what is left out is as in {@link FailoverSettings#NORMAL}. */
final class FailoverCodec {

  private static final Codec<Integer> INT = Values.number(Integer.MIN_VALUE, Integer.MAX_VALUE);
  private static final Codec<Integer> ADVERT = Values.number(10, 40_950);
  private static final Codec<Integer> VERSION = Values.number(2, 3);

  private static final Codec<TrackedScript> SCRIPT =
      Codec.object(
          "a tracked script",
          (out, s) ->
              out.required("name", Values.TEXT, s.name())
                  .required("command", Values.TEXT, s.command())
                  .required("intervalSeconds", INT, s.intervalSeconds())
                  .put("fall", INT, s.fall(), 1)
                  .put("rise", INT, s.rise(), 1)
                  .put("weight", INT, s.weight(), 0),
          in ->
              new TrackedScript(
                  in.required("name", Values.TEXT, ""),
                  in.required("command", Values.TEXT, ""),
                  in.required("intervalSeconds", INT, 1),
                  in.get("fall", INT, 1),
                  in.get("rise", INT, 1),
                  in.get("weight", INT, 0)));
  private static final Codec<TrackedProcess> PROCESS =
      Codec.object(
          "a tracked process",
          (out, p) ->
              out.required("name", Values.TEXT, p.name())
                  .required("process", Values.TEXT, p.process())
                  .put("weight", INT, p.weight(), 0),
          in ->
              new TrackedProcess(
                  in.required("name", Values.TEXT, ""),
                  in.required("process", Values.TEXT, ""),
                  in.get("weight", INT, 0)));
  private static final Codec<Garp> GARP =
      Codec.object(
          "the announcements of a new master",
          (out, g) ->
              out.put("repeat", INT, g.repeat(), Garp.DEFAULT.repeat())
                  .put("delaySeconds", INT, g.delaySeconds(), Garp.DEFAULT.delaySeconds())
                  .put("refreshSeconds", INT, g.refreshSeconds(), Garp.DEFAULT.refreshSeconds()),
          in ->
              new Garp(
                  in.get("repeat", INT, Garp.DEFAULT.repeat()),
                  in.get("delaySeconds", INT, Garp.DEFAULT.delaySeconds()),
                  in.get("refreshSeconds", INT, Garp.DEFAULT.refreshSeconds())));

  static final Codec<FailoverSettings> FAILOVER =
      Codec.object("the fail-over settings", FailoverCodec::write, FailoverCodec::read);

  private FailoverCodec() {}

  private static void write(Output out, FailoverSettings f) {
    FailoverSettings usual = FailoverSettings.NORMAL;
    out.put("advertMillis", ADVERT, f.advertMillis(), usual.advertMillis())
        .put("preempt", Values.FLAG, f.preempt(), usual.preempt())
        .put("preemptDelaySeconds", INT, f.preemptDelaySeconds(), usual.preemptDelaySeconds())
        .put("unicast", Values.FLAG, f.unicast(), usual.unicast())
        .put("version", VERSION, f.version(), usual.version())
        .optional("password", Values.TEXT, f.password())
        .put("virtualMac", Values.FLAG, f.virtualMac(), usual.virtualMac())
        .list("trackedInterfaces", Values.ID, f.trackedInterfaces())
        .list("trackedScripts", SCRIPT, f.trackedScripts())
        .list("trackedProcesses", PROCESS, f.trackedProcesses())
        .put("announcements", GARP, f.garp(), Garp.DEFAULT)
        .put("notifyHook", Values.TEXT, f.notifyHook(), "");
  }

  private static FailoverSettings read(Input in) {
    FailoverSettings usual = FailoverSettings.NORMAL;
    return new FailoverSettings(
        in.get("advertMillis", ADVERT, usual.advertMillis()),
        in.get("preempt", Values.FLAG, usual.preempt()),
        in.get("preemptDelaySeconds", INT, usual.preemptDelaySeconds()),
        in.get("unicast", Values.FLAG, usual.unicast()),
        in.get("version", VERSION, usual.version()),
        in.optional("password", Values.TEXT),
        in.get("virtualMac", Values.FLAG, usual.virtualMac()),
        in.list("trackedInterfaces", Values.ID),
        in.list("trackedScripts", SCRIPT),
        in.list("trackedProcesses", PROCESS),
        in.get("announcements", GARP, Garp.DEFAULT),
        in.get("notifyHook", Values.TEXT, ""));
  }
}
