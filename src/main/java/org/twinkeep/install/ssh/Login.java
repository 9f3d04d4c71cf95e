package org.twinkeep.install.ssh;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What there is to log in with. What is missing is asked of {@link Person}.
 *
 * @param agent use the keys of a running ssh-agent
 * @param keys files of private keys (ed25519, ECDSA, RSA); empty = the usual ones below {@code
 *     ~/.ssh}
 * @param password for the login, and for sudo unless that has its own
 * @param passphrase of encrypted keys
 * @param sudoPassword for sudo
 */
public record Login(
    boolean agent,
    List<Path> keys,
    Optional<Secret> password,
    Optional<Secret> passphrase,
    Optional<Secret> sudoPassword)
    implements AutoCloseable {

  /** Agent and the usual keys; everything else is asked. */
  public static final Login USUAL =
      new Login(true, List.of(), Optional.empty(), Optional.empty(), Optional.empty());

  /** Copies the list. */
  public Login {
    keys = List.copyOf(keys);
  }

  /** A password only, no keys. */
  public static Login withPassword(char[] password) {
    return new Login(
        false, List.of(), Optional.of(Secret.of(password)), Optional.empty(), Optional.empty());
  }

  /** A key file without passphrase. */
  public static Login withKey(Path key) {
    return new Login(false, List.of(key), Optional.empty(), Optional.empty(), Optional.empty());
  }

  /** Key files to try, in order. */
  List<Path> keyFiles() {
    if (!keys.isEmpty() || password.isPresent()) {
      return keys;
    }
    Path ssh = Path.of(System.getProperty("user.home"), ".ssh");
    return List.of(ssh.resolve("id_ed25519"), ssh.resolve("id_ecdsa"), ssh.resolve("id_rsa"));
  }

  /** Wipes every secret. */
  @Override
  public void close() {
    password.ifPresent(Secret::close);
    passphrase.ifPresent(Secret::close);
    sudoPassword.ifPresent(Secret::close);
  }
}
