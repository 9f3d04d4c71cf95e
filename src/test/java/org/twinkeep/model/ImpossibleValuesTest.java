package org.twinkeep.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.EnumSet;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.twinkeep.model.TcpFlags.Flag;

/** Values that a tool would misread cannot be made. */
final class ImpossibleValuesTest {

  @Test
  void aPortRangeBeginsBeforeItEnds() {
    assertThatThrownBy(() -> new PortRange(2000, 1000))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("ends before it begins");
    assertThatThrownBy(() -> PortRange.parse("2000-1000"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void theAllZeroHardwareAddressIsNobodys() {
    assertThatThrownBy(() -> new Mac("00:00:00:00:00:00"))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Mac("")).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aCodePointHasSixBitsAndIsNoTypeOfService() {
    assertThatThrownBy(() -> header(OptionalInt.of(64), OptionalInt.empty()))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> header(OptionalInt.of(46), OptionalInt.of(184)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(header(OptionalInt.of(63), OptionalInt.empty()).dscp()).hasValue(63);
  }

  private static IpService header(OptionalInt dscp, OptionalInt tos) {
    return new IpService(
        Head.of(Id.of("marked"), "marked"), OptionalInt.empty(), false, dscp, tos, Set.of());
  }

  @Test
  void aSetFlagIsAmongThoseLookedAt() {
    assertThatThrownBy(() -> new TcpFlags(EnumSet.of(Flag.SYN), EnumSet.of(Flag.ACK)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new TcpFlags(Set.of(), Set.of()))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aValueLiesWithinItsMask() {
    assertThatThrownBy(() -> new Mark(0x100, 0xff)).isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"0.0.0.0/0", "::/0", "2001:db8::/32", "192.0.2.0/24"})
  void aNetworkIsNoHost(String text) {
    assertThatThrownBy(() -> HostAddress.of(Ip.parse(text)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(text);
    Prefix network = Prefix.parse(text);
    assertThat(network.first()).isNotEqualTo(network.last());
  }
}
