package dev.hone.app.ui.settings;

import android.os.Bundle;
import android.view.View;
import android.view.ViewGroup;
import android.widget.TextView;
import androidx.annotation.NonNull;
import androidx.annotation.Nullable;
import dev.hone.app.R;
import dev.hone.app.ui.Languages;
import dev.hone.app.ui.Screen;
import dev.hone.app.ui.SystemBars;
import dev.hone.base.Language;
import dev.hone.data.source.Catalogue;
import dev.hone.data.source.CatalogueEntry;

/** Under what terms libraries and data are here. */
public final class LicencesFragment extends Screen {
  private static final String[][] LIBRARIES = {
    {
      "AndroidX (Activity, AppCompat, Fragment, Lifecycle, Navigation, Preference, Room, WorkManager)",
      "Apache 2.0"
    },
    {"Material Components for Android", "Apache 2.0"},
    {"TensorFlow Lite, with GPU delegate and metadata", "Apache 2.0"},
    {"FlatBuffers", "Apache 2.0"},
    {"Apache Commons RNG and Statistics", "Apache 2.0"},
    {"EJML", "Apache 2.0"},
    {"FastCSV", "MIT"},
    {"Gson", "Apache 2.0"},
    {"D3 (in the HTML report)", "ISC"},
    {"Kotlin standard library and coroutines (used by AndroidX)", "Apache 2.0"},
  };

  public LicencesFragment() {
    super(R.layout.fragment_text);
  }

  @Override
  public void onViewCreated(@NonNull View view, @Nullable Bundle saved) {
    SystemBars.scrollUnder((ViewGroup) view);
    StringBuilder text = new StringBuilder();
    for (String[] library : LIBRARIES) {
      text.append(library[0]).append(": ").append(library[1]).append("\n\n");
    }
    Language language = Languages.of(getResources());
    for (CatalogueEntry entry : Catalogue.list()) {
      text.append(entry.title().in(language))
          .append(": ")
          .append(
              getString(
                  R.string.data_source, entry.source().in(language), entry.licence().in(language)))
          .append("\n\n");
    }
    ((TextView) view.findViewById(R.id.text)).setText(text);
  }
}
