package dev.hone.app.ui.create;

import androidx.lifecycle.SavedStateHandle;
import com.google.gson.JsonObject;
import dev.hone.base.JsonFields;
import dev.hone.data.csv.TableOptions;

/** The opened file in the saved state of its screen. */
record SavedFile(SavedStateHandle saved) implements LastFile {
  // Not the names of the screen's arguments, which stand in the same place.
  private static final String ADDRESS = "opened.address";
  private static final String OPTIONS = "opened.options";

  @Override
  public Opened read() {
    String address = saved.get(ADDRESS);
    return address == null
        ? null
        : new Opened(address, TableOptions.of(JsonFields.parse(ADDRESS, saved.get(OPTIONS))));
  }

  @Override
  public void write(Opened file) {
    if (file == null) {
      saved.remove(ADDRESS);
      saved.remove(OPTIONS);
      return;
    }
    JsonObject options = new JsonObject();
    file.options().addTo(options);
    saved.set(ADDRESS, file.address());
    saved.set(OPTIONS, options.toString());
  }
}
