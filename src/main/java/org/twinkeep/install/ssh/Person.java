package org.twinkeep.install.ssh;

import java.util.Optional;

/** Whoever can be asked while a connection is made. Called on the connecting thread. */
public interface Person {

  /**
   * Is this host key the right one?
   *
   * @return true = keep it and go on
   */
  boolean accepts(HostKey key);

  /**
   * A password, a passphrase or a code.
   *
   * @param what the question, naming node and user
   * @return empty = none; wiped by the one who asked
   */
  Optional<Secret> secret(String what);

  /** Nobody: unknown host keys are refused, and there is no password. */
  Person NOBODY =
      new Person() {
        @Override
        public boolean accepts(HostKey key) {
          return false;
        }

        @Override
        public Optional<Secret> secret(String what) {
          return Optional.empty();
        }
      };

  /**
   * A host key that nobody has accepted yet.
   *
   * @param address whose
   * @param type such as {@code ssh-ed25519}
   * @param sha256 as ssh shows it: {@code SHA256:...} in base 64
   * @param sha256Hex the same in hexadecimal, byte by byte
   */
  record HostKey(SshAddress address, String type, String sha256, String sha256Hex) {}
}
