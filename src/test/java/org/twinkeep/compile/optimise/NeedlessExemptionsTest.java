package org.twinkeep.compile.optimise;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.twinkeep.compile.program.Chain;
import org.twinkeep.compile.program.Condition;
import org.twinkeep.compile.program.Direction;
import org.twinkeep.compile.program.Hook;
import org.twinkeep.compile.program.Match;
import org.twinkeep.compile.program.Origin;
import org.twinkeep.compile.program.Rule;
import org.twinkeep.compile.program.Side;
import org.twinkeep.compile.program.Statement;
import org.twinkeep.compile.sets.AddressSet;
import org.twinkeep.model.Family;
import org.twinkeep.model.Ip;
import org.twinkeep.model.IpRange;
import org.twinkeep.problem.Place;

final class NeedlessExemptionsTest {

  private static final Origin ROW = new Origin("r", "1", "", "", "", Place.named("test"));

  @Test
  void anExemptionStaysInFrontOfATranslationOfTheSameDestination() {
    Chain chain = Chain.at(Hook.NAT_PREROUTING, List.of(exempt("10.0.0.1"), translate("10.0.0.1")));
    assertThat(NeedlessExemptions.without(chain, Family.IPV4)).isEqualTo(chain);
  }

  @Test
  void anExemptionOfOtherDestinationsIsNotAsked() {
    Chain chain =
        Chain.at(
            Hook.NAT_PREROUTING,
            List.of(exempt("10.0.0.1"), translate("10.0.0.2"), exempt("10.0.0.2")));
    assertThat(NeedlessExemptions.without(chain, Family.IPV4).rules())
        .containsExactly(translate("10.0.0.2"));
  }

  @Test
  void whereSourcesAreTranslatedEveryExemptionStaysAndCounts() {
    Chain chain = Chain.at(Hook.NAT_POSTROUTING, List.of(exempt("10.0.0.1")));
    assertThat(NeedlessExemptions.without(chain, Family.IPV4)).isEqualTo(chain);
  }

  @Test
  void anExemptionIsAskedOnlyWhereSourcesAreTranslated() {
    Condition out = Condition.is(Match.device(Direction.OUT, "eth0"));
    Rule hidden = translate("10.0.0.2").when(List.of(out));
    Chain chain = Chain.at(Hook.NAT_POSTROUTING, List.of(exempt("10.0.0.1"), hidden));
    assertThat(NeedlessExemptions.atTranslatingDevices(chain, Family.IPV4).rules())
        .containsExactly(exempt("10.0.0.1").when(List.of(out)), hidden);
  }

  @Test
  void anExemptionIsAskedEverywhereWhenSourcesAreTranslatedEverywhere() {
    Chain chain =
        Chain.at(Hook.NAT_POSTROUTING, List.of(exempt("10.0.0.1"), translate("10.0.0.2")));
    assertThat(NeedlessExemptions.atTranslatingDevices(chain, Family.IPV4)).isEqualTo(chain);
  }

  private static Rule exempt(String destination) {
    return Rule.of(ROW, List.of(to(destination)), new Statement.Accept());
  }

  private static Rule translate(String destination) {
    return Rule.of(
        ROW,
        List.of(to(destination)),
        new Statement.DestinationNat(
            Optional.of(IpRange.parse("10.9.9.9")), Optional.empty(), false, false));
  }

  private static Condition to(String ip) {
    return Condition.is(new Match.Address(Side.DESTINATION, AddressSet.of(Ip.parse(ip)), ""));
  }
}
