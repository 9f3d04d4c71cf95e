package com.sun.glass.ui.headless;

import com.sun.glass.ui.Clipboard;
import com.sun.glass.ui.GlassBridge;
import com.sun.glass.ui.SystemClipboard;
import java.util.HashMap;

/**
 * The drag clipboard within this process. Pushing data to it begins a drag, which runs as a nested
 * event loop until the drop, as on the real platforms.
 */
public class DeskDragClipboard extends SystemClipboard {

  private int actions;

  public DeskDragClipboard() {
    super(Clipboard.DND);
  }

  @Override
  protected boolean isOwner() {
    return true;
  }

  @Override
  protected void pushToSystem(HashMap<String, Object> data, int supportedActions) {
    actions = supportedActions;
    DeskApplication.robot().begin(supportedActions);
    GlassBridge.enterLoop();
  }

  @Override
  protected void pushTargetActionToSystem(int action) {}

  @Override
  protected Object popFromSystem(String mimeType) {
    return null;
  }

  @Override
  protected int supportedSourceActionsFromSystem() {
    return actions;
  }

  @Override
  protected String[] mimesFromSystem() {
    return new String[0];
  }
}
