package dev.hone.apk;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A closed list of libraries, one a line, under the scope that they have: {@code [compile]} or
 * {@code [test]}. None brings another with it. Empty lines and lines that begin with # say nothing.
 */
final class Libraries {
  private static final Pattern LIBRARY =
      Pattern.compile("([\\w.-]+):([\\w.-]+):([\\w.+-]+?)(@aar)?");
  private static final Pattern SCOPE = Pattern.compile("\\[(\\w+)]");
  private static final Set<String> SCOPES = Set.of("compile", "test");

  /** A line of the list; type is jar or aar. */
  record Library(
      String groupId, String artifactId, String version, String type, String scope, int line) {
    String name() {
      return groupId + ":" + artifactId;
    }
  }

  private Libraries() {}

  /** The libraries of a list in its order; none where there is no such file. */
  static List<Library> read(Path list) throws IOException, BuildException {
    if (!Files.exists(list)) {
      return List.of();
    }
    List<Library> libraries = new ArrayList<>();
    Map<String, Integer> lines = new HashMap<>();
    String scope = null;
    int number = 0;
    for (String raw : Files.readAllLines(list)) {
      number++;
      String line = raw.strip();
      if (line.isEmpty() || line.startsWith("#")) {
        continue;
      }
      Matcher heading = SCOPE.matcher(line);
      if (heading.matches() && SCOPES.contains(heading.group(1))) {
        scope = heading.group(1);
        continue;
      }
      Matcher match = LIBRARY.matcher(line);
      if (!match.matches()) {
        throw new BuildException(
            list
                + ", line "
                + number
                + ": \""
                + line
                + "\"; allowed are [compile], [test], and GROUP:ARTIFACT:VERSION with @aar after an"
                + " Android archive");
      }
      if (scope == null) {
        throw new BuildException(
            list + ", line " + number + ": " + line + " stands before [compile] and [test]");
      }
      Library library = library(match, scope, number);
      Integer earlier = lines.put(library.name(), number);
      if (earlier != null) {
        throw new BuildException(
            list
                + ", line "
                + number
                + ": "
                + library.name()
                + " stands in line "
                + earlier
                + " too");
      }
      libraries.add(library);
    }
    return libraries;
  }

  /**
   * The list with some of its libraries in the place of others.
   *
   * @param replacements each {@code GROUP:ARTIFACT=GROUP:ARTIFACT:VERSION}, with {@code @aar} after
   *     an Android archive
   */
  static List<Library> replace(List<Library> libraries, List<String> replacements)
      throws BuildException {
    List<Library> replaced = new ArrayList<>(libraries);
    for (String replacement : replacements) {
      String[] sides = replacement.strip().split("=", -1);
      Matcher by = LIBRARY.matcher(sides[sides.length - 1]);
      if (sides.length != 2 || !by.matches()) {
        throw new BuildException(
            "the replacement \""
                + replacement
                + "\" is not of the form GROUP:ARTIFACT=GROUP:ARTIFACT:VERSION, with @aar after an"
                + " Android archive");
      }
      int index = libraries.stream().map(Library::name).toList().indexOf(sides[0]);
      if (index < 0) {
        throw new BuildException(
            "the replacement \"" + replacement + "\" is for a library that is not in the list");
      }
      Library old = libraries.get(index);
      replaced.set(index, library(by, old.scope(), old.line()));
    }
    return replaced;
  }

  private static Library library(Matcher line, String scope, int number) {
    return new Library(
        line.group(1),
        line.group(2),
        line.group(3),
        line.group(4) == null ? "jar" : "aar",
        scope,
        number);
  }
}
