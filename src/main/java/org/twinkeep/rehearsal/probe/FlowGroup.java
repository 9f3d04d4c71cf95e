package org.twinkeep.rehearsal.probe;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Flows that were opened together, worked by one thread; their messages are spread evenly. */
final class FlowGroup implements Runnable {

  private final Selector selector;
  private final List<Flow> flows;
  private final long interval;
  private final long started = System.nanoTime();
  private long turn;
  private long latest;
  private volatile boolean closed;

  private FlowGroup(Selector selector, List<Flow> flows, int intervalMillis) {
    this.selector = selector;
    this.flows = List.copyOf(flows);
    this.interval = TimeUnit.MILLISECONDS.toNanos(intervalMillis);
  }

  static FlowGroup open(
      Transport transport, int count, InetSocketAddress target, int intervalMillis)
      throws IOException {
    List<Flow> flows = new ArrayList<>();
    Selector selector = Selector.open();
    try {
      for (int i = 0; i < count; i++) {
        Flow flow =
            switch (transport) {
              case TCP -> new Flow.Tcp(target);
              case UDP -> new Flow.Udp(target);
            };
        flows.add(flow);
        flow.channel().register(selector, SelectionKey.OP_READ, flow);
      }
    } catch (IOException e) {
      flows.forEach(Flow::close);
      selector.close();
      throw new IOException(
          "flow " + (flows.size() + 1) + " of " + count + " to " + target + ": " + e.getMessage(),
          e);
    }
    FlowGroup group = new FlowGroup(selector, flows, intervalMillis);
    Thread.ofPlatform().daemon().name("flows").start(group);
    return group;
  }

  @Override
  public void run() {
    try (selector) {
      while (!closed) {
        long wait = due(turn) - System.nanoTime();
        selector.select(Math.max(1, TimeUnit.NANOSECONDS.toMillis(wait)));
        work();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** When the flow whose turn it is sends: within an interval each flow has its own moment. */
  private long due(long number) {
    return started
        + interval * (number / flows.size())
        + interval * (number % flows.size()) / flows.size();
  }

  private synchronized void work() {
    long now = System.nanoTime();
    for (SelectionKey key : selector.selectedKeys()) {
      ((Flow) key.attachment()).receive(now);
    }
    selector.selectedKeys().clear();
    latest = Math.max(latest, now - due(turn));
    while (due(turn) <= now) {
      flows.get((int) (turn % flows.size())).send();
      turn++;
    }
  }

  /**
   * How the flows do.
   *
   * @param lap begin the measuring of gaps anew
   */
  synchronized FlowReport report(boolean lap) {
    long now = System.nanoTime();
    long patience = Math.max(TimeUnit.SECONDS.toNanos(1), 3 * interval);
    FlowReport report =
        new FlowReport(
            flows.size(),
            (int) flows.stream().filter(f -> f.isAlive(now, patience)).count(),
            (int) flows.stream().filter(Flow::isBroken).count(),
            flows.stream().mapToLong(Flow::sent).sum(),
            flows.stream().mapToLong(Flow::answered).sum(),
            TimeUnit.NANOSECONDS.toMillis(
                flows.stream().mapToLong(f -> f.gap(now)).max().orElse(0)),
            TimeUnit.NANOSECONDS.toMillis(latest),
            flows.stream().map(Flow::error).filter(e -> !e.isEmpty()).findFirst().orElse(""));
    if (lap) {
      latest = 0;
      flows.forEach(Flow::lap);
    }
    return report;
  }

  synchronized FlowReport close() {
    FlowReport report = report(false);
    closed = true;
    flows.forEach(Flow::close);
    selector.wakeup();
    return report;
  }
}
