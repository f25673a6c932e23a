package dev.hone.app.ui.watch;

import android.Manifest;
import android.content.pm.PackageManager;
import android.os.Build;
import androidx.activity.result.ActivityResultLauncher;
import androidx.activity.result.contract.ActivityResultContracts;
import androidx.core.content.ContextCompat;
import com.google.android.material.dialog.MaterialAlertDialogBuilder;
import dev.hone.app.R;
import dev.hone.app.data.Settings;
import dev.hone.app.ui.Screen;

/**
 * Asks for notifications once, where something is trained: first why, then the system's question.
 * Refused, it says once what that costs.
 */
final class NotificationQuestion {
  private final Screen screen;
  private final ActivityResultLauncher<String> system;
  private boolean asking;

  /** In the screen's onCreate, since results are registered there. */
  NotificationQuestion(Screen screen) {
    this.screen = screen;
    system =
        screen.registerForActivityResult(
            new ActivityResultContracts.RequestPermission(),
            granted -> {
              if (!granted) {
                sayCost();
              }
            });
  }

  /** Asks, if it was not asked yet and the system wants to be asked. */
  void ask(Settings settings) {
    if (asking
        || settings.askedForNotifications()
        || Build.VERSION.SDK_INT < Build.VERSION_CODES.TIRAMISU
        || ContextCompat.checkSelfPermission(
                screen.requireContext(), Manifest.permission.POST_NOTIFICATIONS)
            == PackageManager.PERMISSION_GRANTED) {
      return;
    }
    asking = true;
    new MaterialAlertDialogBuilder(screen.requireContext())
        .setTitle(R.string.notification_question)
        .setMessage(R.string.notification_why)
        .setNegativeButton(
            R.string.not_now,
            (dialog, which) -> {
              settings.setAskedForNotifications();
              sayCost();
            })
        .setPositiveButton(
            R.string.go_on,
            (dialog, which) -> {
              settings.setAskedForNotifications();
              system.launch(Manifest.permission.POST_NOTIFICATIONS);
            })
        .setOnCancelListener(dialog -> settings.setAskedForNotifications())
        .show();
  }

  /** Not in a line at the bottom, which holds two lines and goes away. */
  private void sayCost() {
    if (screen.getView() != null) {
      new MaterialAlertDialogBuilder(screen.requireContext())
          .setMessage(R.string.notification_denied)
          .setPositiveButton(R.string.ok, null)
          .show();
    }
  }
}
