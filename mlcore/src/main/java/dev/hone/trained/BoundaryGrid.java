package dev.hone.trained;

import com.google.gson.JsonObject;
import dev.hone.base.InvalidInputException;
import dev.hone.base.JsonFields;
import dev.hone.base.Message;
import java.util.Arrays;

/**
 * What a classifier of two features says over the plane: at the centre of each cell of a grid its
 * most probable class and how sure it is. Cells go row by row, the row of the smallest y first.
 *
 * <p>In JSON, {@code classes} and {@code sureness} are texts of one character per cell (0-9, A-Z,
 * a-z, then + and /; position in that alphabet): the class, and the probability on a scale of 64
 * steps from 0 to 1. That is 30 times smaller than lists of numbers. The constructor rounds the
 * probabilities to those steps, so that writing and reading changes nothing.
 *
 * @param x from the left edge of the grid to the right, in the first feature's unit
 * @param y from the lower edge to the upper, in the second feature's unit
 * @param columns cells from left to right
 * @param rows cells from bottom to top
 * @param boundaryClass index of the most probable class per cell, 0 to 63
 * @param boundary probability of that class per cell, 0 to 1
 */
@SuppressWarnings("ArrayRecordComponent") // thousands of cells; equals and hashCode see to them
public record BoundaryGrid(
    Extent x, Extent y, int columns, int rows, int[] boundaryClass, float[] boundary) {
  private static final String ALPHABET =
      "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz+/";
  private static final int STEPS = 63;

  /** From one edge to the other, in the feature's unit. */
  public record Extent(double low, double high) {}

  /**
   * Copies the arrays.
   *
   * @throws InvalidInputException if the edges are no range, the arrays do not have one entry per
   *     cell, or a class or probability is out of its range
   */
  public BoundaryGrid {
    if (!(x.low < x.high) || !(y.low < y.high) || columns < 1 || rows < 1) {
      throw new InvalidInputException(
          Message.of("trained.grid.extent", x.low, x.high, y.low, y.high, columns, rows));
    }
    long cells = (long) columns * rows;
    if (boundaryClass.length != cells || boundary.length != cells) {
      throw new InvalidInputException(
          Message.of(
              "trained.grid.cells", columns, rows, cells, boundaryClass.length, boundary.length));
    }
    boundaryClass = boundaryClass.clone();
    boundary = boundary.clone();
    for (int i = 0; i < boundary.length; i++) {
      boolean inRange = boundary[i] >= 0 && boundary[i] <= 1;
      if (!inRange || boundaryClass[i] < 0 || boundaryClass[i] >= ALPHABET.length()) {
        throw new InvalidInputException(
            Message.of("trained.grid.cell", i, boundaryClass[i], boundary[i]));
      }
      boundary[i] = Math.round(boundary[i] * STEPS) / (float) STEPS;
    }
  }

  public JsonObject toJson() {
    StringBuilder classes = new StringBuilder(boundaryClass.length);
    StringBuilder sureness = new StringBuilder(boundary.length);
    for (int i = 0; i < boundary.length; i++) {
      classes.append(ALPHABET.charAt(boundaryClass[i]));
      sureness.append(ALPHABET.charAt(Math.round(boundary[i] * STEPS)));
    }
    JsonObject json = new JsonObject();
    json.addProperty("xLow", x.low);
    json.addProperty("xHigh", x.high);
    json.addProperty("yLow", y.low);
    json.addProperty("yHigh", y.high);
    json.addProperty("columns", columns);
    json.addProperty("rows", rows);
    json.addProperty("classes", classes.toString());
    json.addProperty("sureness", sureness.toString());
    return json;
  }

  public static BoundaryGrid fromJson(JsonFields fields) {
    int[] classes = decode(fields, "classes");
    int[] sureness = decode(fields, "sureness");
    float[] probability = new float[sureness.length];
    for (int i = 0; i < sureness.length; i++) {
      probability[i] = sureness[i] / (float) STEPS;
    }
    BoundaryGrid result =
        new BoundaryGrid(
            new Extent(fields.number("xLow"), fields.number("xHigh")),
            new Extent(fields.number("yLow"), fields.number("yHigh")),
            fields.integer("columns"),
            fields.integer("rows"),
            classes,
            probability);
    fields.end();
    return result;
  }

  private static int[] decode(JsonFields fields, String name) {
    String text = fields.string(name);
    int[] result = new int[text.length()];
    for (int i = 0; i < result.length; i++) {
      result[i] = ALPHABET.indexOf(text.charAt(i));
      if (result[i] < 0) {
        throw new InvalidInputException(
            Message.of("trained.grid.letter", fields.at(name), text.substring(i, i + 1), i));
      }
    }
    return result;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof BoundaryGrid that
        && x.equals(that.x)
        && y.equals(that.y)
        && columns == that.columns
        && rows == that.rows
        && Arrays.equals(boundaryClass, that.boundaryClass)
        && Arrays.equals(boundary, that.boundary);
  }

  @Override
  public int hashCode() {
    return 31 * Arrays.hashCode(boundaryClass) + Arrays.hashCode(boundary);
  }
}
