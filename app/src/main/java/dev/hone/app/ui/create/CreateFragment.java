package dev.hone.app.ui.create;

import android.net.Uri;
import android.os.Bundle;
import android.text.Editable;
import android.text.TextWatcher;
import android.view.LayoutInflater;
import android.view.View;
import android.widget.AutoCompleteTextView;
import android.widget.EditText;
import android.widget.LinearLayout;
import android.widget.TextView;
import androidx.annotation.NonNull;
import androidx.annotation.Nullable;
import androidx.navigation.NavOptions;
import androidx.navigation.fragment.NavHostFragment;
import com.google.android.material.textfield.TextInputLayout;
import dev.hone.activations.Activation;
import dev.hone.activations.Activations;
import dev.hone.app.R;
import dev.hone.app.ui.Choices;
import dev.hone.app.ui.Formats;
import dev.hone.app.ui.Screen;
import dev.hone.base.Language;
import dev.hone.base.Message;
import dev.hone.nn.family.Families;
import dev.hone.nn.family.Family;
import dev.hone.optim.Optimizer;
import dev.hone.optim.Optimizers;
import dev.hone.regularizers.Regularization;
import dev.hone.spec.Arm;
import java.text.NumberFormat;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The form of a new experiment. */
public final class CreateFragment extends Screen {
  static final String DATA_CHOSEN = "data";
  static final String SOURCE = "source";
  static final String DATASET = "dataset";
  private static final String SPEC = "spec";

  private static final Map<Field, Integer> FIELDS = new EnumMap<>(Field.class);

  static {
    FIELDS.put(Field.TRAIN_PART, R.id.train_part);
    FIELDS.put(Field.LABEL_NOISE, R.id.label_noise);
    FIELDS.put(Field.HIDDEN, R.id.hidden);
    FIELDS.put(Field.EPOCHS, R.id.epochs);
    FIELDS.put(Field.BATCH, R.id.batch);
    FIELDS.put(Field.RATE, R.id.rate);
    FIELDS.put(Field.SEEDS, R.id.seeds);
    FIELDS.put(Field.NAME, R.id.name);
  }

  private CreateViewModel model;
  private boolean showing;
  private List<Arm> shownArms;

  public CreateFragment() {
    super(R.layout.fragment_create);
  }

  /** Arguments that start with a spec from a file. */
  public static Bundle withSpec(Uri uri) {
    Bundle arguments = new Bundle();
    arguments.putString(SPEC, uri.toString());
    return arguments;
  }

  @Override
  public void onCreate(@Nullable Bundle saved) {
    super.onCreate(saved);
    model =
        viewModel(
            CreateViewModel.class,
            (container, state) ->
                new CreateViewModel(
                    container, state, requireContext().getApplicationContext().getResources()));
    if (saved == null && getArguments() != null && getArguments().getString(SPEC) != null) {
      model.openSpec(
          requireContext().getContentResolver(), Uri.parse(getArguments().getString(SPEC)));
    }
    getParentFragmentManager()
        .setFragmentResultListener(
            DATA_CHOSEN,
            this,
            (key, result) ->
                model.chooseData(
                    result.getString(SOURCE),
                    result.containsKey(DATASET) ? result.getLong(DATASET) : null));
  }

  @Override
  public void onViewCreated(@NonNull View view, @Nullable Bundle saved) {
    shownArms = null;
    view.findViewById(R.id.change_data).setOnClickListener(button -> go(R.id.data, null));
    view.findViewById(R.id.start).setOnClickListener(button -> start(view));
    view.findViewById(R.id.add_arm)
        .setOnClickListener(
            button -> {
              int end = model.state().getValue().draft().arms().size();
              ArmDialog.show(requireContext(), Regularization.NONE, arm -> model.putArm(end, arm));
            });
    FIELDS.forEach((field, id) -> text(view, id).addTextChangedListener(new Typed(view)));
    List<Family> families =
        Families.ALL.names().stream()
            .map(key -> Families.of("model", key))
            .collect(Collectors.toList());
    Choices.set(
        choice(view, R.id.kind),
        families.stream().map(Draft::title).collect(Collectors.toList()),
        i -> model.choose(families.get(i)));
    List<Activation> activations =
        Activations.ALL.names().stream().map(Activations::of).collect(Collectors.toList());
    Choices.set(
        choice(view, R.id.activation),
        activations.stream().map(this::title).collect(Collectors.toList()),
        i -> model.choose(activations.get(i)));
    List<String> optimizers =
        Arrays.stream(Optimizer.Adapts.values())
            .flatMap(adapts -> Optimizers.names(adapts).stream())
            .collect(Collectors.toList());
    Choices.set(
        choice(view, R.id.optimizer),
        optimizers.stream().map(name -> title(Optimizers.of(name))).collect(Collectors.toList()),
        i -> model.chooseOptimizer(optimizers.get(i)));
    model.state().observe(getViewLifecycleOwner(), state -> show(view, state));
  }

  /** The name in the reader's language; with its text where its parameters are not the usual. */
  private String title(Activation activation) {
    String name = said(activation.values().card().name());
    return activation.text().equals(activation.key()) ? name : name + " · " + activation.text();
  }

  /** The name in the reader's language, and what it adapts. */
  private String title(Optimizer optimizer) {
    return said(optimizer.values().card().name()) + " · " + said(optimizer.adapts().said());
  }

  private String said(Message message) {
    return message.in(Language.of(getResources().getConfiguration().getLocales().get(0)));
  }

  private static EditText text(View view, int id) {
    return ((TextInputLayout) view.findViewById(id)).getEditText();
  }

  private static AutoCompleteTextView choice(View view, int id) {
    return (AutoCompleteTextView) text(view, id);
  }

  /** Tells the model what stands in the fields. */
  private final class Typed implements TextWatcher {
    private final View view;

    Typed(View view) {
      this.view = view;
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
      if (!showing) {
        Map<Field, String> texts = new EnumMap<>(Field.class);
        FIELDS.forEach((field, id) -> texts.put(field, text(view, id).getText().toString()));
        model.type(texts);
      }
    }
  }

  private void show(View view, CreateState state) {
    if (state.created() != 0) {
      NavHostFragment.findNavController(this)
          .navigate(
              R.id.watch,
              of(state.created()),
              new NavOptions.Builder().setPopUpTo(R.id.experiments, false).build());
      return;
    }
    showing = true;
    Draft draft = state.draft();
    Map<Field, String> texts = draft.texts();
    FIELDS.forEach(
        (field, id) -> {
          TextInputLayout layout = view.findViewById(id);
          if (!layout.getEditText().getText().toString().equals(texts.get(field))) {
            layout.getEditText().setText(texts.get(field));
          }
          String error = state.errors().get(field);
          layout.setError(error);
          layout.setErrorEnabled(error != null);
        });
    choice(view, R.id.kind).setText(Draft.title(draft.family()), false);
    choice(view, R.id.activation).setText(title(draft.activation()), false);
    choice(view, R.id.optimizer).setText(title(Optimizers.of(draft.optimizer())), false);
    showing = false;
    ((TextView) view.findViewById(R.id.data_title)).setText(draft.data().title());
    ((TextView) view.findViewById(R.id.data_text))
        .setText(state.dataText().isEmpty() ? getString(R.string.reading) : state.dataText());
    TextView parameters = view.findViewById(R.id.parameters);
    parameters.setVisibility(state.size().parameters() < 0 ? View.GONE : View.VISIBLE);
    parameters.setText(
        getString(
            R.string.parameters, NumberFormat.getInstance().format(state.size().parameters())));
    showArms(view, draft.arms());
    TextView armsError = view.findViewById(R.id.arms_error);
    armsError.setVisibility(state.errors().containsKey(Field.ARMS) ? View.VISIBLE : View.GONE);
    armsError.setText(state.errors().get(Field.ARMS));
    showEstimate(view.findViewById(R.id.estimate), state);
    view.findViewById(R.id.start).setEnabled(state.valid());
  }

  private void showEstimate(TextView estimate, CreateState state) {
    if (state.problem() != null) {
      estimate.setText(state.problem());
    } else if (!state.errors().isEmpty()) {
      estimate.setText(state.errors().values().iterator().next());
    } else if (state.size().seconds() < 0) {
      estimate.setText(R.string.estimate_measuring);
    } else {
      estimate.setText(
          getString(
              R.string.estimate,
              state.size().runs(),
              Formats.duration(getResources(), state.size().seconds())));
    }
  }

  private void showArms(View view, List<Arm> arms) {
    if (arms.equals(shownArms)) {
      return;
    }
    shownArms = arms;
    LinearLayout rows = view.findViewById(R.id.arms);
    rows.removeAllViews();
    for (int i = 0; i < arms.size(); i++) {
      Arm arm = arms.get(i);
      int place = i;
      View row = LayoutInflater.from(requireContext()).inflate(R.layout.item_arm, rows, false);
      ((TextView) row.findViewById(R.id.arm))
          .setText(i == 0 ? getString(R.string.arm_baseline, arm.name()) : arm.name());
      View edit = row.findViewById(R.id.edit);
      edit.setContentDescription(getString(R.string.edit_arm, arm.name()));
      edit.setOnClickListener(
          button ->
              ArmDialog.show(
                  requireContext(), arm.regularization(), other -> model.putArm(place, other)));
      View remove = row.findViewById(R.id.remove);
      remove.setContentDescription(getString(R.string.remove_arm, arm.name()));
      remove.setOnClickListener(button -> model.removeArm(place));
      rows.addView(row);
    }
  }

  private void start(View view) {
    view.findViewById(R.id.start).setEnabled(false);
    model.start();
  }
}
