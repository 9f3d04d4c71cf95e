import java.util.ArrayList;
import java.util.List;

/**
 * The sample with so many more rules of every kind that a run over it goes through most of the
 * program: objects, services, groups, interfaces, negations, logs, limits, translations.
 */
final class TrainingProject {

  private static final int RULES = 400;

  /** The project file's text, made of the sample's. */
  static String of(String sample) {
    String text = into(sample, "\"objects\": [", objects());
    int nat = text.indexOf("\"nat\"");
    String pair =
        into(text.substring(0, nat), "\"rules\": [", policy())
            + into(text.substring(nat), "\"rules\": [", nat());
    return into(pair, "\"firewalls\": [", List.of(standalone()));
  }

  /** What a pair need not have: one node, refusals with an answer, exemptions. */
  private static String standalone() {
    return json(
        """
        {'kind': 'standalone', 'id': 'solo',
         'node': {'id': 'solo-1', 'management': {'address': '10.30.0.1'}, 'interfaces': [
           {'id': 'solo-1:eth0', 'name': 'eth0', 'role': 'outside', 'addresses': ['198.51.100.1/24']},
           {'id': 'solo-1:eth1', 'name': 'eth1', 'role': 'inside', 'addresses': ['10.30.0.1/16']}]},
         'policy': [{'id': 'solo-policy', 'rules': [
           {'id': 'solo-own', 'source': ['n1'], 'destination': ['solo'], 'action': 'accept'},
           {'id': 'solo-refused', 'source': ['n2'], 'destination': ['h1'],
            'action': {'reject': 'admin-prohibited'}}]}],
         'nat': [{'id': 'solo-nat', 'rules': [
           {'id': 'solo-exempt', 'source': ['n1'], 'destination': ['n2'], 'action': 'exempt'}]}]}
        """);
  }

  private static String into(String text, String list, List<String> entries) {
    int at = text.indexOf(list) + list.length();
    return text.substring(0, at) + String.join(",\n", entries) + "," + text.substring(at);
  }

  private static List<String> objects() {
    List<String> objects = new ArrayList<>();
    for (int i = 0; i < RULES; i++) {
      int port = 2000 + 7 * i;
      objects.add(object("host", "h", i, "'addresses': ['10.20.%d.%d']", i / 200, i % 200 + 1));
      objects.add(object("network", "n", i, "'prefix': '10.%d.%d.0/24'", 30 + i / 200, i % 200));
      objects.add(object("tcp", "t", i, "'ports': ['%d']", port));
      objects.add(object("udp", "u", i, "'ports': ['%d-%d']", port, port + 3));
      objects.add(object("group", "g", i, "'members': ['h%d', 'h%d']", i, (i + 9) % RULES));
      objects.add(object("service-group", "s", i, "'members': ['t%d', 'u%d']", i, i));
    }
    return objects;
  }

  private static String object(String kind, String name, int number, String rest, Object... with) {
    return json("{'kind': '%s', 'id': '%s%d', ".formatted(kind, name, number) + rest + "}", with);
  }

  private static List<String> policy() {
    List<String> rules = new ArrayList<>();
    for (int i = 0; i < RULES; i++) {
      int to = (i * 7 + 3) % RULES;
      String accept = "'action': 'accept'";
      rules.add(
          switch (i % 8) {
            case 0, 1 -> rule(i, "['h%d']", "['h%d']", "t%d", to, accept);
            case 2 -> rule(i, "['n%d']", "['h%d']", "u%d", to, accept);
            case 3 -> rule(i, "['h%d']", "['n%d']", "t%d", to, accept);
            case 4 -> rule(i, "['g%d']", "['g%d']", "s%d", to, accept);
            case 5 -> rule(i, "['n%d']", "['h%d']", "t%d", to, "'in': ['lj-fw:inside'], " + accept);
            case 6 -> rule(i, "{'not': ['n%d']}", "['h%d']", "u%d", to, accept);
            default ->
                rule(
                    i,
                    "['n%d']",
                    "['h%d']",
                    "t%d",
                    to,
                    "'action': 'deny', 'log': {'limit': '5/second'}");
          });
    }
    return rules;
  }

  private static String rule(
      int number, String source, String destination, String service, int to, String rest) {
    String cells = "'source': " + source + ", 'destination': " + destination;
    return json(
        "{'id': 'r%d', " + cells + ", 'service': ['" + service + "'], " + rest + "}",
        number,
        number,
        to,
        (number + to) % RULES);
  }

  private static List<String> nat() {
    List<String> rules = new ArrayList<>();
    for (int i = 0; i < RULES / 20; i++) {
      rules.add(
          json(
              "{'id': 'd%d', 'destination': ['lj-fw:outside'], 'in': ['lj-fw:outside'],"
                  + " 'service': ['t%d'], 'translatedDestination': ['h%d']}",
              i, i, i));
      rules.add(
          json(
              "{'id': 'm%d', 'source': ['n%d'], 'out': ['lj-fw:outside'],"
                  + " 'translatedSource': ['lj-fw:outside']}",
              i, i));
    }
    return rules;
  }

  private static String json(String text, Object... with) {
    return text.formatted(with).replace('\'', '"');
  }
}
