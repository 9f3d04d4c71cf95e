package org.twinkeep.install.node;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.twinkeep.install.node.Survey.Held;
import org.twinkeep.install.node.Survey.Neighbour;
import org.twinkeep.install.node.Survey.Route;
import org.twinkeep.install.ssh.Remote;

final class SurveyTest {

  private static Optional<Survey> read(String text) {
    return Survey.of(Answer.of(new Remote.Reply(0, text, "")));
  }

  @Test
  void readsWhatTheMachineSays() {
    Survey survey =
        read("""
            format=1
            hostname=lj-fw-1
            os.PRETTY_NAME=Debian GNU/Linux 12 (bookworm)
            tool.nft=1.0.6
            link=lo
            link=eth0
            address=lo 127.0.0.1/8 fixed
            address=eth0 192.0.2.2/24 dynamic
            route=4 default 192.0.2.254 eth0
            route=4 default - ppp0
            neighbour=eth0 192.0.2.254
            vip=192.0.2.1/24
            """)
            .orElseThrow();
    assertThat(survey.hostName()).isEqualTo("lj-fw-1");
    assertThat(survey.system()).startsWith("Debian");
    assertThat(survey.tools()).containsEntry("nft", "1.0.6");
    assertThat(survey.interfaces()).containsExactly("lo", "eth0");
    assertThat(survey.addresses())
        .containsExactly(
            new Held("lo", "127.0.0.1/8", true), new Held("eth0", "192.0.2.2/24", false));
    assertThat(survey.routes())
        .containsExactly(
            new Route("default", Optional.of("192.0.2.254"), "eth0"),
            new Route("default", Optional.empty(), "ppp0"));
    assertThat(survey.neighbours()).containsExactly(new Neighbour("eth0", "192.0.2.254"));
    assertThat(survey.virtualAddresses()).containsExactly("192.0.2.1/24");
  }

  @Test
  void linesThatAreCutShortAreLeftOut() {
    Survey survey =
        read("format=1\nlink=eth0\naddress=eth0\nroute=4 default\nneighbour=\naddress=\n")
            .orElseThrow();
    assertThat(survey.addresses()).isEmpty();
    assertThat(survey.routes()).isEmpty();
    assertThat(survey.neighbours()).isEmpty();
  }

  @Test
  void somethingElseIsNoSurvey() {
    assertThat(read("Welcome to the machine\n")).isEmpty();
    assertThat(read("format=2\nlink=eth0\n")).isEmpty();
    assertThat(read("format=1\nhostname=a\n")).as("no ip there").isEmpty();
  }

  @Property(tries = 300)
  void neverFails(@ForAll List<String> lines) {
    String text = "format=1\nlink=x\n" + String.join("\nroute=", lines);
    assertThat(read(text)).isPresent();
  }
}
