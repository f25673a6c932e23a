package dev.hone.app.ui;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.hone.app.data.GivenFile;
import java.io.ByteArrayInputStream;
import java.io.InputStream;

/** A file that another app would hold. */
public record TextFile(String name, String text) implements GivenFile {
  @Override
  public InputStream open() {
    return new ByteArrayInputStream(text.getBytes(UTF_8));
  }
}
