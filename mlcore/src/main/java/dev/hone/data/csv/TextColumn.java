package dev.hone.data.csv;

import java.util.Arrays;

/** The cells of one column as text, end to end: a byte or two a character and four a cell. */
final class TextColumn {
  private final StringBuilder text = new StringBuilder();
  private int[] ends = new int[16];
  private int size;

  void add(String cell) {
    if (size == ends.length) {
      ends = Arrays.copyOf(ends, 2 * size);
    }
    text.append(cell);
    ends[size++] = text.length();
  }

  String get(int row) {
    return text.substring(row == 0 ? 0 : ends[row - 1], ends[row]);
  }

  int size() {
    return size;
  }
}
