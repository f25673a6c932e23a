package dev.hone.app.data;

import dev.hone.base.InvalidInputException;
import dev.hone.data.csv.Csv;
import java.nio.file.Paths;

/**
 * Reads a table in a process with little memory: says how many rows it has, or why it is refused.
 */
public final class ReadCsv {
  private ReadCsv() {}

  public static void main(String... arguments) {
    try {
      System.out.print(Csv.read(Paths.get(arguments[0])).dataset().size());
    } catch (InvalidInputException e) {
      System.out.print(e.getMessage());
    }
  }
}
