package org.twinkeep.rehearsal.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The probe against itself, on 127.0.0.1. */
final class ProbeTest {

  private static final InetAddress HERE = InetAddress.ofLiteral("127.0.0.1");

  private static InetSocketAddress freePort() throws IOException {
    try (ServerSocket tcp = new ServerSocket(0, 1, HERE);
        DatagramSocket udp = new DatagramSocket(tcp.getLocalSocketAddress())) {
      return (InetSocketAddress) udp.getLocalSocketAddress();
    }
  }

  @ParameterizedTest
  @EnumSource
  void aListenerSaysWhomItSees(Transport transport) throws IOException {
    InetSocketAddress port = freePort();
    Listener.start(port);
    assertThat(Attempt.of(transport, port, 2000))
        .isEqualTo(new Reach.Answered(Optional.of(new Reach.Seen("127.0.0.1", "127.0.0.1"))));
  }

  @ParameterizedTest
  @EnumSource
  void aClosedPortRefuses(Transport transport) throws IOException {
    assertThat(Attempt.of(transport, freePort(), 2000)).isEqualTo(new Reach.Refused());
  }

  @Test
  void aPortThatSaysNothingIsSilentByUdpAndAnsweredByTcp() throws IOException {
    try (ServerSocket tcp = new ServerSocket(0, 5, HERE);
        DatagramSocket udp = new DatagramSocket(tcp.getLocalSocketAddress())) {
      InetSocketAddress port = (InetSocketAddress) udp.getLocalSocketAddress();
      assertThat(Attempt.of(Transport.UDP, port, 100)).isEqualTo(new Reach.Silent());
      assertThat(Attempt.of(Transport.TCP, port, 100))
          .isEqualTo(new Reach.Answered(Optional.empty()));
    }
  }

  @ParameterizedTest
  @EnumSource
  void flowsLiveAndCountTheirMessages(Transport transport) throws Exception {
    InetSocketAddress port = freePort();
    Listener.start(port);
    FlowGroup group = FlowGroup.open(transport, 5, port, 10);
    FlowReport report = group.report(false);
    for (int i = 0; i < 100 && report.answered() < 50; i++) {
      Thread.sleep(50);
      report = group.report(false);
    }
    assertThat(report.answered()).isGreaterThanOrEqualTo(50).isLessThanOrEqualTo(report.sent());
    assertThat(report.allAlive()).isTrue();
    assertThat(group.close().flows()).isEqualTo(5);
  }

  @Test
  void aFlowThatIsClosedIsBroken() throws Exception {
    try (ServerSocket server = new ServerSocket(0, 5, HERE)) {
      Thread.ofVirtual()
          .start(
              () -> {
                try (Socket socket = server.accept()) {
                  socket.getOutputStream().write('\n');
                } catch (IOException e) {
                  throw new java.io.UncheckedIOException(e);
                }
              });
      FlowGroup group =
          FlowGroup.open(Transport.TCP, 1, (InetSocketAddress) server.getLocalSocketAddress(), 10);
      FlowReport report = group.report(false);
      for (int i = 0; i < 100 && report.broken() == 0; i++) {
        Thread.sleep(20);
        report = group.report(false);
      }
      assertThat(report.broken()).isEqualTo(1);
      assertThat(report.alive()).isZero();
      assertThat(report.firstError()).isNotEmpty();
      group.close();
    }
  }

  @Test
  void aFlowThatCannotBeOpenedSaysWhich() throws IOException {
    InetSocketAddress port = freePort();
    assertThatThrownBy(() -> FlowGroup.open(Transport.TCP, 3, port, 10))
        .hasMessageContaining("flow 1 of 3")
        .hasMessageContaining("refused");
  }

  @Test
  void reportsAndAttemptsCrossTheProcessUnchanged() {
    FlowReport report = new FlowReport(3, 2, 1, 10, 9, 634, 12, "Connection reset");
    assertThat(FlowReport.parse(report.encode())).isEqualTo(report);
    FlowReport clean = new FlowReport(3, 3, 0, 10, 10, 4, 0, "");
    assertThat(FlowReport.parse(clean.encode())).isEqualTo(clean);
    Reach unreachable = new Reach.Unreachable("No route to host");
    assertThat(Reach.parse(unreachable.toString())).isEqualTo(unreachable);
  }
}
