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
import dev.hone.base.InvalidInputException;
import dev.hone.regularizers.Regularization;
import dev.hone.spec.Arm;
import java.util.ArrayList;
import java.util.List;

/** Puts a setting together: switches and sliders, one for each regulariser. */
final class ArmDialog {
  /** Takes the setting, or says why it cannot be taken. */
  interface Taker {
    /** Null when it was taken. */
    String take(Arm arm);
  }

  private final BottomSheetDialog dialog;
  private final LinearLayout parts;
  private final TextView error;

  private ArmDialog(Context context, Regularization start, Taker taker) {
    dialog = new BottomSheetDialog(context);
    View view = LayoutInflater.from(context).inflate(R.layout.dialog_arm, null);
    parts = view.findViewById(R.id.parts);
    error = view.findViewById(R.id.arm_error);
    for (Regularizer regularizer : Regularizer.values()) {
      addPart(regularizer, regularizer.in(start));
    }
    view.findViewById(R.id.done).setOnClickListener(button -> done(taker));
    dialog.setContentView(view);
    dialog.getBehavior().setState(BottomSheetBehavior.STATE_EXPANDED);
    dialog.getBehavior().setSkipCollapsed(true);
  }

  static void show(Context context, Regularization start, Taker taker) {
    new ArmDialog(context, start, taker).dialog.show();
  }

  private void addPart(Regularizer regularizer, double value) {
    View part =
        LayoutInflater.from(parts.getContext()).inflate(R.layout.item_regularizer, parts, false);
    MaterialSwitch on = part.findViewById(R.id.on);
    on.setText(regularizer.name);
    on.setTag(regularizer.key);
    on.setChecked(value != 0);
    ((TextView) part.findViewById(R.id.text)).setText(regularizer.text);
    View row = part.findViewById(R.id.value_row);
    TextView shown = part.findViewById(R.id.value);
    Slider slider = part.findViewById(R.id.slider);
    if (!regularizer.values.isEmpty()) {
      slider.setValueFrom(0);
      slider.setValueTo(regularizer.values.size() - 1f);
      slider.setStepSize(1);
      slider.setContentDescription(parts.getContext().getString(regularizer.name));
      slider.setLabelFormatter(
          place -> Regularizer.text(regularizer.values.get(Math.round(place))));
      slider.addOnChangeListener(
          (bar, place, byUser) ->
              shown.setText(regularizer.part(regularizer.values.get(Math.round(place)))));
      slider.setValue(regularizer.place(value != 0 ? value : regularizer.usual));
      shown.setText(regularizer.part(regularizer.values.get(Math.round(slider.getValue()))));
    }
    Runnable showRow =
        () ->
            row.setVisibility(
                on.isChecked() && !regularizer.values.isEmpty() ? View.VISIBLE : View.GONE);
    showRow.run();
    on.setOnCheckedChangeListener((button, checked) -> showRow.run());
    part.setTag(regularizer);
    parts.addView(part);
  }

  private void done(Taker taker) {
    List<String> chosen = new ArrayList<>();
    for (int i = 0; i < parts.getChildCount(); i++) {
      View part = parts.getChildAt(i);
      Regularizer regularizer = (Regularizer) part.getTag();
      MaterialSwitch on = part.findViewById(R.id.on);
      Slider slider = part.findViewById(R.id.slider);
      if (on.isChecked()) {
        chosen.add(
            regularizer.part(
                regularizer.values.isEmpty()
                    ? 1
                    : regularizer.values.get(Math.round(slider.getValue()))));
      }
    }
    String problem;
    try {
      problem = taker.take(Arm.parse(chosen.isEmpty() ? "none" : String.join("+", chosen)));
    } catch (InvalidInputException e) {
      problem = e.said().in(Languages.of(error.getResources()));
    }
    if (problem == null) {
      dialog.dismiss();
    } else {
      error.setText(problem);
      error.setVisibility(View.VISIBLE);
    }
  }
}
