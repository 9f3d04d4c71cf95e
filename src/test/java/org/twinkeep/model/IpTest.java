package org.twinkeep.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class IpTest {

  @ParameterizedTest
  @CsvSource({
    "2001:DB8:0:0:0:0:0:1, 2001:db8::1",
    "0:0:0:0:0:0:0:0, ::",
    "2001:db8:0:1:1:1:1:1, 2001:db8:0:1:1:1:1:1",
    "2001:db8:0:0:1:0:0:1, 2001:db8::1:0:0:1",
    "::ffff:192.0.2.1, ::ffff:c000:201",
    "192.0.2.1, 192.0.2.1"
  })
  void printsTheCanonicalText(String text, String canonical) {
    assertThat(Ip.parse(text)).hasToString(canonical);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "10.1",
        "010.0.0.1",
        "256.0.0.1",
        "1.2.3.4.5",
        " 1.2.3.4",
        "fe80::1%eth0",
        "::g",
        "1::2::3",
        "١.1.1.1",
        "12345::",
        "[::1]"
      })
  void refusesWhatToolsReadDifferently(String text) {
    assertThatThrownBy(() -> Ip.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("is not an IP address");
  }

  @Property
  void parsingWhatIsPrintedGivesTheSameAddress(@ForAll long high, @ForAll long low) {
    Ip six = new Ip(Family.IPV6, high, low);
    assertThat(Ip.parse(six.toString())).isEqualTo(six);
    Ip four = new Ip(Family.IPV4, 0, low & 0xffff_ffffL);
    assertThat(Ip.parse(four.toString())).isEqualTo(four);
  }

  @Property
  void floorAndCeilingEncloseTheAddress(
      @ForAll long high, @ForAll long low, @ForAll @IntRange(max = 128) int length) {
    Ip ip = new Ip(Family.IPV6, high, low);
    assertThat(ip.floor(length)).isLessThanOrEqualTo(ip);
    assertThat(ip.ceiling(length)).isGreaterThanOrEqualTo(ip);
    assertThat(Prefix.containing(ip, length).contains(ip)).isTrue();
  }

  @Test
  void neighboursWrapAtTheEnds() {
    assertThat(Ip.highest(Family.IPV4).next()).isEqualTo(Ip.lowest(Family.IPV4));
    assertThat(Ip.parse("2001:db8::").previous())
        .hasToString("2001:db7:ffff:ffff:ffff:ffff:ffff:ffff");
    assertThat(Ip.parse("::ffff:ffff:ffff:ffff").next()).hasToString("0:0:0:1::");
  }

  @Test
  void aPrefixWithHostBitsNamesTheRightOne() {
    assertThatThrownBy(() -> Prefix.parse("10.1.1.5/24"))
        .hasMessage("10.1.1.5/24 has host bits set; the network is 10.1.1.0/24");
    assertThat(Prefix.parse("0.0.0.0/0").last()).hasToString("255.255.255.255");
    assertThat(Prefix.parse("2001:db8::/32").last())
        .hasToString("2001:db8:ffff:ffff:ffff:ffff:ffff:ffff");
    assertThat(Prefix.parse("10.1.1.0/24").last()).hasToString("10.1.1.255");
  }
}
