package dev.hone.app.pack;

import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;

/** What the app may ask for: a permission that is not in this list fails two tests. */
final class Permissions {
  static final Set<String> ASKED_FOR =
      Collections.unmodifiableSet(
          new TreeSet<>(
              Set.of(
                  "android.permission.FOREGROUND_SERVICE",
                  "android.permission.FOREGROUND_SERVICE_SPECIAL_USE",
                  "android.permission.POST_NOTIFICATIONS",
                  "android.permission.RECEIVE_BOOT_COMPLETED",
                  "android.permission.WAKE_LOCK",
                  // AndroidX guards receivers that are registered at run time with one of the app's
                  // own.
                  "dev.hone.app.DYNAMIC_RECEIVER_NOT_EXPORTED_PERMISSION")));

  private Permissions() {}
}
