package org.twinkeep.ui.kit;

import java.util.function.BooleanSupplier;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.scene.Node;

/** A page of a {@link WizardDialog}. */
public final class WizardPage {

  private final String title;
  private final String text;
  private final Node content;
  private final BooleanProperty ready = new SimpleBooleanProperty(true);
  private final BooleanProperty returnable = new SimpleBooleanProperty(true);
  private final StringProperty verb = new SimpleStringProperty("");
  private final StringProperty cancelVerb = new SimpleStringProperty("Cancel");
  private Runnable entered = () -> {};
  private BooleanSupplier cancelled = () -> true;
  private Runnable forward = () -> {};

  /**
   * A page.
   *
   * @param title a word or two, shown in the trail of pages
   * @param text a sentence that says what is decided here
   */
  public WizardPage(String title, String text, Node content) {
    this.title = title;
    this.text = text;
    this.content = content;
  }

  public String title() {
    return title;
  }

  public String text() {
    return text;
  }

  public Node content() {
    return content;
  }

  /** Whether the way forward is open. */
  public BooleanProperty readyProperty() {
    return ready;
  }

  /** Whether there is a way back; the first page never has one. */
  public BooleanProperty returnableProperty() {
    return returnable;
  }

  /** What the button forward says; empty = Next, or Finish on the last page. */
  public StringProperty verbProperty() {
    return verb;
  }

  /** What the button that ends the wizard says; empty = there is none. */
  public StringProperty cancelVerbProperty() {
    return cancelVerb;
  }

  /** Called each time the page is entered, from either side. */
  public void onEntered(Runnable action) {
    entered = action;
  }

  /**
   * Called when the user cancels on this page.
   *
   * @param action answers whether the wizard closes
   */
  public void onCancelled(BooleanSupplier action) {
    cancelled = action;
  }

  /** Goes on as if the user had pressed the button forward; only while the page is shown. */
  public void advance() {
    forward.run();
  }

  void onAdvance(Runnable action) {
    forward = action;
  }

  void enter() {
    entered.run();
  }

  boolean mayClose() {
    return cancelled.getAsBoolean();
  }
}
