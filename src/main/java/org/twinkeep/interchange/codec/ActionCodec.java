package org.twinkeep.interchange.codec;

import java.util.Optional;
import org.twinkeep.interchange.json.Faults;
import org.twinkeep.interchange.json.Json;
import org.twinkeep.model.Action;
import org.twinkeep.model.Id;
import org.twinkeep.model.RejectWith;

/**
 * Actions of policy rules: {@code "accept"}, {@code {"reject": "tcp-reset"}}, {@code {"branch":
 * "dmz"}}, {@code {"custom": {"nftables": "…"}}}.
 */
final class ActionCodec implements Codec<Action> {

  static final Codec<Action> ACTION = new ActionCodec();

  /** The actions that are one word. */
  private enum Word {
    ACCEPT,
    DENY,
    REJECT,
    CONTINUE,
    RETURN
  }

  private static final Codec<Word> WORD = WordCodec.of(Word.values());
  private static final Codec<RejectWith> REJECT_WITH = WordCodec.of(RejectWith.values());
  private static final Codec<Action.Custom> CUSTOM =
      Codec.object(
          "a custom action",
          (out, c) ->
              out.put("iptables", Values.TEXT, c.iptables(), "")
                  .put("nftables", Values.TEXT, c.nftables(), ""),
          in ->
              new Action.Custom(
                  in.get("iptables", Values.TEXT, ""), in.get("nftables", Values.TEXT, "")));

  private ActionCodec() {}

  @Override
  public Json write(Action action) {
    Output out = new Output();
    return switch (action) {
      case Action.Accept _ -> WORD.write(Word.ACCEPT);
      case Action.Deny _ -> WORD.write(Word.DENY);
      case Action.Reject(RejectWith with) when with == RejectWith.PORT_UNREACHABLE ->
          WORD.write(Word.REJECT);
      case Action.Reject(RejectWith with) -> out.required("reject", REJECT_WITH, with).build();
      case Action.Continue _ -> WORD.write(Word.CONTINUE);
      case Action.Return _ -> WORD.write(Word.RETURN);
      case Action.Branch(Id set) -> out.required("branch", Values.ID, set).build();
      case Action.Custom custom -> out.required("custom", CUSTOM, custom).build();
    };
  }

  @Override
  public Optional<Action> read(Json json, Faults faults) {
    return json instanceof Json.Obj object
        ? Input.read(object, "an action", faults, ActionCodec::read)
        : WORD.read(json, faults).map(ActionCodec::of);
  }

  private static Action of(Word word) {
    return switch (word) {
      case ACCEPT -> new Action.Accept();
      case DENY -> new Action.Deny();
      case REJECT -> new Action.Reject(RejectWith.PORT_UNREACHABLE);
      case CONTINUE -> new Action.Continue();
      case RETURN -> new Action.Return();
    };
  }

  private static Action read(Input in) {
    Optional<Action> reject = in.optional("reject", REJECT_WITH).map(Action.Reject::new);
    Optional<Action> branch = in.optional("branch", Values.ID).map(Action.Branch::new);
    Optional<Action> custom = in.optional("custom", CUSTOM).map(c -> c);
    return OneOf.given(in, "reject, branch, custom", reject, branch, custom)
        .orElseGet(Action.Deny::new);
  }
}
