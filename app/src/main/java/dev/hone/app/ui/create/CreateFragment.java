package dev.hone.app.ui.create;

import android.net.Uri;
import android.os.Bundle;
import android.view.LayoutInflater;
import android.view.View;
import android.view.ViewGroup;
import android.widget.EditText;
import android.widget.LinearLayout;
import android.widget.TextView;
import androidx.annotation.NonNull;
import androidx.annotation.Nullable;
import androidx.core.content.ContextCompat;
import androidx.core.view.ViewCompat;
import com.google.android.material.button.MaterialButton;
import com.google.android.material.materialswitch.MaterialSwitch;
import com.google.android.material.textfield.TextInputLayout;
import dev.hone.app.R;
import dev.hone.app.ui.Formats;
import dev.hone.app.ui.Languages;
import dev.hone.app.ui.Screen;
import dev.hone.app.ui.SystemBars;
import dev.hone.app.ui.Typing;
import dev.hone.app.ui.Uris;
import dev.hone.app.ui.create.CreateState.Doing;
import dev.hone.app.ui.create.CreateState.Looked;
import dev.hone.base.Message;
import dev.hone.regularizers.Regularization;
import dev.hone.spec.Arm;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** The form of a new experiment, in three steps: data, what to compare, network and training. */
public final class CreateFragment extends Screen implements ArmSheet.Taker {
  static final String DATA_CHOSEN = "data";
  static final String SOURCE = "source";
  static final String DATASET = "dataset";
  private static final String SPEC = "spec";

  private static final Map<Field, Integer> FIELDS = new EnumMap<>(Field.class);
  private static final Map<Fold, Integer> FOLDS = new EnumMap<>(Fold.class);

  static {
    FIELDS.put(Field.TRAIN_PART, R.id.train_part);
    FIELDS.put(Field.LABEL_NOISE, R.id.label_noise);
    FIELDS.put(Field.HIDDEN, R.id.hidden);
    FIELDS.put(Field.EPOCHS, R.id.epochs);
    FIELDS.put(Field.BATCH, R.id.batch);
    FIELDS.put(Field.RATE, R.id.rate);
    FIELDS.put(Field.SEEDS, R.id.seeds);
    FIELDS.put(Field.MINUTES, R.id.minutes);
    FIELDS.put(Field.FOLDS, R.id.folds);
    FIELDS.put(Field.SAME_WITHIN, R.id.same_within);
    FIELDS.put(Field.VALIDATION, R.id.validation);
    FIELDS.put(Field.TEST, R.id.test);
    FIELDS.put(Field.CLIP_VALUE, R.id.clip_value);
    FIELDS.put(Field.CLIP_NORM, R.id.clip_norm);
    FIELDS.put(Field.SEED, R.id.seed);
    FIELDS.put(Field.NAME, R.id.name);
    FOLDS.put(Fold.HARDER, R.id.harder);
    FOLDS.put(Fold.NETWORK, R.id.network);
    FOLDS.put(Fold.RARE, R.id.rare);
  }

  private CreateViewModel model;
  private boolean showing;
  private List<Arm> shownArms;
  private final List<PickRows> picks = new ArrayList<>();

  public CreateFragment() {
    super(R.layout.fragment_create);
  }

  /** Arguments that start with a spec from a file. */
  public static Bundle withSpec(Uri uri) {
    return withSpec(uri, null);
  }

  /** The same, on this imported file, whatever the spec names; null for what it names. */
  public static Bundle withSpec(Uri uri, @Nullable Long dataset) {
    Bundle arguments = new Bundle();
    arguments.putString(SPEC, uri.toString());
    if (dataset != null) {
      arguments.putLong(DATASET, dataset);
    }
    return arguments;
  }

  @Override
  public void onCreate(@Nullable Bundle saved) {
    super.onCreate(saved);
    model =
        viewModel(
            CreateViewModel.class,
            (container, state) ->
                CreateFactory.form(
                    container,
                    state,
                    ContextCompat.getContextForLanguage(requireContext().getApplicationContext())
                        .getResources()));
    if (saved == null && getArguments() != null && getArguments().getString(SPEC) != null) {
      Uri spec = Uri.parse(getArguments().getString(SPEC));
      model.openSpec(
          Uris.file(requireContext().getContentResolver(), spec), dataset(getArguments()));
    }
    getParentFragmentManager()
        .setFragmentResultListener(
            DATA_CHOSEN,
            this,
            (key, result) -> model.chooseData(result.getString(SOURCE), dataset(result)));
  }

  private static Long dataset(Bundle from) {
    return from.containsKey(DATASET) ? from.getLong(DATASET) : null;
  }

  @Override
  public void onViewCreated(@NonNull View view, @Nullable Bundle saved) {
    shownArms = null;
    SystemBars.aboveNavigationBar(view.findViewById(R.id.start_bar));
    view.findViewById(R.id.change_data).setOnClickListener(button -> go(R.id.data, null));
    view.findViewById(R.id.start).setOnClickListener(button -> model.start());
    view.findViewById(R.id.add_arm)
        .setOnClickListener(
            button ->
                ArmSheet.show(
                    getChildFragmentManager(),
                    model.state().getValue().draft().arms().size(),
                    Arm.parse(Regularization.NOTHING)));
    preset(view, R.id.preset_classics, Preset.CLASSICS);
    preset(view, R.id.preset_everything, Preset.EVERYTHING);
    preset(view, R.id.preset_l2, Preset.STRENGTH_OF_L2);
    fold(view, R.id.unfold_harder, Fold.HARDER);
    fold(view, R.id.unfold_network, Fold.NETWORK);
    fold(view, R.id.unfold_rare, Fold.RARE);
    toggle(view, R.id.residual, Toggle.RESIDUAL);
    toggle(view, R.id.until_decided, Toggle.UNTIL_DECIDED);
    FIELDS.forEach((field, id) -> text(view, id).addTextChangedListener(typing(view)));
    picks.clear();
    pick(view, R.id.kind, Pick.FAMILY, R.string.field_kind);
    pick(view, R.id.activation, Pick.ACTIVATION, R.string.field_activation);
    pick(view, R.id.optimizer, Pick.OPTIMIZER, R.string.field_optimizer);
    pick(view, R.id.metric, Pick.METRIC, R.string.field_metric);
    pick(view, R.id.loss, Pick.LOSS, R.string.field_loss);
    pick(view, R.id.initializer, Pick.INITIALIZER, R.string.field_initializer);
    pick(view, R.id.schedule, Pick.SCHEDULE, R.string.field_schedule);
    pick(view, R.id.scaling, Pick.SCALING, R.string.field_scaling);
    model.state().observe(getViewLifecycleOwner(), state -> show(view, state));
  }

  private void preset(View view, int id, Preset preset) {
    view.findViewById(id).setOnClickListener(button -> model.take(preset));
  }

  private void fold(View view, int id, Fold fold) {
    view.findViewById(id).setOnClickListener(button -> model.unfold(fold));
  }

  private void toggle(View view, int id, Toggle toggle) {
    MaterialSwitch one = view.findViewById(id);
    one.setOnCheckedChangeListener(
        (button, on) -> {
          if (!showing) {
            model.turn(toggle, on);
          }
        });
  }

  private void pick(View view, int id, Pick pick, int name) {
    picks.add(new PickRows((ViewGroup) view.findViewById(id), pick, name, model));
  }

  private static EditText text(View view, int id) {
    return ((TextInputLayout) view.findViewById(id)).getEditText();
  }

  /** Tells the model what stands in the fields. */
  private Typing typing(View view) {
    return new Typing(
        changed -> {
          if (!showing) {
            Map<Field, String> texts = new EnumMap<>(Field.class);
            FIELDS.forEach((field, id) -> texts.put(field, text(view, id).getText().toString()));
            model.type(texts);
          }
        });
  }

  private void show(View view, CreateState state) {
    if (state.created() != 0) {
      navigation().navigate(R.id.watch, of(state.created()), overTheList());
      return;
    }
    showing = true;
    Draft draft = state.draft();
    FIELDS.forEach((field, id) -> showField(view.findViewById(id), field, state));
    FOLDS.forEach(
        (fold, id) ->
            view.findViewById(id)
                .setVisibility(state.open().contains(fold) ? View.VISIBLE : View.GONE));
    ((MaterialSwitch) view.findViewById(R.id.residual))
        .setChecked(draft.on().contains(Toggle.RESIDUAL));
    ((MaterialSwitch) view.findViewById(R.id.until_decided)).setChecked(draft.untilDecided());
    ((TextInputLayout) view.findViewById(R.id.seeds))
        .setHint(draft.untilDecided() ? R.string.field_seeds_most : R.string.field_seeds);
    view.findViewById(R.id.minutes).setVisibility(draft.untilDecided() ? View.VISIBLE : View.GONE);
    picks.forEach(pick -> pick.show(state));
    showing = false;
    showFolds(view, state);
    showData(view, state);
    TextView parameters = view.findViewById(R.id.parameters);
    parameters.setVisibility(state.size().parameters() < 0 ? View.GONE : View.VISIBLE);
    parameters.setText(
        getString(R.string.parameters, Formats.whole(getResources(), state.size().parameters())));
    showArms(view, draft.arms());
    showError(view.findViewById(R.id.arms_error), state.errors().get(DraftCheck.Place.ARMS));
    showEstimate(view.findViewById(R.id.estimate), state);
    TextView lost = view.findViewById(R.id.lost);
    lost.setVisibility(state.lost() == null ? View.GONE : View.VISIBLE);
    lost.setText(state.lost() == null ? "" : Uris.reason(getResources(), state.lost()));
    view.findViewById(R.id.start).setEnabled(state.valid());
    showDoing(view, state.doing());
  }

  private void showData(View view, CreateState state) {
    TextView title = view.findViewById(R.id.data_title);
    TextView text = view.findViewById(R.id.data_text);
    Looked looked = state.looked();
    if (state.doing() == Doing.READING) {
      title.setText(R.string.reading);
      text.setText("");
      return;
    }
    title.setText(state.draft().data().title(Languages.of(getResources())));
    if (looked.schema() != null) {
      text.setText(DataChoice.describe(getResources(), looked.schema(), looked.rows()));
    } else {
      text.setText(state.problem() == null ? getString(R.string.reading) : "");
    }
  }

  /** A form that is about to go is not to be filled in. */
  private static void showDoing(View view, Doing doing) {
    boolean going = doing == Doing.READING;
    for (int id : new int[] {R.id.arms_card, R.id.network_card, R.id.name_card}) {
      view.findViewById(id).setVisibility(going ? View.INVISIBLE : View.VISIBLE);
    }
    view.findViewById(R.id.unfold_harder).setVisibility(going ? View.GONE : View.VISIBLE);
    if (going) {
      view.findViewById(R.id.difficulty).setVisibility(View.GONE);
      view.findViewById(R.id.harder).setVisibility(View.GONE);
    }
    view.findViewById(R.id.change_data).setEnabled(doing != Doing.STARTING);
  }

  private void showField(TextInputLayout layout, Field field, CreateState state) {
    String text = state.draft().texts().get(field);
    if (!layout.getEditText().getText().toString().equals(text)) {
      layout.getEditText().setText(text);
    }
    Message error = state.errors().get(field);
    layout.setError(error == null ? null : said(error));
    layout.setErrorEnabled(error != null);
  }

  private void showError(TextView view, Message error) {
    view.setVisibility(error == null ? View.GONE : View.VISIBLE);
    view.setText(error == null ? "" : said(error));
  }

  private String said(Message message) {
    return message.in(Languages.of(getResources()));
  }

  /** What is folded is said in a line. */
  private void showFolds(View view, CreateState state) {
    Draft draft = state.draft();
    TextView hard = view.findViewById(R.id.difficulty);
    Message said = state.difficulty();
    hard.setVisibility(said == null ? View.GONE : View.VISIBLE);
    hard.setText(said == null ? "" : said(said));
    ((TextView) view.findViewById(R.id.network_summary))
        .setText(
            getString(
                R.string.network_summary,
                name(draft, Pick.FAMILY),
                draft.text(Field.HIDDEN),
                draft.text(Field.EPOCHS),
                name(draft, Pick.OPTIMIZER),
                draft.text(Field.RATE)));
    for (Map.Entry<Fold, Integer> one :
        Map.of(
                Fold.HARDER, R.id.unfold_harder,
                Fold.NETWORK, R.id.unfold_network,
                Fold.RARE, R.id.unfold_rare)
            .entrySet()) {
      boolean open = state.open().contains(one.getKey());
      MaterialButton button = view.findViewById(one.getValue());
      button.setIconResource(open ? R.drawable.ic_fold : R.drawable.ic_unfold);
      ViewCompat.setStateDescription(button, getString(open ? R.string.unfolded : R.string.folded));
    }
  }

  private String name(Draft draft, Pick pick) {
    return said(pick.card(draft.picks().get(pick).key()).name());
  }

  private void showEstimate(TextView estimate, CreateState state) {
    if (state.doing() == Doing.READING) {
      estimate.setText(R.string.reading);
    } else if (state.problem() != null) {
      estimate.setText(Uris.reason(getResources(), state.problem()));
    } else if (!state.errors().isEmpty()) {
      estimate.setText(said(state.errors().values().iterator().next()));
    } else if (state.size().seconds() < 0) {
      estimate.setText(R.string.estimate_measuring);
    } else {
      estimate.setText(
          getString(
              state.draft().untilDecided() ? R.string.estimate_most : R.string.estimate,
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
      String title = arm.title().in(Languages.of(getResources()));
      View row = LayoutInflater.from(requireContext()).inflate(R.layout.item_arm, rows, false);
      ((TextView) row.findViewById(R.id.arm))
          .setText(i == 0 ? getString(R.string.arm_baseline, title) : title);
      View edit = row.findViewById(R.id.edit);
      edit.setContentDescription(getString(R.string.edit_arm, title));
      edit.setOnClickListener(button -> ArmSheet.show(getChildFragmentManager(), place, arm));
      View remove = row.findViewById(R.id.remove);
      remove.setContentDescription(getString(R.string.remove_arm, title));
      remove.setOnClickListener(button -> model.removeArm(place));
      rows.addView(row);
    }
  }

  @Override
  public String take(int place, Arm arm) {
    if (model.state().getValue().doing() == Doing.READING) {
      return getString(R.string.reading);
    }
    return model.putArm(place, arm) ? null : getString(R.string.arm_exists);
  }
}
