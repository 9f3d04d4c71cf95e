package org.twinkeep.ui.kit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

final class NaturalOrderTest {

  @Test
  void numbersInNamesAreCounted() {
    List<String> names =
        List.of("web-10", "Web-2", "db", "web-2b", "web-1", "10.0.0.10", "10.0.0.9", "web");

    assertThat(names.stream().sorted(NaturalOrder.BY_NAME).toList())
        .containsExactly(
            "10.0.0.9", "10.0.0.10", "db", "web", "web-1", "Web-2", "web-2b", "web-10");
  }

  @Provide
  Arbitrary<String> names() {
    return Arbitraries.strings().withChars("012abAB").ofMaxLength(5);
  }

  @Property
  void isAnOrder(@ForAll("names") String a, @ForAll("names") String b, @ForAll("names") String c) {
    NaturalOrder order = NaturalOrder.BY_NAME;
    assertThat(Integer.signum(order.compare(a, b))).isEqualTo(-Integer.signum(order.compare(b, a)));
    assertThat(order.compare(a, b) == 0).isEqualTo(a.equals(b));
    if (order.compare(a, b) <= 0 && order.compare(b, c) <= 0) {
      assertThat(order.compare(a, c)).isLessThanOrEqualTo(0);
    }
  }
}
