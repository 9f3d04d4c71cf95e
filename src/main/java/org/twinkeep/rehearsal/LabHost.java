package org.twinkeep.rehearsal;

import java.util.Optional;
import java.util.stream.Stream;
import org.twinkeep.rehearsal.probe.FlowReport;
import org.twinkeep.rehearsal.probe.Reach;
import org.twinkeep.rehearsal.probe.Transport;

/** A host of a lab: where traffic starts and ends. */
public final class LabHost {

  private final LabControl control;
  private final String name;
  private Optional<ProbeProcess> probe = Optional.empty();

  LabHost(LabControl control, String name) {
    this.control = control;
    this.name = name;
  }

  public String name() {
    return name;
  }

  /** Runs a program of this machine on the host's network. */
  public Outcome exec(String... words) throws LabException, InterruptedException {
    return control.run(
        "host", "", Stream.concat(Stream.of(name), Stream.of(words)).toArray(String[]::new));
  }

  /**
   * Answers on a port, by TCP and UDP, from now on: tells each newcomer whom it sees, then sends
   * back what it gets.
   *
   * @param address one of the host's addresses, or {@code 0.0.0.0} or {@code ::}; with these UDP
   *     answers come from whichever address the host likes
   */
  public void listen(String address, int port) throws LabException, InterruptedException {
    probe().ask("listen", address, port);
  }

  /**
   * Tries to reach a port once.
   *
   * @param millis how long to wait for an answer
   */
  public Reach reach(Transport transport, String address, int port, int millis)
      throws LabException, InterruptedException {
    return Reach.parse(probe().ask("reach", transport, address, port, millis));
  }

  /**
   * Opens flows that stay open and send a message each interval, to a port where a host listens.
   *
   * @param name one word, for the report
   * @throws LabException when one cannot be opened
   */
  public Flows open(
      String name, Transport transport, int count, String address, int port, int intervalMillis)
      throws LabException, InterruptedException {
    probe().ask("open", name, transport, count, address, port, intervalMillis);
    return new Flows(name);
  }

  /** Flows that were opened together. */
  public final class Flows {

    private final String name;

    private Flows(String name) {
      this.name = name;
    }

    /** How they do. */
    public FlowReport report() throws LabException, InterruptedException {
      return FlowReport.parse(probe().ask("report", name));
    }

    /** How they do; the measuring of gaps begins anew. */
    public FlowReport lap() throws LabException, InterruptedException {
      return FlowReport.parse(probe().ask("lap", name));
    }

    /** Closes them. */
    public FlowReport close() throws LabException, InterruptedException {
      return FlowReport.parse(probe().ask("close", name));
    }
  }

  private synchronized ProbeProcess probe() throws LabException {
    if (probe.isEmpty()) {
      probe = Optional.of(ProbeProcess.start(control, name));
    }
    return probe.get();
  }

  synchronized void close() {
    probe.ifPresent(ProbeProcess::close);
    probe = Optional.empty();
  }

  @Override
  public String toString() {
    return name;
  }
}
