package com.sun.glass.ui.desk;

import com.sun.glass.ui.Application;
import com.sun.glass.ui.Clipboard;
import com.sun.glass.ui.delegate.ClipboardDelegate;
import com.sun.glass.ui.headless.DeskApplication;
import com.sun.glass.ui.headless.DeskDragClipboard;
import com.sun.glass.ui.headless.HeadlessPlatformFactory;

/**
 * The platform of {@code -Dglass.platform=Desk}: JavaFX's own headless platform, to which a screen
 * of 1600 by 1000 pixels, context menus and drag and drop are added. Found by JavaFX through its
 * name. It uses internals of JavaFX, so look at it again with each new version.
 */
public class DeskPlatformFactory extends HeadlessPlatformFactory {

  @Override
  public Application createApplication() {
    return new DeskApplication();
  }

  @Override
  public ClipboardDelegate createClipboardDelegate() {
    ClipboardDelegate system = super.createClipboardDelegate();
    return name ->
        Clipboard.DND.equals(name) ? new DeskDragClipboard() : system.createClipboard(name);
  }
}
