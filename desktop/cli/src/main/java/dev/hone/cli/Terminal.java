package dev.hone.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/**
 * Standard output or error as a stream whose failures end the command: what cannot be written is an
 * error, and where nobody reads any more, there is nothing left to do.
 */
final class Terminal extends FilterOutputStream {
  /**
   * A stream could not be written to. An error, so that nothing on the way takes it for its own.
   */
  static final class Lost extends Error {
    private static final long serialVersionUID = 1;

    Lost(IOException cause) {
      super(cause);
    }

    /** Whether the reader has gone, as {@code head} does when it has enough. */
    boolean isClosedPipe() {
      String said = String.valueOf(getCause().getMessage());
      return said.contains("Broken pipe") || said.contains("Stream closed");
    }

    @Override
    public synchronized IOException getCause() {
      return (IOException) super.getCause();
    }
  }

  Terminal(OutputStream out) {
    super(out);
  }

  /** Of a descriptor, without a buffer of its own. */
  static Terminal of(FileDescriptor descriptor) {
    return new Terminal(new FileOutputStream(descriptor));
  }

  @Override
  public void write(int b) {
    write(new byte[] {(byte) b}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) {
    try {
      out.write(bytes, offset, length);
    } catch (IOException e) {
      throw new Lost(e);
    }
  }

  @Override
  public void flush() {
    try {
      out.flush();
    } catch (IOException e) {
      throw new Lost(e);
    }
  }
}
