package org.twinkeep.ui.install;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javafx.beans.Observable;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableValue;

/**
 * How nodes are reached.
 *
 * @param nodes where they are
 * @param credentials with what to log in
 */
record Access(List<NodeAccess> nodes, Credentials credentials) {

  /** What keeps a connection from being tried, in sentences; empty = nothing. */
  ObservableValue<List<String>> complaints() {
    List<Observable> typed =
        new ArrayList<>(List.of(credentials.methodProperty(), credentials.keyFileProperty()));
    nodes.forEach(node -> typed.addAll(node.typed()));
    return Bindings.createObjectBinding(
        () ->
            Stream.concat(
                    nodes.stream().flatMap(n -> n.complaint().stream()),
                    credentials.complaint().stream())
                .toList(),
        typed.toArray(Observable[]::new));
  }
}
