package org.twinkeep.build.planted.compile;

import com.jcraft.jsch.JSch;
import java.sql.SQLException;
import javafx.scene.control.Label;
import tools.jackson.core.JsonParser;

/** Breaks the rules about libraries. */
abstract class Libraries {
  abstract void use(JSch jsch, SQLException sql, Label label, JsonParser parser);
}
