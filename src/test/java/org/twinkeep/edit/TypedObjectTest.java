package org.twinkeep.edit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.twinkeep.model.Id;
import org.twinkeep.model.Network;
import org.twinkeep.model.Project;
import org.twinkeep.samples.ArticlePair;

final class TypedObjectTest {

  private final Project project = ArticlePair.project();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "10.1.2.3 | Host | 10.1.2.3",
        "10.1.2.3/32 | Host | 10.1.2.3",
        "10.1.0.0/16 | Network | 10.1.0.0/16",
        "2001:da8::/32 | Network | 2001:da8::/32",
        "10.0.0.5-10.0.0.9 | AddressRange | 10.0.0.5-10.0.0.9",
        "10.0.0.5 - 10.0.0.5 | Host | 10.0.0.5",
        "2001:db8::/64 | Network | 2001:db8::/64",
        "2001:db8::7 | Host | 2001:db8::7",
        "example.org | DnsName | example.org",
        "my-host.example.org | DnsName | my-host.example.org",
      })
  void addressesBecomeObjectsNamedAsTheyWereTyped(String text, String kind, String name) {
    TypedObject typed = TypedObject.address(project, text).orElseThrow();
    assertThat(typed.exists()).isFalse();
    assertThat(typed.object().getClass().getSimpleName()).isEqualTo(kind);
    assertThat(typed.object().name()).isEqualTo(name);
  }

  @ParameterizedTest
  @ValueSource(strings = {"0.0.0.0/0", "::/0"})
  void aWholeFamilyIsANetwork(String text) {
    assertThat(TypedObject.address(project, text).orElseThrow().object())
        .isInstanceOf(Network.class);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "tcp/18443 | TcpService | tcp 18443",
        "18443/tcp | TcpService | tcp 18443",
        "TCP 18443 | TcpService | tcp 18443",
        "udp/5000-5010 | UdpService | udp 5000-5010",
        "tcp/81, 444 | TcpService | tcp 81, 444",
        "icmp/250 | IcmpService | icmp 250",
        "icmp6/200/1 | Icmp6Service | icmpv6 200/1",
        "ip/99 | IpService | ip protocol 99",
      })
  void servicesBecomeObjects(String text, String kind, String summary) {
    TypedObject typed = TypedObject.service(project, text).orElseThrow();
    assertThat(typed.exists()).isFalse();
    assertThat(typed.object().getClass().getSimpleName()).isEqualTo(kind);
    assertThat(Summaries.of(project, typed.object())).isEqualTo(summary);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "web",
        "10.1",
        "300.1.1.1",
        "10.0.0.9-10.0.0.5",
        "tcp/70000",
        "tcp/9-5",
        "icmp/256",
        "ip/256",
        "10.0.0.0/33",
        "-.org",
        "1.2.3.4.5"
      })
  void whatMeansNothingMakesNothing(String text) {
    assertThat(TypedObject.address(project, text)).isEmpty();
    assertThat(TypedObject.service(project, text)).isEmpty();
  }

  @Test
  void findsWhatIsThereAlready() {
    assertThat(TypedObject.address(project, "10.1.1.100"))
        .hasValueSatisfying(
            t -> {
              assertThat(t.exists()).isTrue();
              assertThat(t.object().id()).isEqualTo(ArticlePair.WEB);
            });
    assertThat(TypedObject.address(project, "10.0.0.0/8").map(t -> t.object().id()))
        .contains(Id.of("std:rfc1918-10"));
    assertThat(TypedObject.service(project, "tcp/22").map(t -> t.object().id()))
        .contains(Id.of("std:ssh"));
  }

  @Test
  void hostBitsAreCorrectedAndSaid() {
    TypedObject typed = TypedObject.address(project, "10.7.2.3/24").orElseThrow();
    assertThat(typed.object().name()).isEqualTo("10.7.2.0/24");
    assertThat(typed.hint()).contains("host bits").contains("10.7.2.0/24");
  }

  @Test
  void aPartTakesOnlyWhatFits() {
    assertThat(TypedObject.in(project, RulePart.SERVICE, "10.1.2.3")).isEmpty();
    assertThat(TypedObject.in(project, RulePart.SOURCE, "tcp/80")).isEmpty();
    assertThat(TypedObject.in(project, RulePart.GATEWAY, "10.9.0.0/16")).isEmpty();
    assertThat(TypedObject.in(project, RulePart.TRANSLATED_SERVICE, "icmp/13")).isEmpty();
    assertThat(TypedObject.in(project, RulePart.IN_INTERFACE, "10.1.2.3"))
        .isEqualTo(Optional.empty());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "mon-fri 8-18 | Mon Tue Wed Thu Fri 08:00–18:00",
        "Saturday, sun | Sat Sun",
        "22:00-6:30 | every day 22:00–06:30",
        "fri-mon 0-24 | Mon Fri Sat Sun 00:00–24:00",
      })
  void timesAreTypedAsDaysAndHours(String text, String summary) {
    TypedObject typed = TypedObject.in(project, RulePart.TIME, text).orElseThrow();
    assertThat(Summaries.of(project, typed.object())).isEqualTo(summary);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "someday", "8-25", "mon 8", "8:75-9"})
  void otherWordsAreNoTimes(String text) {
    assertThat(TypedObject.in(project, RulePart.TIME, text)).isEmpty();
  }
}
