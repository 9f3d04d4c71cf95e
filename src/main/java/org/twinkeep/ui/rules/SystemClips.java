package org.twinkeep.ui.rules;

import java.util.List;
import java.util.Optional;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import org.twinkeep.model.Id;
import org.twinkeep.ui.kit.Formats;
import org.twinkeep.ui.kit.ObjectDrag;

/** Joins the tables' clipboard to that of the desktop, where everything also goes as text. */
final class SystemClips {

  private static final String RULES = "twinkeep-rules-file";

  private final Clips clips;

  SystemClips(Clips clips) {
    this.clips = clips;
  }

  void copy() {
    clips.copy().ifPresent(SystemClips::publish);
  }

  void copyRules() {
    clips.copyRules().ifPresent(SystemClips::publish);
  }

  void cut() {
    clips.cut().ifPresent(SystemClips::publish);
  }

  /** Pastes what was copied last, here or elsewhere. */
  void paste() {
    Clipboard system = Clipboard.getSystemClipboard();
    String text = Optional.ofNullable(system.getString()).orElse("");
    List<Id> ids = ObjectDrag.ids(system).stream().map(Id::of).toList();
    if (text.isBlank() || clips.last().filter(c -> c.text().equals(text)).isPresent()) {
      clips.paste();
    } else if (!ids.isEmpty()) {
      clips.pasteIds(ids);
    } else {
      rules(system, text).ifPresentOrElse(clips::paste, () -> clips.pasteText(text));
    }
  }

  /** Rules that were copied in another window of the program. */
  private static Optional<Clip> rules(Clipboard system, String text) {
    return system.getContent(Formats.of(RULES)) instanceof String file
        ? ClipFile.read(file, text)
        : Optional.empty();
  }

  private static void publish(Clip clip) {
    ClipboardContent content =
        switch (clip) {
          case Clip.Objects objects ->
              ObjectDrag.content(
                  objects.ids().stream().map(Id::value).toList(), objects.text().lines().toList());
          case Clip.Rules rules -> {
            ClipboardContent file = new ClipboardContent();
            file.put(Formats.of(RULES), ClipFile.write(rules));
            yield file;
          }
        };
    content.putString(clip.text());
    Clipboard.getSystemClipboard().setContent(content);
  }
}
