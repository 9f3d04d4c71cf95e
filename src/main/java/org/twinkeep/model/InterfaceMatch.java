package org.twinkeep.model;

/**
 * Which interfaces a packet must use; all three cells hold together. Members are interfaces,
 * cluster interfaces and zones.
 *
 * @param in the interface the packet came in by; a packet from the node itself has none and does
 *     not match unless this is any
 * @param out the interface it leaves by; a packet to the node has none
 * @param either one of the two
 */
public record InterfaceMatch(Cell in, Cell out, Cell either) {

  /** No condition. */
  public static final InterfaceMatch ANY = new InterfaceMatch(Cell.ANY, Cell.ANY, Cell.ANY);

  public static InterfaceMatch in(Id... interfaces) {
    return new InterfaceMatch(Cell.of(interfaces), Cell.ANY, Cell.ANY);
  }

  public static InterfaceMatch out(Id... interfaces) {
    return new InterfaceMatch(Cell.ANY, Cell.of(interfaces), Cell.ANY);
  }

  public boolean isAny() {
    return in.isAny() && out.isAny() && either.isAny();
  }

  public InterfaceMatch withIn(Cell v) {
    return new InterfaceMatch(v, out, either);
  }

  public InterfaceMatch withOut(Cell v) {
    return new InterfaceMatch(in, v, either);
  }

  public InterfaceMatch withEither(Cell v) {
    return new InterfaceMatch(in, out, v);
  }
}
