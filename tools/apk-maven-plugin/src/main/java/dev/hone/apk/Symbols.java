package dev.hone.apk;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The names and numbers of resources, as in {@code R.txt}: lines of {@code int TYPE NAME 0x…} and
 * {@code int[] styleable NAME { 0x…, … }}.
 */
final class Symbols {
  /** One resource, or one array of attributes. */
  record Symbol(String type, String name, List<Integer> values, boolean array) {}

  private final Map<String, Symbol> symbols;

  private Symbols(Map<String, Symbol> symbols) {
    this.symbols = symbols;
  }

  static Symbols read(Path file) throws IOException, BuildException {
    Map<String, Symbol> symbols = new LinkedHashMap<>();
    for (String line : Files.readAllLines(file)) {
      if (line.isBlank()) {
        continue;
      }
      String[] parts = line.trim().split(" ", 4);
      try {
        boolean array = parts[0].equals("int[]");
        List<Integer> values = new ArrayList<>();
        for (String value : parts[3].replaceAll("[{}]", " ").trim().split("[, ]+", -1)) {
          if (!value.isEmpty()) {
            values.add(Integer.decode(value));
          }
        }
        symbols.put(
            parts[1] + "/" + parts[2], new Symbol(parts[1], parts[2], List.copyOf(values), array));
      } catch (NumberFormatException | ArrayIndexOutOfBoundsException e) {
        throw new BuildException(file + " is not a table of resources: \"" + line + "\"", e);
      }
    }
    return new Symbols(symbols);
  }

  /** These symbols of a library, with the numbers that they have in the linked package. */
  Symbols numberedBy(Symbols linked) {
    Map<String, Symbol> numbered = new LinkedHashMap<>();
    for (String key : symbols.keySet()) {
      Symbol symbol = linked.symbols.get(key);
      if (symbol != null) {
        numbered.put(key, symbol);
      }
    }
    return new Symbols(numbered);
  }

  /** Symbols by type: {@code layout}, {@code string}, …. */
  Map<String, List<Symbol>> byType() {
    Map<String, List<Symbol>> byType = new LinkedHashMap<>();
    for (Symbol symbol : symbols.values()) {
      byType.computeIfAbsent(symbol.type(), type -> new ArrayList<>()).add(symbol);
    }
    return byType;
  }
}
