package dev.hone.app.ui.create;

import android.app.Dialog;
import android.os.Bundle;
import android.view.LayoutInflater;
import android.view.View;
import android.view.ViewGroup;
import android.widget.LinearLayout;
import android.widget.TextView;
import androidx.annotation.NonNull;
import androidx.annotation.Nullable;
import androidx.fragment.app.FragmentManager;
import com.google.android.material.bottomsheet.BottomSheetBehavior;
import com.google.android.material.bottomsheet.BottomSheetDialog;
import com.google.android.material.bottomsheet.BottomSheetDialogFragment;
import com.google.android.material.materialswitch.MaterialSwitch;
import dev.hone.app.R;
import dev.hone.app.ui.Languages;
import dev.hone.base.Card;
import dev.hone.base.InvalidInputException;
import dev.hone.base.JsonFields;
import dev.hone.base.Language;
import dev.hone.base.Parameter;
import dev.hone.base.Registry;
import dev.hone.regularizers.Regularizer;
import dev.hone.regularizers.Regularizers;
import dev.hone.spec.Arm;
import java.util.ArrayList;

/** Puts an arm together: a switch for each regularizer there is, a field for each parameter. */
public final class ArmSheet extends BottomSheetDialogFragment {
  private static final String PLACE = "place";
  private static final String ARM = "arm";
  private static final String LINES = "lines";

  private ArmDraft draft;

  /** Takes the arm, or says why it cannot be taken. */
  interface Taker {
    /** Null when it was taken. */
    String take(int place, Arm arm);
  }

  /** Shows the sheet over a screen that is a {@link Taker}. */
  static void show(FragmentManager children, int place, Arm arm) {
    Bundle arguments = new Bundle();
    arguments.putInt(PLACE, place);
    arguments.putString(ARM, arm.toJson().toString());
    ArmSheet sheet = new ArmSheet();
    sheet.setArguments(arguments);
    sheet.show(children, null);
  }

  @Override
  public void onCreate(@Nullable Bundle saved) {
    super.onCreate(saved);
    draft = ArmDraft.of(Arm.fromJson(JsonFields.parse(ARM, requireArguments().getString(ARM))));
    if (saved != null) {
      draft.restore(saved.getStringArrayList(LINES));
    }
  }

  @Override
  public void onSaveInstanceState(@NonNull Bundle saved) {
    super.onSaveInstanceState(saved);
    saved.putStringArrayList(LINES, new ArrayList<>(draft.lines()));
  }

  @NonNull
  @Override
  public Dialog onCreateDialog(@Nullable Bundle saved) {
    BottomSheetDialog dialog = (BottomSheetDialog) super.onCreateDialog(saved);
    dialog.getBehavior().setState(BottomSheetBehavior.STATE_EXPANDED);
    dialog.getBehavior().setSkipCollapsed(true);
    return dialog;
  }

  @Override
  public View onCreateView(
      @NonNull LayoutInflater inflater, @Nullable ViewGroup parent, @Nullable Bundle saved) {
    return inflater.inflate(R.layout.dialog_arm, parent, false);
  }

  @Override
  public void onViewCreated(@NonNull View view, @Nullable Bundle saved) {
    LinearLayout parts = view.findViewById(R.id.parts);
    for (Registry.Entry<Regularizer> entry : Regularizers.ALL.all()) {
      addPart(parts, entry.card());
    }
    TextView error = view.findViewById(R.id.arm_error);
    view.findViewById(R.id.done).setOnClickListener(button -> done(error));
  }

  private void addPart(LinearLayout parts, Card card) {
    Language language = Languages.of(getResources());
    View view = getLayoutInflater().inflate(R.layout.item_regularizer, parts, false);
    view.setSaveFromParentEnabled(false); // all parts have the same ids; the draft is what is kept
    MaterialSwitch on = view.findViewById(R.id.on);
    on.setText(card.name().in(language));
    on.setTag(card.key());
    on.setChecked(draft.isOn(card));
    ((TextView) view.findViewById(R.id.text)).setText(card.explanation().in(language));
    LinearLayout rows = view.findViewById(R.id.value_row);
    rows.setVisibility(draft.isOn(card) ? View.VISIBLE : View.GONE);
    for (Parameter parameter : card.parameters()) {
      ParameterRow.add(
          rows,
          card,
          parameter,
          language,
          draft.typed(card, parameter.key()),
          text -> draft.type(card, parameter.key(), text));
    }
    on.setOnCheckedChangeListener(
        (button, checked) -> {
          draft.turn(card, checked);
          rows.setVisibility(checked ? View.VISIBLE : View.GONE);
        });
    parts.addView(view);
  }

  private void done(TextView error) {
    String problem;
    try {
      Taker taker = (Taker) requireParentFragment();
      problem = taker.take(requireArguments().getInt(PLACE), draft.arm());
    } catch (InvalidInputException e) {
      problem = e.said().in(Languages.of(getResources()));
    }
    if (problem == null) {
      dismiss();
    } else {
      error.setText(problem);
      error.setVisibility(View.VISIBLE);
    }
  }
}
