package dev.hone.app.ui;

import android.text.Editable;
import android.text.TextWatcher;
import java.util.function.Consumer;

/** Hears what stands in a field after each change. */
public final class Typing implements TextWatcher {
  private final Consumer<String> typed;

  public Typing(Consumer<String> typed) {
    this.typed = typed;
  }

  @Override
  public void beforeTextChanged(CharSequence text, int start, int count, int after) {
    // What was there does not matter.
  }

  @Override
  public void onTextChanged(CharSequence text, int start, int before, int count) {
    // See afterTextChanged.
  }

  @Override
  public void afterTextChanged(Editable text) {
    typed.accept(text.toString());
  }
}
