import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/**
 * The closing words of a build: how many tests ran, and each skipped test with its reason. Also
 * leaves them in TARGET/test-summary.txt, one skipped test a line, for .ci/run.
 */
final class TestSummary {

  public static void main(String[] args) throws Exception {
    Path target = Path.of(args[0]);
    int passed = 0;
    int failed = 0;
    Map<String, String> skipped = new TreeMap<>();
    for (Path report : reports(target)) {
      Document document =
          DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(report.toFile());
      NodeList cases = document.getElementsByTagName("testcase");
      for (int i = 0; i < cases.getLength(); i++) {
        Element test = (Element) cases.item(i);
        NodeList skips = test.getElementsByTagName("skipped");
        boolean bad =
            test.getElementsByTagName("failure").getLength() > 0
                || test.getElementsByTagName("error").getLength() > 0;
        if (skips.getLength() > 0) {
          String reason = ((Element) skips.item(0)).getAttribute("message");
          skipped.put(test.getAttribute("classname") + "." + test.getAttribute("name"), reason);
        } else if (bad) {
          failed++;
        } else {
          passed++;
        }
      }
    }
    List<String> lines = new ArrayList<>();
    skipped.forEach((test, reason) -> lines.add("skipped: " + test + ": " + reason));
    lines.add(passed + " passed, " + failed + " failed, " + skipped.size() + " skipped");
    lines.forEach(System.out::println);
    Files.write(target.resolve("test-summary.txt"), lines);
  }

  private static List<Path> reports(Path target) throws IOException {
    List<Path> all = new ArrayList<>();
    for (String directory : List.of("surefire-reports", "failsafe-reports")) {
      Path reports = target.resolve(directory);
      if (Files.isDirectory(reports)) {
        try (Stream<Path> files = Files.list(reports)) {
          files
              .filter(f -> f.getFileName().toString().startsWith("TEST-"))
              .sorted()
              .forEach(all::add);
        }
      }
    }
    return all;
  }
}
