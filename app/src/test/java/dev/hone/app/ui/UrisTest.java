package dev.hone.app.ui;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.robolectric.Shadows.shadowOf;

import android.content.ContentProvider;
import android.content.ContentResolver;
import android.content.ContentValues;
import android.content.Context;
import android.database.Cursor;
import android.database.MatrixCursor;
import android.net.Uri;
import android.os.ParcelFileDescriptor;
import android.provider.OpenableColumns;
import androidx.test.core.app.ApplicationProvider;
import androidx.test.ext.junit.runners.AndroidJUnit4;
import dev.hone.app.R;
import dev.hone.base.InvalidInputException;
import dev.hone.base.Language;
import dev.hone.base.Message;
import dev.hone.spec.Defaults;
import dev.hone.spec.ExperimentSpec;
import java.io.ByteArrayInputStream;
import java.io.File;
import java.io.FileNotFoundException;
import java.io.IOException;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.junit.runner.RunWith;
import org.robolectric.Robolectric;

/** Files of other apps: permission gone, file gone, app in trouble; and specs that are none. */
@RunWith(AndroidJUnit4.class)
public class UrisTest {
  private static final Uri REVOKED = Uri.parse("content://files/revoked");
  private static final Uri GONE = Uri.parse("content://files/gone");
  private static final Uri BROKEN = Uri.parse("content://files/broken");
  private static final Uri SPEC = Uri.parse("content://files/spec");
  private static final Uri NO_APP = Uri.parse("content://nobody/file.csv");

  @Rule public final TemporaryFolder folder = new TemporaryFolder();

  private final Context context = ApplicationProvider.getApplicationContext();
  private final ContentResolver resolver = context.getContentResolver();

  @Before
  public void otherApp() {
    Robolectric.setupContentProvider(OtherApp.class, "files");
  }

  @Test
  public void revokedPermission_isASentence() {
    assertEquals("revoked", Uris.name(resolver, REVOKED));
    assertEquals(context.getString(R.string.failure_permission), reason(REVOKED));
  }

  @Test
  public void vanishedFile_isASentence() {
    assertEquals("old table.csv", Uris.name(resolver, GONE));
    assertEquals(context.getString(R.string.failure_gone), reason(GONE));
    assertEquals("file.csv", Uris.name(resolver, NO_APP));
    assertEquals(
        context.getString(R.string.failure_gone),
        reason(Uri.fromFile(new File(folder.getRoot(), "none.csv"))));
  }

  @Test
  public void appInTrouble_isASentence() {
    assertEquals("broken", Uris.name(resolver, BROKEN));
    assertEquals("The file cannot be read: the cloud is away", reason(BROKEN));
  }

  @Test
  public void fullStorage_isASentence() {
    assertEquals(
        Message.of("phone.storage-full").in(Language.EN),
        Uris.reason(
            context.getResources(),
            new IOException("write failed: ENOSPC (No space left on device)")));
  }

  @Test
  public void spec_isRead() throws IOException {
    String text = Defaults.spec().toPrettyJson();
    holds(text);
    assertEquals(text, Uris.readText(Uris.file(resolver, SPEC)));
    assertEquals(Defaults.spec(), ExperimentSpec.parse("spec", text));
  }

  @Test
  public void specThatIsNone_isASentence() throws IOException {
    String good = Defaults.spec().toPrettyJson();
    assertRefused(
        "experiment spec spec.json: version is 2; this Hone reads specs of version 1: it was made"
            + " by a newer Hone",
        good.replace("\"version\": 1", "\"version\": 2"));
    assertRefused(
        "experiment spec spec.json: unknown field colour; ",
        good.replace("\"version\": 1", "\"colour\": \"red\", \"version\": 1"));
    assertRefused("experiment spec spec.json", "a,b\n1,2\n");
    assertRefused("experiment spec spec.json", "");
    assertRefused("experiment spec spec.json", "\u0000\u0001PNG");
    StringBuilder large = new StringBuilder();
    while (large.length() <= 1 << 20) {
      large.append("{\"arms\": [1, 2, 3]} ");
    }
    assertRefused(
        "spec.json is no experiment spec: it is larger than 1048576 bytes", large.toString());
  }

  private void assertRefused(String beginning, String text) throws IOException {
    holds(text);
    String message =
        assertThrows(
                InvalidInputException.class,
                () ->
                    ExperimentSpec.parse(
                        Uris.name(resolver, SPEC), Uris.readText(Uris.file(resolver, SPEC))))
            .getMessage();
    assertEquals(beginning, message.substring(0, Math.min(message.length(), beginning.length())));
  }

  private void holds(String text) {
    shadowOf(resolver)
        .registerInputStreamSupplier(SPEC, () -> new ByteArrayInputStream(text.getBytes(UTF_8)));
  }

  private String reason(Uri uri) {
    Exception thrown = assertThrows(Exception.class, () -> Uris.open(resolver, uri));
    return Uris.reason(context.getResources(), thrown);
  }

  /** Another app that holds files. */
  public static final class OtherApp extends ContentProvider {
    @Override
    public boolean onCreate() {
      return true;
    }

    @Override
    public Cursor query(Uri uri, String[] columns, String which, String[] with, String order) {
      if (uri.equals(REVOKED)) {
        throw new SecurityException("Permission Denial: reading " + uri);
      }
      if (uri.equals(BROKEN)) {
        throw new IllegalStateException("not signed in");
      }
      MatrixCursor names = new MatrixCursor(new String[] {OpenableColumns.DISPLAY_NAME});
      names.addRow(new Object[] {uri.equals(SPEC) ? "spec.json" : "old table.csv"});
      return names;
    }

    @Override
    public ParcelFileDescriptor openFile(Uri uri, String mode) throws FileNotFoundException {
      if (uri.equals(REVOKED)) {
        throw new SecurityException("Permission Denial: opening " + uri);
      }
      if (uri.equals(BROKEN)) {
        throw new IllegalStateException("the cloud is away");
      }
      return ParcelFileDescriptor.open(
          new File(getContext().getFilesDir(), "gone.csv"), ParcelFileDescriptor.MODE_READ_ONLY);
    }

    @Override
    public String getType(Uri uri) {
      return null;
    }

    /** What an app that lends a file for reading says to everything else. */
    private static SecurityException readOnly(Uri uri) {
      return new SecurityException("Permission Denial: writing " + uri);
    }

    @Override
    public Uri insert(Uri uri, ContentValues values) {
      throw readOnly(uri);
    }

    @Override
    public int delete(Uri uri, String which, String[] with) {
      throw readOnly(uri);
    }

    @Override
    public int update(Uri uri, ContentValues values, String which, String[] with) {
      throw readOnly(uri);
    }
  }
}
