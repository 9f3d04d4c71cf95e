package org.twinkeep.ui.rules;

import java.util.List;
import java.util.Optional;
import javafx.css.PseudoClass;
import javafx.scene.control.Label;
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

  private static final PseudoClass ACCEPT = PseudoClass.getPseudoClass("accept");
  private static final PseudoClass DENY = PseudoClass.getPseudoClass("deny");
  private static final PseudoClass REJECT = PseudoClass.getPseudoClass("reject");
  private static final PseudoClass OTHER = PseudoClass.getPseudoClass("other");
  private static final List<PseudoClass> LOOKS = List.of(ACCEPT, DENY, REJECT, OTHER);

  private final FontIcon icon = Icons.of("mdi2c-check-circle");
  private final Label label = new Label("", icon);

  ActionCell(TableContext context, RuleColumn column) {
    super(context, column);
    label.getStyleClass().add("action");
  }

  @Override
  void render(Row row) {
    switch (row) {
      case Row.Section _, Row.AutomaticSection _ -> {
        showNothing();
        explain("");
      }
      case Row.Automatic automatic -> {
        boolean accepts = automatic.content().action().startsWith("Accept");
        show(
            automatic.content().action(),
            accepts ? "mdi2c-check-circle" : "mdi2m-minus-circle",
            Optional.empty());
      }
      case Row.User(Rule rule) ->
          show(RuleText.action(model().project(), rule), icon(rule), Optional.of(look(rule)));
    }
  }

  /** The word of the action; what follows it stands in the tooltip. */
  private void show(String text, String iconName, Optional<PseudoClass> look) {
    String word = RuleText.word(text);
    label.setText(word);
    explain(word.equals(text) ? "" : text);
    Icons.show(icon, iconName);
    LOOKS.forEach(l -> label.pseudoClassStateChanged(l, look.equals(Optional.of(l))));
    show(label);
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

  private static PseudoClass look(Rule rule) {
    return switch (rule) {
      case PolicyRule r ->
          switch (r.action()) {
            case Action.Accept() -> ACCEPT;
            case Action.Deny() -> DENY;
            case Action.Reject(var _) -> REJECT;
            case Action.Continue(),
                Action.Branch(var _),
                Action.Return(),
                Action.Custom(var _, var _) ->
                OTHER;
          };
      case NatRule _, RoutingRule _ -> OTHER;
    };
  }
}
