package org.twinkeep.install.ssh;

import com.jcraft.jsch.HostKey;
import com.jcraft.jsch.HostKeyRepository;
import com.jcraft.jsch.JSch;
import com.jcraft.jsch.JSchException;
import com.jcraft.jsch.UserInfo;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Host keys on record: Twinkeep's own file, to which accepted keys are added, and the user's {@code
 * ~/.ssh/known_hosts}, which is only read. A host that is known by a key of another type only
 * counts as changed: else an impostor would only have to offer that type.
 *
 * <p>The library's answer to anything but {@code StrictHostKeyChecking=yes} is too lenient, so the
 * question is asked here and the library is told the outcome.
 */
final class HostKeys implements HostKeyRepository {

  private record Source(Path file, HostKeyRepository keys) {}

  private final SshAddress address;
  private final Path own;
  private final Person person;
  private final List<Source> sources = new ArrayList<>();
  private Optional<SshException> refusal = Optional.empty();

  HostKeys(SshAddress address, Path own, List<Path> readOnly, Person person) throws SshException {
    this.address = address;
    this.own = own;
    this.person = person;
    List<Path> files = new ArrayList<>(readOnly);
    files.addFirst(own);
    for (Path file : files) {
      if (Files.isReadable(file)) {
        sources.add(new Source(file, read(address, file)));
      }
    }
  }

  private static HostKeyRepository read(SshAddress address, Path file) throws SshException {
    try {
      JSch library = new JSch();
      library.setKnownHosts(file.toString());
      return library.getHostKeyRepository();
    } catch (JSchException e) {
      throw new SshException.Unreachable(
          address, "the host keys in " + file + " are unreadable", e);
    }
  }

  /** Why the key was not taken, when it was not. */
  Optional<SshException> refusal() {
    return refusal;
  }

  @Override
  public int check(String host, byte[] key) {
    boolean known = false;
    for (Source source : sources) {
      switch (source.keys.check(host, key)) {
        case OK -> known = true;
        case CHANGED -> {
          return changed(key, source.file);
        }
        default -> {
          if (hasKeys(source.keys, host)) {
            return changed(key, source.file);
          }
        }
      }
    }
    return known ? OK : ask(host, key);
  }

  private static boolean hasKeys(HostKeyRepository keys, String host) {
    HostKey @Nullable [] found = keys.getHostKey(host, null);
    if (found == null) {
      return false;
    }
    for (HostKey key : found) {
      if (key.getMarker().isEmpty()) {
        return true;
      }
    }
    return false;
  }

  private int changed(byte[] key, Path file) {
    refusal = Optional.of(new SshException.HostKeyChanged(address, sha256(key), file.toString()));
    return CHANGED;
  }

  private int ask(String host, byte[] key) {
    String hex = HexFormat.ofDelimiter(":").formatHex(digest(key));
    if (!person.accepts(new Person.HostKey(address, type(key), sha256(key), hex))) {
      refusal = Optional.of(new SshException.HostKeyRefused(address, sha256(key)));
      return NOT_INCLUDED;
    }
    try {
      Files.createDirectories(own.toAbsolutePath().getParent());
      String line = host + " " + type(key) + " " + Base64.getEncoder().encodeToString(key) + "\n";
      Files.writeString(own, line, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
      return OK;
    } catch (IOException e) {
      refusal =
          Optional.of(
              new SshException.Unreachable(
                  address, "the accepted host key could not be written to " + own, e));
      return NOT_INCLUDED;
    }
  }

  private static String type(byte[] key) {
    int length = key.length < 4 ? 0 : key[3];
    return new String(key, 4, Math.min(length, key.length - 4), StandardCharsets.US_ASCII);
  }

  private static String sha256(byte[] key) {
    return "SHA256:" + Base64.getEncoder().withoutPadding().encodeToString(digest(key));
  }

  private static byte[] digest(byte[] key) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(key);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  /** The library never adds: {@link #check} has done it. */
  @Override
  public void add(HostKey key, UserInfo user) {}

  @Override
  public void remove(String host, String type) {}

  @Override
  public void remove(String host, String type, byte[] key) {}

  @Override
  public String getKnownHostsRepositoryID() {
    return own.toString();
  }

  @Override
  public HostKey[] getHostKey() {
    return getHostKey(null, null);
  }

  /** What the library prefers to be shown: key types that are on record. */
  @Override
  public HostKey[] getHostKey(@Nullable String host, @Nullable String type) {
    List<HostKey> all = new ArrayList<>();
    for (Source source : sources) {
      HostKey @Nullable [] found = source.keys.getHostKey(host, type);
      if (found != null) {
        all.addAll(List.of(found));
      }
    }
    return all.toArray(HostKey[]::new);
  }
}
