package org.twinkeep.ui.objects;

import java.util.Map;
import org.twinkeep.edit.NewObject;
import org.twinkeep.ui.kit.Command;

/** Which command makes which kind of object. */
final class Creation {

  static final Map<Command, NewObject> KINDS =
      Map.ofEntries(
          Map.entry(Command.NEW_HOST, NewObject.HOST),
          Map.entry(Command.NEW_NETWORK, NewObject.NETWORK),
          Map.entry(Command.NEW_RANGE, NewObject.RANGE),
          Map.entry(Command.NEW_GROUP, NewObject.GROUP),
          Map.entry(Command.NEW_DYNAMIC_GROUP, NewObject.DYNAMIC_GROUP),
          Map.entry(Command.NEW_DNS_NAME, NewObject.DNS_NAME),
          Map.entry(Command.NEW_ADDRESS_TABLE, NewObject.ADDRESS_TABLE),
          Map.entry(Command.NEW_TCP_SERVICE, NewObject.TCP_SERVICE),
          Map.entry(Command.NEW_UDP_SERVICE, NewObject.UDP_SERVICE),
          Map.entry(Command.NEW_ICMP_SERVICE, NewObject.ICMP_SERVICE),
          Map.entry(Command.NEW_ICMP6_SERVICE, NewObject.ICMP6_SERVICE),
          Map.entry(Command.NEW_IP_SERVICE, NewObject.IP_SERVICE),
          Map.entry(Command.NEW_SERVICE_GROUP, NewObject.SERVICE_GROUP),
          Map.entry(Command.NEW_CUSTOM_SERVICE, NewObject.CUSTOM_SERVICE),
          Map.entry(Command.NEW_TAG_SERVICE, NewObject.TAG_SERVICE),
          Map.entry(Command.NEW_USER_SERVICE, NewObject.USER_SERVICE),
          Map.entry(Command.NEW_TIME_WINDOW, NewObject.TIME_WINDOW));

  private Creation() {}
}
