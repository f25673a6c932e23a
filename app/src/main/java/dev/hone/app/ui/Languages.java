package dev.hone.app.ui;

import android.content.res.Resources;
import dev.hone.app.R;
import dev.hone.base.InvalidInputException;
import dev.hone.base.Language;

/** In which language the engine speaks on a screen: the one that the screen's own words are in. */
public final class Languages {
  private Languages() {}

  /** A word of the strings says it, so that both are always the same. */
  public static Language of(Resources resources) {
    return Language.of(resources.getString(R.string.engine_language));
  }

  /** Why something failed, as far as the error says it in words. */
  public static String reason(Resources resources, Exception e) {
    return e instanceof InvalidInputException input
        ? input.said().in(of(resources))
        : String.valueOf(e.getMessage());
  }
}
