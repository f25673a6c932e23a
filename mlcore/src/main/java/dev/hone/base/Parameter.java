package dev.hone.base;

import java.util.ArrayList;
import java.util.List;

/**
 * One number that a thing in a registry can be given.
 *
 * @param key as written in specifications and on the command line
 * @param unit the key of its unit's words after {@code unit.}, empty where it has none
 * @param range what is allowed
 * @param usual its value where none is given
 * @param grid the values that a search tries, empty where a search leaves it alone
 * @param scale how a slider runs through the range
 */
public record Parameter(
    String key, String unit, Range range, double usual, List<Double> grid, Scale scale) {
  /** How a slider runs through a range. */
  public enum Scale {
    LINEAR,
    LOG
  }

  /** A usual value or a value of the grid outside the range is a fault of the program. */
  public Parameter {
    grid = List.copyOf(grid);
    List<Double> values = new ArrayList<>(grid);
    values.add(usual);
    for (double value : values) {
      if (!range.contains(value)) {
        throw new IllegalStateException(
            "parameter " + key + ": " + value + " is outside its range, " + range.allowed());
      }
    }
  }

  /** A parameter without unit and grid, on a linear scale. */
  public static Parameter of(String key, Range range, double usual) {
    return new Parameter(key, "", range, usual, List.of(), Scale.LINEAR);
  }

  /** A switch: 1 for true and 0 for false; JSON and texts have {@code true} and {@code false}. */
  public static Parameter flag(String key, boolean usual) {
    return of(key, Range.flag(), usual ? 1 : 0);
  }

  public Parameter withUnit(String unit) {
    return new Parameter(key, unit, range, usual, grid, scale);
  }

  /** With the values that a search tries. */
  public Parameter withGrid(Double... values) {
    return new Parameter(key, unit, range, usual, List.of(values), scale);
  }

  /** With a slider whose equal steps are equal factors. */
  public Parameter logarithmic() {
    return new Parameter(key, unit, range, usual, grid, Scale.LOG);
  }

  public boolean isFlag() {
    return range.equals(Range.flag());
  }

  /** The words of its unit, or null. */
  public Message unitName() {
    return unit.isEmpty() ? null : Message.of("unit." + unit);
  }
}
