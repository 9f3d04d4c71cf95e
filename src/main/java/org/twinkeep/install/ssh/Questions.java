package org.twinkeep.install.ssh;

import com.jcraft.jsch.UIKeyboardInteractive;
import com.jcraft.jsch.UserInfo;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The library's questions, answered from the login or by the person. Asked once each. */
final class Questions implements UserInfo, UIKeyboardInteractive {

  private final SshAddress address;
  private final Login login;
  private final Person person;
  private Optional<Secret> answer = Optional.empty();
  private boolean passwordUsed;
  private boolean passphraseUsed;

  Questions(SshAddress address, Login login, Person person) {
    this.address = address;
    this.login = login;
    this.person = person;
  }

  @Override
  public boolean promptPassword(String message) {
    boolean first = !passwordUsed;
    passwordUsed = true;
    return first
        && keep(
            login
                .password()
                .or(() -> person.secret("Password of " + address.user() + " on " + address)));
  }

  @Override
  public boolean promptPassphrase(String message) {
    boolean first = !passphraseUsed;
    passphraseUsed = true;
    return first
        && keep(
            login.passphrase().or(() -> person.secret("Passphrase of the key (" + message + ")")));
  }

  private boolean keep(Optional<Secret> secret) {
    answer = secret;
    return secret.isPresent();
  }

  @Override
  public @Nullable String getPassword() {
    return answer.map(Secret::text).orElse(null);
  }

  @Override
  public @Nullable String getPassphrase() {
    return answer.map(Secret::text).orElse(null);
  }

  @Override
  public String @Nullable [] promptKeyboardInteractive(
      String destination, String name, String instruction, String[] prompts, boolean[] echo) {
    String[] answers = new String[prompts.length];
    for (int i = 0; i < prompts.length; i++) {
      boolean password =
          !echo[i] && prompts[i].toLowerCase(java.util.Locale.ROOT).contains("password");
      if (password && passwordUsed) {
        return null;
      }
      passwordUsed |= password;
      Optional<Secret> secret = password ? login.password() : Optional.empty();
      String question = prompts[i].strip() + " (" + address.user() + " on " + address + ")";
      Optional<String> text = secret.or(() -> person.secret(question)).map(Secret::text);
      if (text.isEmpty()) {
        return null;
      }
      answers[i] = text.get();
    }
    return answers;
  }

  /** Host keys are asked about in {@link HostKeys}. */
  @Override
  public boolean promptYesNo(String message) {
    return false;
  }

  @Override
  public void showMessage(String message) {}
}
