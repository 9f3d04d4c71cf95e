package org.twinkeep.ui.install;

import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import javafx.application.Platform;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.stage.Window;
import org.twinkeep.ui.kit.Question;
import org.twinkeep.ui.kit.WizardPage;

/**
 * Shows what a connecting thread asks: host keys, passwords.
 *
 * @param question what is asked now
 * @param aboutKey takes the answer about a host key
 * @param secret takes a secret
 */
record AskedInWindow(
    ReadOnlyObjectProperty<Optional<Asked>> question,
    BiConsumer<Asked.AboutHostKey, Boolean> aboutKey,
    BiConsumer<Asked.ForSecret, Optional<char[]>> secret) {

  /** Asks over the window of the pages, or over the owner while they have none. */
  void over(List<WizardPage> pages, Window owner) {
    question.subscribe(
        asked -> asked.ifPresent(q -> Platform.runLater(() -> ask(q, pages, owner))));
  }

  private void ask(Asked asked, List<WizardPage> pages, Window owner) {
    if (question.get().filter(asked::equals).isEmpty()) {
      return; // answered by a cancel meanwhile
    }
    Question dialog = new Question(window(pages).orElse(owner));
    switch (asked) {
      case Asked.AboutHostKey about ->
          aboutKey.accept(about, HostKeyQuestion.accepts(dialog, about.key()));
      case Asked.ForSecret wanted ->
          secret.accept(wanted, dialog.secret("Log in", wanted.text(), "Log in"));
    }
  }

  private static Optional<Window> window(List<WizardPage> pages) {
    return pages.stream()
        .flatMap(page -> Optional.ofNullable(page.content().getScene()).stream())
        .map(scene -> scene.getWindow())
        .findFirst();
  }
}
