package dev.hone.app.ui.model;

import android.content.res.ColorStateList;
import android.content.res.Resources;
import android.text.InputType;
import android.view.LayoutInflater;
import android.view.View;
import android.view.ViewGroup;
import android.widget.AutoCompleteTextView;
import android.widget.EditText;
import com.google.android.material.color.MaterialColors;
import com.google.android.material.slider.Slider;
import com.google.android.material.textfield.TextInputLayout;
import dev.hone.app.R;
import dev.hone.app.ui.Choices;
import dev.hone.app.ui.Typing;
import java.util.ArrayList;
import java.util.List;

/**
 * The fields of a row: for a number with the range that training saw, its unit and a slider over
 * the range, which shows where the number lies and changes it only when somebody moves it; for a
 * category with its levels.
 */
final class NumberRows {
  /** Hears what a person enters. */
  interface Listener {
    void typed(int column, String text);
  }

  /** One column. */
  private record Row(KnownInput input, TextInputLayout field, Slider slider, SliderPlaces places) {}

  private final List<Row> rows = new ArrayList<>();
  private final Resources resources;
  private boolean showing;

  NumberRows(ViewGroup parent, List<KnownInput> inputs, Listener listener) {
    resources = parent.getResources();
    parent.removeAllViews();
    for (int i = 0; i < inputs.size(); i++) {
      int column = i;
      Listener person =
          (place, text) -> {
            if (!showing) {
              listener.typed(place, text);
            }
          };
      rows.add(
          inputs.get(i).column().isNumeric()
              ? number(parent, inputs.get(i), text -> person.typed(column, text))
              : category(parent, inputs.get(i), text -> person.typed(column, text)));
    }
  }

  /** Hears a text. */
  private interface Heard {
    void text(String text);
  }

  private Row number(ViewGroup parent, KnownInput input, Heard heard) {
    View view =
        LayoutInflater.from(parent.getContext()).inflate(R.layout.item_parameter, parent, false);
    view.setSaveFromParentEnabled(
        false); // all rows have the same ids; their values are the state's
    TextInputLayout field = view.findViewById(R.id.value);
    Slider slider = view.findViewById(R.id.slider);
    field.setHint(input.column().name());
    if (!input.unit().isEmpty()) {
      field.setSuffixText(input.unit());
    }
    EditText text = field.getEditText();
    text.setTag(input.column().name());
    text.setInputType(
        InputType.TYPE_CLASS_NUMBER
            | InputType.TYPE_NUMBER_FLAG_DECIMAL
            | InputType.TYPE_NUMBER_FLAG_SIGNED);
    text.addTextChangedListener(new Typing(heard::text));
    parent.addView(view);
    if (!input.hasRange()) {
      slider.setVisibility(View.GONE);
      return new Row(input, field, null, null);
    }
    SliderPlaces places = SliderPlaces.of(input.low(), input.high());
    slider.setValueFrom(0);
    slider.setValueTo(places.values().size() - 1f);
    slider.setStepSize(1);
    slider.setContentDescription(input.name());
    slider.setLabelFormatter(place -> places.values().get(Math.round(place)));
    slider.addOnChangeListener(
        (bar, place, byPerson) -> {
          if (byPerson) {
            text.setText(places.values().get(Math.round(place)));
          }
        });
    return new Row(input, field, slider, places);
  }

  private static Row category(ViewGroup parent, KnownInput input, Heard heard) {
    TextInputLayout field =
        (TextInputLayout)
            LayoutInflater.from(parent.getContext()).inflate(R.layout.item_level, parent, false);
    field.setSaveFromParentEnabled(false);
    field.setHint(input.column().name());
    List<String> levels = input.column().levels();
    Choices.set((AutoCompleteTextView) field.getEditText(), levels, i -> heard.text(levels.get(i)));
    parent.addView(field);
    return new Row(input, field, null, null);
  }

  void show(TypedRow typed) {
    showing = true;
    for (int i = 0; i < rows.size(); i++) {
      show(rows.get(i), typed.texts().get(i));
    }
    showing = false;
  }

  private void show(Row row, String text) {
    EditText field = row.field.getEditText();
    if (!field.getText().toString().equals(text)) {
      if (field instanceof AutoCompleteTextView choice) {
        choice.setText(text, false);
      } else {
        field.setText(text);
      }
    }
    if (!row.input.column().isNumeric()) {
      return;
    }
    double value = TypedRow.number(text);
    boolean wrong = !text.trim().isEmpty() && Double.isNaN(value);
    row.field.setError(wrong ? resources.getString(R.string.error_input) : null);
    row.field.setErrorEnabled(wrong);
    if (row.slider != null) {
      if (!wrong) { // else it would stand in the error's place
        help(row, row.input.isFar(value));
      }
      if (!Double.isNaN(value)) {
        row.slider.setValue(row.places.place(value));
      }
    }
  }

  private void help(Row row, boolean far) {
    KnownInput input = row.input;
    String unit = input.unit().isEmpty() ? "" : " " + input.unit();
    row.field.setHelperText(
        resources.getString(
            far ? R.string.input_far : R.string.input_range,
            KnownInput.shown(input.low()),
            KnownInput.shown(input.high()) + unit));
    row.field.setHelperTextColor(
        ColorStateList.valueOf(
            MaterialColors.getColor(
                row.field,
                far
                    ? androidx.appcompat.R.attr.colorError
                    : com.google.android.material.R.attr.colorOnSurfaceVariant)));
  }
}
