package org.twinkeep.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.twinkeep.edit.ElementEdits;
import org.twinkeep.model.ExtraFile;
import org.twinkeep.model.Id;
import org.twinkeep.model.Project;
import org.twinkeep.model.StateSyncSettings;
import org.twinkeep.model.StateSyncSettings.Mode;
import org.twinkeep.problem.Problem;
import org.twinkeep.samples.Pairs;

/** What is said about extra files that cannot be installed. */
final class ExtraFilesTest {

  private static final ExtraFile GOOD =
      ExtraFile.empty().withPath("/etc/modprobe.d/local.conf").withText("options bonding\n\tx=1");
  private static final Optional<Id> FIRST = Optional.of(Id.of("lj-fw-1"));
  private static final Optional<Id> SECOND = Optional.of(Id.of("lj-fw-2"));

  private static Project with(ExtraFile... files) {
    return Pairs.cluster(c -> c.withSettings(c.settings().withExtraFiles(List.of(files))));
  }

  private static List<String> ids(Project project) {
    return Checks.run(project).stream().map(Problem::id).toList();
  }

  private static List<String> ids(UnaryOperator<ExtraFile> change) {
    return ids(with(change.apply(GOOD)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/etc/modprobe.d/local.conf",
        "/etc/systemd/networkd.conf.d/x.conf",
        "/etc/systemd/network/10-eth0.network",
        "/etc/systemd/system/keepalived.service.d/local.conf",
        "/etc/systemd/system/getty@tty1.service.d/local.conf",
        "/etc/logrotate.d/gate",
        "/etc/keepalived/check-gateway",
        "/etc/sshguard.conf",
        "/etc/passwdqc.conf",
        "/usr/local/sbin/tell-us",
        "/usr/local/libexec/tell-us",
        "/etc/systemd/system/d.service",
        "/var/lib/gate/...",
        "/root/notes"
      })
  void takesPathsThatHurtNobody(String path) {
    assertThat(ids(f -> f.withPath(path))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "/",
        "etc/x",
        "/etc/",
        "/etc//x",
        "/etc/./x",
        "/etc/../x",
        "/etc/x/..",
        "/etc/a b",
        "/etc/a\tb",
        "/etc/a\nb",
        "/etc/a'b",
        "/etc/a\"b",
        "/etc/a\\b",
        "/etc/$(id)",
        "/etc/a;b",
        "/etc/ä",
        "/etc/x.twinkeep-new"
      })
  void refusesWhatTheNodesListsCannotCarry(String path) {
    assertThat(ids(f -> f.withPath(path))).containsExactly("firewall.file.path");
  }

  @Test
  void refusesPathsThatAreTooLongForAnArchive() {
    assertThat(ids(f -> f.withPath("/etc/" + "x".repeat(80)))).isEmpty();
    assertThat(ids(f -> f.withPath("/etc/" + "x".repeat(81))))
        .containsExactly("firewall.file.path");
    assertThat(ids(f -> f.withPath("/etc" + "/x".repeat(98)))).isEmpty();
    assertThat(ids(f -> f.withPath("/etc" + "/x".repeat(99))))
        .containsExactly("firewall.file.path");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/etc/twinkeep/ruleset.nft",
        "/etc/twinkeep/tables/mine",
        "/var/lib/twinkeep/current",
        "/usr/local/sbin/twinkeep-node",
        "/etc/keepalived/keepalived.conf",
        "/etc/keepalived",
        "/usr",
        "/etc/conntrackd/conntrackd.conf",
        "/etc/sysctl.d/60-twinkeep.conf",
        "/etc/modules-load.d/twinkeep.conf",
        "/etc/systemd/system/twinkeep-ruleset.service",
        "/etc/systemd/system/twinkeep-ruleset.service.d/mine.conf",
        "/etc/systemd/system/keepalived.service.d/twinkeep.conf"
      })
  void refusesWhatTwinkeepMakesItself(String path) {
    assertThat(ids(f -> f.withPath(path))).containsExactly("firewall.file.generated");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/etc/passwd",
        "/etc/shadow",
        "/etc/shadow-",
        "/etc/group",
        "/etc/sudoers",
        "/etc/sudoers.d/me",
        "/etc/ssh/sshd_config",
        "/etc/ssh/sshd_config.d/x.conf",
        "/root/.ssh/authorized_keys",
        "/root/.ssh/config",
        "/srv/keys/authorized_keys",
        "/etc/pam.d/sshd",
        "/etc/nsswitch.conf",
        "/etc/nologin",
        "/etc/systemd/system/ssh.service",
        "/etc/systemd/system/sshd.service.d/x.conf",
        "/etc/systemd/system/ssh@.service.d/x.conf",
        "/etc/fstab",
        "/etc/ld.so.preload",
        "/boot/grub/grub.cfg",
        "/lib/modprobe.d/x.conf",
        "/usr/bin/ls",
        "/proc/sys/net/ipv4/ip_forward",
        "/sys/x",
        "/dev/shm/x",
        "/run/x",
        "/var/run/x",
        "/tmp/x",
        "/home/me/x",
        "/etc/sysctl.conf",
        "/etc/sysctl.d/99-mine.conf",
        "/usr/local/lib/sysctl.d/99-mine.conf",
        "/usr/local/lib/systemd/system/ssh.service.d/x.conf",
        "/usr/local/lib/modprobe.d/x.conf",
        "/usr/local/lib/libc.so.6",
        "/usr/local/etc/ssh/sshd_config",
        "/usr/etc/pam.d/sshd",
        "/etc/systemd/system.control/ssh.service.d/x.conf",
        "/etc/systemd/system.attached/x.service",
        "/etc/systemd/system/service.d/x.conf",
        "/etc/systemd/system/socket.d",
        "/etc/init.d/ssh"
      })
  void refusesWhereAMistakeCannotBeUndone(String path) {
    assertThat(Checks.run(with(GOOD.withPath(path))))
        .singleElement()
        .satisfies(
            p -> {
              assertThat(p.id()).isEqualTo("firewall.file.unsafe");
              assertThat(p.isError()).isTrue();
              assertThat(p.message()).contains(path + " is not installed: it ");
              assertThat(p.place()).hasToString("lj-fw, extra files");
            });
  }

  @Test
  void aNodeGetsAPathOnce() {
    assertThat(ids(with(GOOD.withNode(FIRST), GOOD.withNode(SECOND)))).isEmpty();
    assertThat(ids(with(GOOD, GOOD.withNode(SECOND)))).containsExactly("firewall.file.duplicate");
    assertThat(ids(with(GOOD.withNode(FIRST), GOOD.withNode(FIRST).withText(""))))
        .containsExactly("firewall.file.duplicate");
    ExtraFile below = GOOD.withPath(GOOD.path() + "/x");
    assertThat(Checks.run(with(below, GOOD)))
        .singleElement()
        .satisfies(p -> assertThat(p.message()).contains("File 2: ", "cannot both be files"));
    assertThat(ids(with(GOOD.withPath(GOOD.path() + "-x"), GOOD))).isEmpty();
  }

  @Test
  void modesHavePermissionsOnly() {
    IntStream.of(0, 0400, 0644, 0755, 0777)
        .forEach(mode -> assertThat(ids(f -> f.withMode(mode))).isEmpty());
    IntStream.of(01644, 02755, 04755)
        .forEach(
            mode -> assertThat(ids(f -> f.withMode(mode))).containsExactly("firewall.file.mode"));
  }

  @Test
  void textIsTextAndNoSecret() {
    assertThat(ids(f -> f.withText("x".repeat(ExtraFile.MOST_BYTES)))).isEmpty();
    assertThat(ids(f -> f.withText("ä".repeat(ExtraFile.MOST_BYTES / 2 + 1))))
        .containsExactly("firewall.file.size");
    for (String bad : List.of("a\r\nb", "a\0b", "\u001b[0m", "\u0085", "\ud800")) {
      assertThat(ids(f -> f.withText(bad))).as(bad).containsExactly("firewall.file.text");
    }
    assertThat(ids(f -> f.withText("-----BEGIN OPENSSH PRIVATE KEY-----")))
        .containsExactly("firewall.file.secret");
    assertThat(ids(f -> f.withText("-----BEGIN CERTIFICATE-----"))).isEmpty();
  }

  @Test
  void theNodeIsOneOfTheFirewalls() {
    assertThat(ids(f -> f.withNode(Optional.of(Id.of("web-1")))))
        .containsExactly("firewall.file.node");
    Project gone =
        ElementEdits.delete("Delete", List.of(SECOND.orElseThrow()))
            .applyTo(with(GOOD.withNode(SECOND)));
    assertThat(gone.firewalls().getFirst().settings().extraFiles())
        .as("a file of one node never becomes one of all")
        .containsExactly(GOOD.withNode(SECOND));
    assertThat(Checks.run(gone).stream().map(Problem::toString))
        .anyMatch(p -> p.startsWith("error reference.missing  lj-fw, extra files"));
  }

  @Test
  void theServiceRunsThere() {
    for (ExtraFile.Service service : ExtraFile.Service.values()) {
      assertThat(ids(f -> f.withService(service))).isEmpty();
    }
    Project noSync =
        Pairs.cluster(
            with(GOOD.withService(ExtraFile.Service.CONNTRACKD)),
            c -> c.withStateSync(new StateSyncSettings(false, Mode.FTFW, true, true, false)));
    assertThat(ids(noSync)).contains("firewall.file.service");
  }
}
