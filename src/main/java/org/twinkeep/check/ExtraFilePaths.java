package org.twinkeep.check;

import java.util.List;
import java.util.Optional;
import org.twinkeep.model.ExtraFile;

/**
 * Where an extra file may lie, and why not elsewhere. Settings may lie below {@code /etc}, where
 * each directory is judged by itself; all other directories that the same programs read them from
 * are refused as a whole, so that nothing refused below {@code /etc} comes in by another door.
 */
final class ExtraFilePaths {

  private static final String LOG_IN =
      "decides who may log in; a mistake in it locks you out, often long after it was confirmed";
  private static final String START = "decides whether the node starts at all";
  private static final String PACKAGES = "belongs to the packages of the node, which overwrite it";
  private static final String SECOND =
      "is read beside /etc, by systemd, sysctl and the loaders of modules and libraries among"
          + " others; put settings below /etc and programs below /usr/local/sbin";
  private static final String OVERRIDES =
      "overrides what lies below /etc/systemd/system; put units and their settings there";
  private static final String EVERY_UNIT =
      "changes every unit of its kind, those by which the node starts and lets you in among them";
  private static final String VANISHES =
      "is no place on a disk; what lies there is gone or changes";
  private static final String OTHERS = "is a directory in which others than root may write";
  private static final String SETTINGS =
      "is read before the ruleset is in, and could switch forwarding on too early; write such"
          + " settings under 'Kernel settings'";

  /** A place with everything below it. */
  private record Place(String path, String reason) {

    boolean holds(String file) {
      return within(path, file) || within(file, path);
    }
  }

  private static final List<Place> UNSAFE =
      List.of(
          new Place("/etc/passwd", LOG_IN),
          new Place("/etc/passwd-", LOG_IN),
          new Place("/etc/shadow", LOG_IN),
          new Place("/etc/shadow-", LOG_IN),
          new Place("/etc/group", LOG_IN),
          new Place("/etc/group-", LOG_IN),
          new Place("/etc/gshadow", LOG_IN),
          new Place("/etc/gshadow-", LOG_IN),
          new Place("/etc/sudoers", LOG_IN),
          new Place("/etc/sudoers.d", LOG_IN),
          new Place("/etc/sudo.conf", LOG_IN),
          new Place("/etc/doas.conf", LOG_IN),
          new Place("/etc/ssh", LOG_IN),
          new Place("/etc/pam.conf", LOG_IN),
          new Place("/etc/pam.d", LOG_IN),
          new Place("/etc/security", LOG_IN),
          new Place("/etc/nsswitch.conf", LOG_IN),
          new Place("/etc/login.defs", LOG_IN),
          new Place("/etc/shells", LOG_IN),
          new Place("/etc/nologin", LOG_IN),
          new Place("/etc/hosts.allow", LOG_IN),
          new Place("/etc/hosts.deny", LOG_IN),
          new Place("/etc/default/ssh", LOG_IN),
          new Place("/etc/sysconfig/sshd", LOG_IN),
          new Place("/etc/init.d/ssh", LOG_IN),
          new Place("/etc/init.d/sshd", LOG_IN),
          new Place("/etc/fstab", START),
          new Place("/etc/crypttab", START),
          new Place("/etc/default/grub", START),
          new Place("/etc/default/grub.d", START),
          new Place("/etc/grub.d", START),
          new Place("/etc/ld.so.preload", START),
          new Place("/etc/ld.so.conf", START),
          new Place("/etc/ld.so.conf.d", START),
          new Place("/etc/ld.so.cache", START),
          new Place("/etc/selinux", START),
          new Place("/boot", START),
          new Place("/efi", START),
          new Place("/bin", PACKAGES),
          new Place("/sbin", PACKAGES),
          new Place("/lib", PACKAGES),
          new Place("/lib32", PACKAGES),
          new Place("/lib64", PACKAGES),
          new Place("/libx32", PACKAGES),
          new Place("/usr/etc", PACKAGES),
          new Place("/usr/bin", PACKAGES),
          new Place("/usr/sbin", PACKAGES),
          new Place("/usr/lib", PACKAGES),
          new Place("/usr/lib32", PACKAGES),
          new Place("/usr/lib64", PACKAGES),
          new Place("/usr/libexec", PACKAGES),
          new Place("/usr/share", PACKAGES),
          new Place("/var/lib/dpkg", PACKAGES),
          new Place("/var/lib/rpm", PACKAGES),
          new Place("/usr/local/etc", SECOND),
          new Place("/usr/local/lib", SECOND),
          new Place("/usr/local/lib64", SECOND),
          new Place("/etc/systemd/system.control", OVERRIDES),
          new Place("/etc/systemd/system.attached", OVERRIDES),
          new Place("/proc", VANISHES),
          new Place("/sys", VANISHES),
          new Place("/dev", VANISHES),
          new Place("/run", VANISHES),
          new Place("/var/run", VANISHES),
          new Place("/var/lock", VANISHES),
          new Place("/tmp", OTHERS),
          new Place("/var/tmp", OTHERS),
          new Place("/home", OTHERS),
          new Place("/etc/sysctl.conf", SETTINGS),
          new Place("/etc/sysctl.d", SETTINGS));

  /** What a bundle may hold, and what the node's program keeps for itself. */
  private static final List<String> OWN =
      List.of(
          "/etc/twinkeep",
          "/var/lib/twinkeep",
          "/usr/local/sbin/twinkeep-node",
          "/etc/keepalived/keepalived.conf",
          "/etc/conntrackd/conntrackd.conf",
          "/etc/sysctl.d/60-twinkeep.conf",
          "/etc/modules-load.d/twinkeep.conf",
          "/etc/systemd/system/keepalived.service.d/twinkeep.conf",
          "/etc/systemd/system/conntrackd.service.d/twinkeep.conf");

  private static final String OWN_UNITS = "/etc/systemd/system/twinkeep-";

  private ExtraFilePaths() {}

  /** Whether Twinkeep makes a file there, or below it, or keeps its own things there. */
  static boolean isGenerated(String path) {
    return path.startsWith(OWN_UNITS)
        || OWN.stream().anyMatch(own -> within(own, path) || within(path, own));
  }

  /** Why nothing is put there, as the end of a sentence; absent where it is. */
  static Optional<String> whyUnsafe(String path) {
    if (path.contains("/.ssh/") || path.endsWith("/.ssh") || path.endsWith("/authorized_keys")) {
      return Optional.of(LOG_IN);
    }
    if (path.matches("/etc/systemd/system/(.*/)?sshd?[.@].*")) {
      return Optional.of(LOG_IN);
    }
    if (path.matches("/etc/systemd/system/[a-z]+\\.d(/.*)?")) {
      return Optional.of(EVERY_UNIT);
    }
    return UNSAFE.stream().filter(p -> p.holds(path)).map(Place::reason).findFirst();
  }

  /** Whether both are the same, or the second lies below the first. */
  static boolean within(String directory, String path) {
    return path.equals(directory) || path.startsWith(directory + "/");
  }

  /** Whether two files get in each other's way on a node that has both. */
  static boolean collide(ExtraFile one, ExtraFile other) {
    boolean together =
        one.node().isEmpty() || other.node().isEmpty() || one.node().equals(other.node());
    return together && (within(one.path(), other.path()) || within(other.path(), one.path()));
  }
}
