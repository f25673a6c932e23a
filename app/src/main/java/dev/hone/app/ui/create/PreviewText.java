package dev.hone.app.ui.create;

import android.content.res.Resources;
import dev.hone.app.R;
import dev.hone.app.ui.Languages;
import dev.hone.base.Language;
import dev.hone.data.source.CatalogueEntry;
import dev.hone.data.table.Column;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** A look at data, in words. */
final class PreviewText {
  private final Resources resources;
  private final Preview preview;
  private final Language language;

  PreviewText(Resources resources, Preview preview) {
    this.resources = resources;
    this.preview = preview;
    language = Languages.of(resources);
  }

  String title() {
    return preview.entry() == null ? preview.name() : preview.entry().title().in(language);
  }

  /** Size, task, what the reader says, and where built-in data come from. */
  String text() {
    String text =
        DataChoice.describe(resources, preview.schema(), preview.rows())
            + "\n"
            + preview.reading().in(language);
    CatalogueEntry entry = preview.entry();
    return entry == null
        ? text
        : text
            + "\n"
            + entry.description().in(language)
            + "\n"
            + resources.getString(
                R.string.data_source, entry.source().in(language), entry.licence().in(language));
  }

  /** A line each. */
  String notes() {
    return preview.notes().stream()
        .map(note -> note.in(language))
        .collect(Collectors.joining("\n"));
  }

  /** A name and a type for each column. */
  List<String> headings() {
    List<String> headings = new ArrayList<>();
    for (Column column : preview.table().columns()) {
      headings.add(
          column.name()
              + "\n"
              + (column.isNumeric()
                  ? resources.getString(R.string.column_numeric)
                  : resources.getString(R.string.column_levels, column.levels().size())));
    }
    headings.add(
        preview.schema().targetName() + "\n" + resources.getString(R.string.column_target));
    return headings;
  }

  /** The cells of each row. */
  List<List<String>> rows() {
    String missing = resources.getString(R.string.missing);
    return preview.table().rows().stream()
        .map(
            row ->
                row.stream()
                    .map(cell -> cell == null ? missing : cell)
                    .collect(Collectors.toList()))
        .collect(Collectors.toList());
  }
}
