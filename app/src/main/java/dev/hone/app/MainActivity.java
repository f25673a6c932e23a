package dev.hone.app;

import android.os.Bundle;
import androidx.appcompat.app.AppCompatActivity;

/** The one activity. */
public final class MainActivity extends AppCompatActivity {
  @Override
  protected void onCreate(Bundle saved) {
    super.onCreate(saved);
    setTitle(R.string.app_name);
  }
}
