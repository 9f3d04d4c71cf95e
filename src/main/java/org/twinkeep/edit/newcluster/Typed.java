package org.twinkeep.edit.newcluster;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.twinkeep.edit.newcluster.ClusterDraft.NetworkDraft;
import org.twinkeep.model.InterfaceAddress;
import org.twinkeep.model.Ip;
import org.twinkeep.model.Prefix;

/** Reads what was typed; what cannot be read is left out here and reported by DraftProblems. */
final class Typed {

  private Typed() {}

  static List<String> words(String text) {
    return Stream.of(text.split("[,\\s]+")).filter(word -> !word.isEmpty()).toList();
  }

  /** The addresses that can be read and have a prefix length. */
  static List<InterfaceAddress> addresses(String text) {
    return words(text).stream()
        .filter(word -> complaint(word).isEmpty())
        .map(InterfaceAddress::parse)
        .toList();
  }

  /** What is wrong with an interface's address; empty = nothing. */
  static Optional<String> complaint(String word) {
    if (word.indexOf('/') < 0) {
      return Optional.of("'" + word + "' has no prefix length such as /24");
    }
    try {
      Ip address = InterfaceAddress.parse(word).address();
      return address.isLoopback() || address.isMulticast() || address.isUnspecified()
          ? Optional.of(address + " cannot be the address of an interface")
          : Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.ofNullable(e.getMessage())
          .filter(message -> !message.isEmpty())
          .map(message -> Character.toUpperCase(message.charAt(0)) + message.substring(1));
    }
  }

  static List<Prefix> prefixes(NetworkDraft network) {
    return network.members().stream()
        .flatMap(m -> addresses(m.addresses()).stream())
        .filter(a -> !a.address().isLinkLocal())
        .map(InterfaceAddress::network)
        .distinct()
        .sorted()
        .toList();
  }

  static OptionalInt number(String text, int least, int most) {
    if (!text.strip().matches("[0-9]{1,5}")) {
      return OptionalInt.empty();
    }
    int number = Integer.parseInt(text.strip());
    return number < least || number > most ? OptionalInt.empty() : OptionalInt.of(number);
  }

  static Optional<Prefix> prefix(String text) {
    try {
      return Optional.of(Prefix.parse(text.strip()));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  static Optional<Ip> ip(String text) {
    try {
      return Optional.of(Ip.parse(text.strip()));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
