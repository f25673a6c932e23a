package dev.hone.app.data;

import java.io.IOException;
import java.io.InputStream;

/** A file that another app holds: what is known of it before it is read. */
public interface GivenFile {
  /** The name that people know; it may have no ending, or a wrong one. */
  String name();

  /** Its bytes. Blocks. */
  InputStream open() throws IOException;
}
