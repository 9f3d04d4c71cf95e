package org.twinkeep.compile.resolve;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.twinkeep.bundle.LookedUp;
import org.twinkeep.compile.node.World;
import org.twinkeep.model.Ip;

/** A resolver may say something else each time; a bundle says one thing, and which. */
final class AnswersTest {

  private final List<String> asked = new ArrayList<>();

  private final Answers answers =
      new Answers(
          new World() {
            @Override
            public List<Ip> addresses(String hostName) {
              asked.add(hostName);
              return List.of(Ip.parse("192.0.2." + (9 - asked.size())), Ip.parse("192.0.2.1"));
            }

            @Override
            public List<String> lines(String path) throws IOException {
              asked.add(path);
              if (path.equals("/gone")) {
                throw new IOException("no such file");
              }
              return List.of("# two", "192.0.2.0/24", "2001:db8::1 ; host");
            }
          });

  @Test
  void eachNameAndFileIsAskedForOnce() throws IOException {
    assertThat(answers.addresses("a.example")).isEqualTo(answers.addresses("a.example"));
    assertThat(answers.lines("/lists/bad")).isEqualTo(answers.lines("/lists/bad"));
    assertThat(asked).containsExactly("a.example", "/lists/bad");
  }

  @Test
  void whatWasAskedIsToldInOneOrder() throws IOException {
    answers.lines("/lists/bad");
    answers.addresses("b.example");
    answers.lines("/lists/a");
    answers.addresses("a.example");

    assertThat(answers.all())
        .containsExactly(
            new LookedUp.Name("a.example", List.of("192.0.2.1", "192.0.2.5")),
            new LookedUp.Name("b.example", List.of("192.0.2.1", "192.0.2.7")),
            new LookedUp.Table("/lists/a", 2),
            new LookedUp.Table("/lists/bad", 2));
  }
}
