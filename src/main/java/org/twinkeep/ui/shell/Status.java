package org.twinkeep.ui.shell;

import java.util.List;
import javafx.beans.value.ObservableValue;
import org.twinkeep.problem.Problem;
import org.twinkeep.store.SaveState;

/**
 * What the status bar tells.
 *
 * @param saved how far the automatic saving is
 * @param problems of the project
 * @param checking whether problems and files are being computed anew
 */
public record Status(
    ObservableValue<SaveState> saved,
    ObservableValue<List<Problem>> problems,
    ObservableValue<Boolean> checking) {}
