package dev.hone.app.ui;

import android.content.ContentResolver;
import android.content.res.Resources;
import android.database.Cursor;
import android.net.Uri;
import android.provider.OpenableColumns;
import android.util.Log;
import dev.hone.app.R;
import dev.hone.app.data.GivenFile;
import dev.hone.base.InvalidInputException;
import dev.hone.base.Message;
import java.io.ByteArrayOutputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** Files that other apps hold. */
public final class Uris {
  private static final int MAX_TEXT = 1 << 20;

  private Uris() {}

  public static InputStream open(ContentResolver resolver, Uri uri) throws IOException {
    InputStream in;
    try {
      in = resolver.openInputStream(uri);
    } catch (IllegalArgumentException
        | IllegalStateException
        | NullPointerException
        | UnsupportedOperationException e) {
      // Errors of the app that holds the file come over as they are.
      throw new IOException(e.getMessage(), e);
    }
    if (in == null) {
      throw new FileNotFoundException(uri.toString());
    }
    return in;
  }

  /** A file of another app, which is asked for its name, and opened, when that is needed. */
  public static GivenFile file(ContentResolver resolver, Uri uri) {
    return new GivenFile() {
      @Override
      public String name() {
        return Uris.name(resolver, uri);
      }

      @Override
      public InputStream open() throws IOException {
        return Uris.open(resolver, uri);
      }
    };
  }

  /** A small text in UTF-8. */
  public static String readText(GivenFile file) throws IOException {
    ByteArrayOutputStream text = new ByteArrayOutputStream();
    byte[] buffer = new byte[1 << 13];
    try (InputStream in = file.open()) {
      for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
        text.write(buffer, 0, count);
        if (text.size() > MAX_TEXT) {
          throw new InvalidInputException(Message.of("phone.spec-large", file.name(), MAX_TEXT));
        }
      }
    }
    return new String(text.toByteArray(), StandardCharsets.UTF_8);
  }

  /** The file's name as its app tells it. */
  public static String name(ContentResolver resolver, Uri uri) {
    try (Cursor cursor =
        resolver.query(uri, new String[] {OpenableColumns.DISPLAY_NAME}, null, null, null)) {
      if (cursor != null && cursor.moveToFirst() && cursor.getString(0) != null) {
        return cursor.getString(0);
      }
    } catch (SecurityException
        | IllegalArgumentException
        | IllegalStateException
        | NullPointerException
        | UnsupportedOperationException e) {
      // Opening it fails in the same way, and says so; else the name is in the address.
      Log.i("Uris", "no name is told for " + uri, e);
    }
    String last = uri.getLastPathSegment();
    return last == null ? uri.toString() : last.replaceAll(".*/", "");
  }

  /** Why a file cannot be read, or not be used, as a person understands it. */
  public static String reason(Resources resources, Exception e) {
    if (e instanceof InvalidInputException input) {
      return input.said().in(Languages.of(resources));
    }
    if (e instanceof SecurityException) {
      return resources.getString(R.string.failure_permission);
    }
    if (e instanceof FileNotFoundException) {
      return resources.getString(R.string.failure_gone);
    }
    String detail = String.valueOf(e.getMessage());
    return detail.contains("ENOSPC") || detail.contains("No space left")
        ? Message.of("phone.storage-full").in(Languages.of(resources))
        : resources.getString(R.string.failure_file, detail);
  }
}
