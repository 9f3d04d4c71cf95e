package org.twinkeep.model;

/** Packets that carry a mark. */
public record TagService(Head head, Mark mark) implements Service {

  @Override
  public TagService withHead(Head newHead) {
    return new TagService(newHead, mark);
  }
}
