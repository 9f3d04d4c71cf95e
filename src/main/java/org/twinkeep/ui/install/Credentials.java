package org.twinkeep.ui.install;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.twinkeep.install.ssh.Login;
import org.twinkeep.install.ssh.Secret;

/** With what to log in; a password lives here until the wizard closes and nowhere else. */
public final class Credentials implements AutoCloseable {

  /** What proves who we are. */
  public enum Method {
    AGENT_AND_KEYS("SSH agent and the keys in ~/.ssh"),
    KEY_FILE("A key file"),
    PASSWORD("A password");

    private final String title;

    Method(String title) {
      this.title = title;
    }

    public String title() {
      return title;
    }
  }

  private final ObjectProperty<Method> method = new SimpleObjectProperty<>(Method.AGENT_AND_KEYS);
  private final StringProperty keyFile = new SimpleStringProperty("");
  private char[] password = new char[0];
  private Optional<Login> handedOut = Optional.empty();

  public ObjectProperty<Method> methodProperty() {
    return method;
  }

  /** Path of a private key; a passphrase is asked for when it needs one. */
  public StringProperty keyFileProperty() {
    return keyFile;
  }

  /** Takes a copy; the caller wipes its own. */
  public void setPassword(CharSequence typed) {
    Arrays.fill(password, '\0');
    password = new char[typed.length()];
    for (int i = 0; i < password.length; i++) {
      password[i] = typed.charAt(i);
    }
  }

  Optional<String> complaint() {
    return method.get() == Method.KEY_FILE && keyFile.get().isBlank()
        ? Optional.of("No key file is chosen.")
        : Optional.empty();
  }

  /** For one run; wiped when the next one begins. */
  Login login() {
    wipe();
    Login login =
        switch (method.get()) {
          case AGENT_AND_KEYS -> Login.USUAL;
          case KEY_FILE -> Login.withKey(Path.of(keyFile.get().strip()));
          case PASSWORD ->
              password.length == 0
                  ? new Login(
                      false, List.of(), Optional.empty(), Optional.empty(), Optional.empty())
                  : new Login(
                      false,
                      List.of(),
                      Optional.of(Secret.of(password.clone())),
                      Optional.empty(),
                      Optional.empty());
        };
    handedOut = Optional.of(login);
    return login;
  }

  private void wipe() {
    handedOut.ifPresent(Login::close);
    handedOut = Optional.empty();
  }

  @Override
  public void close() {
    wipe();
    Arrays.fill(password, '\0');
  }
}
