package org.twinkeep.ui.rules;

import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import org.kordamp.ikonli.javafx.FontIcon;
import org.twinkeep.model.Action;
import org.twinkeep.model.NatAction;
import org.twinkeep.model.NatRule;
import org.twinkeep.model.PolicyRule;
import org.twinkeep.model.RoutingRule;
import org.twinkeep.model.Rule;
import org.twinkeep.ui.kit.Icons;

/** What the rule does, with icon and colour. */
final class ActionCell extends RuleCell {

  private final FontIcon icon = Icons.of("mdi2c-check-circle");
  private final Label label = new Label("", icon);

  ActionCell(TableContext context, RuleColumn column) {
    super(context, column);
    label.getStyleClass().addAll("action", "");
  }

  @Override
  void render(Row row) {
    switch (row) {
      case Row.Section _, Row.AutomaticSection _ -> setGraphic(null);
      case Row.Automatic automatic -> {
        boolean accepts = automatic.content().action().startsWith("Accept");
        show(
            automatic.content().action(),
            accepts ? "mdi2c-check-circle" : "mdi2m-minus-circle",
            "automatic");
      }
      case Row.User(Rule rule) ->
          show(RuleText.action(model().project(), rule), icon(rule), style(rule));
    }
  }

  /** The word of the action; what follows it stands in the tooltip. */
  private void show(String text, String iconName, String style) {
    int colon = text.indexOf(": ");
    boolean branch = text.startsWith("Branch");
    label.setText(colon < 0 ? text : branch ? text.substring(colon + 2) : text.substring(0, colon));
    setTooltip(colon < 0 ? null : new Tooltip(text));
    icon.setIconLiteral(iconName);
    label.getStyleClass().set(label.getStyleClass().size() - 1, "action-" + style);
    setGraphic(label);
  }

  private static String icon(Rule rule) {
    return switch (rule) {
      case PolicyRule r -> icon(r.action());
      case NatRule r ->
          switch (r.action()) {
            case NatAction.Translate() -> "mdi2s-swap-horizontal";
            case NatAction.Exempt() -> "mdi2a-arrow-right";
            case NatAction.Branch(var _) -> "mdi2s-source-branch";
          };
      case RoutingRule _ -> "mdi2d-directions-fork";
    };
  }

  static String icon(Action action) {
    return switch (action) {
      case Action.Accept() -> "mdi2c-check-circle";
      case Action.Deny() -> "mdi2m-minus-circle";
      case Action.Reject(var _) -> "mdi2c-close-circle";
      case Action.Continue() -> "mdi2a-arrow-down-circle-outline";
      case Action.Branch(var _) -> "mdi2s-source-branch";
      case Action.Return() -> "mdi2k-keyboard-return";
      case Action.Custom(var _, var _) -> "mdi2c-code-braces";
    };
  }

  private static String style(Rule rule) {
    return switch (rule) {
      case PolicyRule r ->
          switch (r.action()) {
            case Action.Accept() -> "accept";
            case Action.Deny() -> "deny";
            case Action.Reject(var _) -> "reject";
            case Action.Continue(),
                Action.Branch(var _),
                Action.Return(),
                Action.Custom(var _, var _) ->
                "other";
          };
      case NatRule _, RoutingRule _ -> "other";
    };
  }
}
