package dev.hone.data.csv;

import java.io.IOException;
import java.io.Reader;

/**
 * Text in which blanks separate, with a tab for each run of blanks: those at the ends of a line and
 * those in quotes stay out of it.
 */
final class SpacesReader extends Reader {
  private final Reader in;
  private final char[] buffer = new char[1 << 13];
  private int next;
  private int count;
  private boolean quoted;
  private boolean pending;
  private boolean lineStart = true;
  private int held = -1;

  SpacesReader(Reader in) {
    this.in = in;
  }

  @Override
  public int read(char[] target, int offset, int length) throws IOException {
    int written = 0;
    while (written < length) {
      int c = held >= 0 ? held : take();
      held = -1;
      if (c < 0) {
        break;
      }
      boolean blank = !quoted && (c == ' ' || c == '\t');
      boolean lineEnd = !quoted && (c == '\n' || c == '\r');
      if (blank) {
        pending = true;
        continue;
      }
      if (pending && !lineEnd && !lineStart) {
        pending = false;
        held = c;
        target[offset + written++] = '\t';
        continue;
      }
      pending = false;
      lineStart = lineEnd;
      quoted ^= c == '"';
      target[offset + written++] = (char) c;
    }
    return written == 0 && length > 0 ? -1 : written;
  }

  private int take() throws IOException {
    if (next == count) {
      next = 0;
      count = in.read(buffer, 0, buffer.length);
      if (count <= 0) {
        count = 0;
        return -1;
      }
    }
    return buffer[next++];
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
