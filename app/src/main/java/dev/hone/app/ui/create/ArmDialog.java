package dev.hone.app.ui.create;

import android.content.Context;
import android.view.LayoutInflater;
import android.view.View;
import android.widget.LinearLayout;
import android.widget.TextView;
import com.google.android.material.bottomsheet.BottomSheetBehavior;
import com.google.android.material.bottomsheet.BottomSheetDialog;
import com.google.android.material.materialswitch.MaterialSwitch;
import com.google.android.material.slider.Slider;
import dev.hone.app.R;
import dev.hone.app.ui.Languages;
import dev.hone.base.Card;
import dev.hone.base.InvalidInputException;
import dev.hone.base.Language;
import dev.hone.base.Parameter;
import dev.hone.base.Registry;
import dev.hone.base.Values;
import dev.hone.regularizers.Regularization;
import dev.hone.regularizers.Regularizer;
import dev.hone.regularizers.Regularizers;
import dev.hone.spec.Arm;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Puts an arm together: a switch for each regularizer there is, a slider for each parameter. */
final class ArmDialog {
  /** Takes the arm, or says why it cannot be taken. */
  interface Taker {
    /** Null when it was taken. */
    String take(Arm arm);
  }

  private final BottomSheetDialog dialog;
  private final LinearLayout parts;
  private final TextView error;
  private final Language language;
  private final List<Part> all = new ArrayList<>();

  private ArmDialog(Context context, Regularization start, Taker taker) {
    dialog = new BottomSheetDialog(context);
    View view = LayoutInflater.from(context).inflate(R.layout.dialog_arm, null);
    parts = view.findViewById(R.id.parts);
    error = view.findViewById(R.id.arm_error);
    language = Languages.of(context.getResources());
    for (Registry.Entry<Regularizer> entry : Regularizers.ALL.all()) {
      Values given = null;
      for (Values one : start.values()) {
        given = one.card().equals(entry.card()) ? one : given;
      }
      all.add(new Part(entry.card(), given));
    }
    view.findViewById(R.id.done).setOnClickListener(button -> done(taker));
    dialog.setContentView(view);
    dialog.getBehavior().setState(BottomSheetBehavior.STATE_EXPANDED);
    dialog.getBehavior().setSkipCollapsed(true);
  }

  static void show(Context context, Regularization start, Taker taker) {
    new ArmDialog(context, start, taker).dialog.show();
  }

  /** One regularizer. */
  private final class Part {
    private final Card card;
    private final MaterialSwitch on;
    private final Map<String, Slider> sliders = new LinkedHashMap<>();

    /** Null for off. */
    Part(Card card, Values given) {
      this.card = card;
      LayoutInflater inflater = LayoutInflater.from(parts.getContext());
      View view = inflater.inflate(R.layout.item_regularizer, parts, false);
      on = view.findViewById(R.id.on);
      on.setText(card.name().in(language));
      on.setTag(card.key());
      on.setChecked(given != null);
      ((TextView) view.findViewById(R.id.text)).setText(card.explanation().in(language));
      LinearLayout rows = view.findViewById(R.id.value_row);
      Values from = given != null ? given : Values.usual(card);
      for (Parameter parameter : card.parameters()) {
        View row = inflater.inflate(R.layout.item_parameter, rows, false);
        sliders.put(parameter.key(), slider(row, parameter, from.number(parameter.key())));
        rows.addView(row);
      }
      Runnable showRows = () -> rows.setVisibility(on.isChecked() ? View.VISIBLE : View.GONE);
      showRows.run();
      on.setOnCheckedChangeListener((button, checked) -> showRows.run());
      parts.addView(view);
    }

    private Slider slider(View row, Parameter parameter, double value) {
      TextView shown = row.findViewById(R.id.value);
      Slider slider = row.findViewById(R.id.slider);
      List<Double> values = SliderValues.of(parameter);
      boolean only = card.parameters().size() == 1;
      String label = (only ? card.key() : parameter.key()) + "=";
      slider.setValueFrom(0);
      slider.setValueTo(values.size() - 1f);
      slider.setStepSize(1);
      slider.setContentDescription(
          only ? card.name().in(language) : card.parameterName(parameter.key()).in(language));
      slider.setLabelFormatter(place -> Values.text(values.get(Math.round(place))));
      slider.addOnChangeListener(
          (bar, place, byUser) ->
              shown.setText(label + Values.text(values.get(Math.round(place)))));
      slider.setValue(SliderValues.place(values, value));
      shown.setText(label + Values.text(values.get(Math.round(slider.getValue()))));
      return slider;
    }

    Values values() {
      Map<String, Double> chosen = new LinkedHashMap<>();
      sliders.forEach(
          (key, slider) ->
              chosen.put(
                  key, SliderValues.of(card.parameter(key)).get(Math.round(slider.getValue()))));
      return Values.of(card, chosen);
    }
  }

  private void done(Taker taker) {
    String problem;
    try {
      Values[] chosen =
          all.stream().filter(part -> part.on.isChecked()).map(Part::values).toArray(Values[]::new);
      Regularization regularization = Regularization.of(chosen);
      problem = taker.take(Arm.parse(regularization.toString()));
    } catch (InvalidInputException e) {
      problem = e.said().in(language);
    }
    if (problem == null) {
      dialog.dismiss();
    } else {
      error.setText(problem);
      error.setVisibility(View.VISIBLE);
    }
  }
}
