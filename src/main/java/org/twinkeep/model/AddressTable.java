package org.twinkeep.model;

/**
 * A list of prefixes kept in a file, one a line; comments start with {@code #} or {@code ;} and
 * stay in the file, which is only read.
 *
 * @param head name and identity
 * @param path the file: on this machine (at generation) or on the node
 * @param evaluated when the file is read
 */
public record AddressTable(Head head, String path, Evaluated evaluated) implements AddressObject {

  @Override
  public AddressTable withHead(Head newHead) {
    return new AddressTable(newHead, path, evaluated);
  }
}
