package dev.hone.app.training;

import android.app.ActivityManager;
import android.app.ApplicationExitInfo;
import android.content.Context;
import android.os.Build;
import androidx.annotation.RequiresApi;
import java.util.ArrayList;
import java.util.List;

/** The exits that the system remembers; Android tells them from 11 on. */
final class PhoneExits {
  private PhoneExits() {}

  static List<Exit> read(Context context) {
    return Build.VERSION.SDK_INT >= Build.VERSION_CODES.R ? Since11.read(context) : List.of();
  }

  /** Where there is something to read. */
  @RequiresApi(Build.VERSION_CODES.R)
  private static final class Since11 {
    private Since11() {}

    static List<Exit> read(Context context) {
      List<Exit> exits = new ArrayList<>();
      ActivityManager activities = context.getSystemService(ActivityManager.class);
      for (ApplicationExitInfo exit : activities.getHistoricalProcessExitReasons(null, 0, 0)) {
        String description = exit.getDescription();
        exits.add(
            new Exit(
                exit.getTimestamp(), exit.getReason(), description == null ? "" : description));
      }
      return exits;
    }
  }
}
