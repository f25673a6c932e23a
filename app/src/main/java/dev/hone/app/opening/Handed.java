package dev.hone.app.opening;

import android.content.ContentResolver;
import android.content.Intent;
import android.net.Uri;
import androidx.annotation.Nullable;
import androidx.core.content.IntentCompat;

/** What another app handed over with an intent. */
public final class Handed {
  private Handed() {}

  /** Whether the intent asks for a file to be opened. */
  public static boolean isFile(Intent intent) {
    return Intent.ACTION_VIEW.equals(intent.getAction())
        || Intent.ACTION_SEND.equals(intent.getAction());
  }

  /**
   * The file; null if there is none. A path is none: it could be one of the app's own, which no
   * other app may have opened.
   */
  @Nullable
  public static Uri file(Intent intent) {
    Uri uri =
        Intent.ACTION_SEND.equals(intent.getAction())
            ? IntentCompat.getParcelableExtra(intent, Intent.EXTRA_STREAM, Uri.class)
            : intent.getData();
    return uri != null && ContentResolver.SCHEME_CONTENT.equals(uri.getScheme()) ? uri : null;
  }
}
