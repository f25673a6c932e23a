package dev.hone.app.ui.experiments;

import android.os.Handler;
import android.os.Looper;
import android.text.format.DateUtils;
import androidx.annotation.NonNull;
import androidx.lifecycle.DefaultLifecycleObserver;
import androidx.lifecycle.LifecycleOwner;

/** Does something when a screen comes into sight, and each minute until it leaves. */
final class EveryMinute implements DefaultLifecycleObserver {
  private final Handler handler = new Handler(Looper.getMainLooper());
  private final Runnable action;

  EveryMinute(Runnable action) {
    this.action = action;
  }

  @Override
  public void onStart(@NonNull LifecycleOwner owner) {
    tick();
  }

  @Override
  public void onStop(@NonNull LifecycleOwner owner) {
    handler.removeCallbacksAndMessages(null);
  }

  private void tick() {
    action.run();
    handler.postDelayed(this::tick, DateUtils.MINUTE_IN_MILLIS);
  }
}
