package dev.hone.app.ui.create;

import android.text.InputType;
import android.view.LayoutInflater;
import android.view.View;
import android.view.ViewGroup;
import android.widget.EditText;
import com.google.android.material.materialswitch.MaterialSwitch;
import com.google.android.material.slider.Slider;
import com.google.android.material.textfield.TextInputLayout;
import dev.hone.app.R;
import dev.hone.app.ui.Typing;
import dev.hone.base.Card;
import dev.hone.base.Language;
import dev.hone.base.Message;
import dev.hone.base.Parameter;
import java.util.List;
import java.util.function.Consumer;

/**
 * A parameter to be typed, and to be moved by a slider where its card says which values are worth
 * trying. The slider shows where a value lies; it changes it only when somebody moves it.
 */
final class ParameterRow {
  private ParameterRow() {}

  /**
   * Adds a row.
   *
   * @param typed hears each text
   */
  static void add(
      ViewGroup rows,
      Card card,
      Parameter parameter,
      Language language,
      String text,
      Consumer<String> typed) {
    LayoutInflater inflater = LayoutInflater.from(rows.getContext());
    String name = name(card, parameter, language);
    if (parameter.isFlag()) {
      MaterialSwitch flag = (MaterialSwitch) inflater.inflate(R.layout.item_switch, rows, false);
      flag.setSaveEnabled(false);
      flag.setText(name);
      flag.setChecked(Boolean.parseBoolean(text));
      flag.setOnCheckedChangeListener((button, on) -> typed.accept(Boolean.toString(on)));
      rows.addView(flag);
      return;
    }
    View row = inflater.inflate(R.layout.item_parameter, rows, false);
    row.setSaveFromParentEnabled(false); // all rows have the same ids; their values are the draft's
    TextInputLayout layout = row.findViewById(R.id.value);
    layout.setHint(name);
    EditText field = layout.getEditText();
    field.setTag(card.key() + "." + parameter.key());
    field.setInputType(inputType(parameter));
    field.setText(text);
    Slider slider = row.findViewById(R.id.slider);
    if (parameter.grid().isEmpty()) {
      slider.setVisibility(View.GONE);
    } else {
      join(slider, field, parameter, name);
    }
    field.addTextChangedListener(new Typing(typed));
    rows.addView(row);
  }

  private static int inputType(Parameter parameter) {
    int type = InputType.TYPE_CLASS_NUMBER;
    if (!parameter.range().whole()) {
      type |= InputType.TYPE_NUMBER_FLAG_DECIMAL;
    }
    return parameter.range().least() < 0 ? type | InputType.TYPE_NUMBER_FLAG_SIGNED : type;
  }

  /** Its name, with its unit where it has one. */
  static String name(Card card, Parameter parameter, Language language) {
    String name = card.parameterName(parameter.key()).in(language);
    Message unit = parameter.unitName();
    return unit == null ? name : name + " (" + unit.in(language) + ")";
  }

  private static void join(Slider slider, EditText field, Parameter parameter, String name) {
    List<Double> values = SliderValues.of(parameter);
    slider.setValueFrom(0);
    slider.setValueTo(values.size() - 1f);
    slider.setStepSize(1);
    slider.setContentDescription(name);
    slider.setLabelFormatter(place -> Picked.plain(values.get(Math.round(place))));
    show(slider, values, field.getText().toString());
    slider.addOnChangeListener(
        (bar, place, byPerson) -> {
          if (byPerson) {
            field.setText(Picked.plain(values.get(Math.round(place))));
          }
        });
    field.addTextChangedListener(new Typing(text -> show(slider, values, text)));
  }

  private static void show(Slider slider, List<Double> values, String text) {
    SliderValues.placeOf(values, text).ifPresent(slider::setValue);
  }
}
