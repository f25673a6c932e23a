package dev.hone.app.ui;

import android.app.Activity;
import android.content.ActivityNotFoundException;
import android.content.ClipData;
import android.content.Context;
import android.content.Intent;
import android.net.Uri;
import android.widget.Toast;
import androidx.core.content.ContextCompat;
import androidx.core.content.FileProvider;
import dev.hone.app.AppContainer;
import dev.hone.app.HoneApplication;
import dev.hone.app.R;
import dev.hone.app.data.ExperimentEntity;
import dev.hone.base.AtomicFile;
import dev.hone.base.InvalidInputException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Hands files to the share sheet. */
public final class Sharing {
  private Sharing() {}

  /** Writes the file on a background thread, then shows the share sheet, or says why it cannot. */
  public static void share(Screen screen, String name, String type, AtomicFile.Content content) {
    Context context = screen.requireContext().getApplicationContext();
    AppContainer container = HoneApplication.container(context);
    container
        .io()
        .execute(
            () -> {
              try {
                Path folder = container.files().shared();
                Files.createDirectories(folder);
                Path file = folder.resolve(name);
                AtomicFile.write(file, content);
                Uri uri =
                    FileProvider.getUriForFile(
                        context, context.getPackageName() + ".shared", file.toFile());
                onScreen(context, screen, () -> show(screen, uri, name, type));
              } catch (IOException | InvalidInputException e) {
                onScreen(
                    context,
                    screen,
                    () ->
                        screen.say(
                            screen.getString(
                                R.string.share_failed,
                                Languages.reason(screen.getResources(), e))));
              }
            });
  }

  private static void onScreen(Context context, Screen screen, Runnable action) {
    ContextCompat.getMainExecutor(context)
        .execute(
            () -> {
              if (screen.isAdded()) {
                action.run();
              }
            });
  }

  /** Shows the share sheet for the report of a fault. */
  public static void report(Activity activity, Path file) {
    String name = file.getFileName().toString();
    Uri uri =
        FileProvider.getUriForFile(activity, activity.getPackageName() + ".shared", file.toFile());
    try {
      activity.startActivity(chooser(activity, uri, name, "text/plain"));
    } catch (ActivityNotFoundException e) {
      String said = activity.getString(R.string.share_failed, e.getMessage());
      Toast.makeText(activity, said, Toast.LENGTH_LONG).show();
    }
  }

  private static Intent chooser(Context context, Uri uri, String name, String type) {
    Intent send =
        new Intent(Intent.ACTION_SEND)
            .setType(type)
            .putExtra(Intent.EXTRA_STREAM, uri)
            .putExtra(Intent.EXTRA_SUBJECT, name)
            .addFlags(Intent.FLAG_GRANT_READ_URI_PERMISSION);
    send.setClipData(ClipData.newRawUri(name, uri));
    return Intent.createChooser(send, context.getString(R.string.share_title));
  }

  private static void show(Screen screen, Uri uri, String name, String type) {
    try {
      screen.startActivity(chooser(screen.requireContext(), uri, name, type));
    } catch (ActivityNotFoundException e) {
      screen.say(screen.getString(R.string.share_failed, e.getMessage()));
    }
  }

  public static void write(OutputStream out, String text) throws IOException {
    out.write(text.getBytes(StandardCharsets.UTF_8));
  }

  public static void write(OutputStream out, ByteBuffer bytes) throws IOException {
    byte[] copy = new byte[bytes.remaining()];
    bytes.duplicate().get(copy);
    out.write(copy);
  }

  public static String specName(ExperimentEntity experiment) {
    return fileName(experiment.name) + ".json";
  }

  /** A name that every file system takes. */
  public static String fileName(String name) {
    String plain = name.replaceAll("[^\\p{L}\\p{N} ._-]", "_").trim();
    return plain.isEmpty() ? "hone" : plain;
  }
}
