package org.twinkeep.samples;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.twinkeep.model.Id;

/**
 * How many of what an arbitrary project holds; from it follow all ids, so that references can be
 * drawn before the things exist.
 *
 * @param addresses address objects {@code a0}, {@code a1}, …
 * @param services services {@code s0}, …
 * @param times time windows {@code t0}, …
 * @param firewalls firewalls {@code f0}, …; every second one a cluster
 */
record Shape(int addresses, int services, int times, int firewalls) {

  static final int INTERFACES = 3;

  List<Id> addressIds(int count) {
    return ids("a", count);
  }

  List<Id> serviceIds(int count) {
    return ids("s", count);
  }

  List<Id> timeIds() {
    return ids("t", times);
  }

  /** What may stand in an address cell of any firewall. */
  List<Id> addressCell() {
    List<Id> all = new ArrayList<>(addressIds(addresses));
    all.add(Id.of("std:rfc1918"));
    for (int f = 0; f < firewalls; f++) {
      all.add(firewall(f));
      all.addAll(interfaceCell(f));
    }
    return all;
  }

  List<Id> serviceCell() {
    return Stream.concat(
            serviceIds(services).stream(), Stream.of(Id.of("std:http"), Id.of("std:ping")))
        .toList();
  }

  /** What may stand in an interface cell of a firewall. */
  List<Id> interfaceCell(int f) {
    Stream<Id> own =
        IntStream.range(0, nodes(f))
            .boxed()
            .flatMap(n -> IntStream.range(0, INTERFACES).mapToObj(i -> interfaceId(f, n, i)));
    return isCluster(f)
        ? Stream.concat(own, Stream.of(clusterInterface(f, 0), clusterInterface(f, 1))).toList()
        : own.toList();
  }

  boolean isCluster(int f) {
    return f % 2 == 0;
  }

  int nodes(int f) {
    return isCluster(f) ? 2 : 1;
  }

  static Id firewall(int f) {
    return Id.of("f" + f);
  }

  static Id node(int f, int n) {
    return Id.of("f" + f + "-n" + n);
  }

  static Id interfaceId(int f, int n, int i) {
    return Id.of("f" + f + "-n" + n + ":eth" + i);
  }

  static Id clusterInterface(int f, int c) {
    return Id.of("f" + f + ":c" + c);
  }

  private static List<Id> ids(String letter, int count) {
    return IntStream.range(0, count).mapToObj(i -> Id.of(letter + i)).toList();
  }
}
