package dev.hone.app.ui.create;

import android.net.Uri;
import android.os.Bundle;
import android.view.LayoutInflater;
import android.view.View;
import android.widget.AutoCompleteTextView;
import android.widget.LinearLayout;
import android.widget.TableLayout;
import android.widget.TableRow;
import android.widget.TextView;
import androidx.activity.result.ActivityResultLauncher;
import androidx.activity.result.contract.ActivityResultContracts;
import androidx.annotation.NonNull;
import androidx.annotation.Nullable;
import androidx.core.widget.NestedScrollView;
import com.google.android.material.card.MaterialCardView;
import com.google.android.material.checkbox.MaterialCheckBox;
import com.google.android.material.progressindicator.LinearProgressIndicator;
import com.google.android.material.textfield.TextInputLayout;
import dev.hone.app.R;
import dev.hone.app.ui.Choices;
import dev.hone.app.ui.Languages;
import dev.hone.app.ui.Screen;
import dev.hone.app.ui.SystemBars;
import dev.hone.app.ui.Uris;
import dev.hone.data.source.DataFormats;
import java.util.List;

/** Built-in data and imported files, with a preview. */
public final class DataFragment extends Screen {
  private static final String FILE = "file";

  private DataViewModel model;
  private ActivityResultLauncher<String[]> openCsv;
  private List<DataChoice> listed;
  private boolean drawn;

  public DataFragment() {
    super(R.layout.fragment_data);
  }

  /** Arguments that open a file at once. */
  public static Bundle withFile(Uri uri) {
    Bundle arguments = new Bundle();
    arguments.putString(FILE, uri.toString());
    return arguments;
  }

  @Override
  public void onCreate(@Nullable Bundle saved) {
    super.onCreate(saved);
    model =
        viewModel(
            DataViewModel.class,
            (container, state) ->
                CreateFactory.choice(
                    container,
                    state,
                    requireContext().getApplicationContext().getContentResolver()));
    openCsv = registerForActivityResult(new ActivityResultContracts.OpenDocument(), this::open);
    if (saved == null && getArguments() != null && getArguments().getString(FILE) != null) {
      open(Uri.parse(getArguments().getString(FILE)));
    }
  }

  /** Reads the file that was chosen; null when none was. */
  void open(@Nullable Uri uri) {
    if (uri != null) {
      model.open(uri.toString());
      if (getView() != null) {
        ((NestedScrollView) getView().findViewById(R.id.scroll)).scrollTo(0, 0);
      }
    }
  }

  @Override
  public void onViewCreated(@NonNull View view, @Nullable Bundle saved) {
    listed = null;
    drawn = false;
    SystemBars.floatAbove(view.findViewById(R.id.use));
    view.findViewById(R.id.open_csv)
        .setOnClickListener(
            button -> openCsv.launch(DataFormats.mimeTypes().toArray(new String[0])));
    view.findViewById(R.id.use).setOnClickListener(button -> model.use());
    model.state().observe(getViewLifecycleOwner(), state -> show(view, state));
  }

  private void show(View view, DataState state) {
    if (state.used() != null) {
      Bundle result = new Bundle();
      result.putString(CreateFragment.SOURCE, state.used().source());
      if (state.used().dataset() != null) {
        result.putLong(CreateFragment.DATASET, state.used().dataset().id);
      }
      getParentFragmentManager().setFragmentResult(CreateFragment.DATA_CHOSEN, result);
      goBack();
      return;
    }
    TextView problem = view.findViewById(R.id.problem);
    problem.setVisibility(state.problem() == null ? View.GONE : View.VISIBLE);
    problem.setText(state.problem() == null ? "" : Uris.reason(getResources(), state.problem()));
    view.findViewById(R.id.use).setEnabled(state.usable());
    if (state.busy() && drawn) {
      ((TextView) view.findViewById(R.id.preview_title)).setText(R.string.reading);
    } else {
      showPreview(view, state); // not while it is read again: ticks stay as they were touched
    }
    drawn = true;
    showChoices(view.findViewById(R.id.sets), state);
  }

  private void showPreview(View view, DataState state) {
    Preview preview = state.preview();
    TextView title = view.findViewById(R.id.preview_title);
    boolean failed = preview == null && state.problem() != null;
    view.findViewById(R.id.preview_card).setVisibility(failed ? View.GONE : View.VISIBLE);
    TextView text = view.findViewById(R.id.preview_text);
    TextView notes = view.findViewById(R.id.notes);
    TextInputLayout target = view.findViewById(R.id.target);
    LinearLayout balance = view.findViewById(R.id.balance);
    TableLayout table = view.findViewById(R.id.table);
    balance.removeAllViews();
    table.removeAllViews();
    ((LinearLayout) view.findViewById(R.id.columns)).removeAllViews();
    if (preview == null) {
      title.setText(R.string.reading);
      text.setText("");
      notes.setVisibility(View.GONE);
      target.setVisibility(View.GONE);
      return;
    }
    PreviewText words = new PreviewText(getResources(), preview);
    title.setText(words.title());
    text.setText(words.text());
    notes.setVisibility(preview.notes().isEmpty() ? View.GONE : View.VISIBLE);
    notes.setText(words.notes());
    target.setVisibility(preview.target().columns().isEmpty() ? View.GONE : View.VISIBLE);
    AutoCompleteTextView choice = (AutoCompleteTextView) target.getEditText();
    Choices.set(
        choice, preview.target().columns(), i -> model.target(preview.target().columns().get(i)));
    choice.setText(preview.target().chosen(), false);
    showColumns(view.findViewById(R.id.columns), preview);
    showBalance(balance, preview);
    table.addView(row(words.headings(), true));
    words.rows().forEach(cells -> table.addView(row(cells, false)));
  }

  /** A column each, with a tick where it is learned from. */
  private void showColumns(LinearLayout list, Preview preview) {
    list.removeAllViews();
    for (Preview.Line line : preview.columns()) {
      MaterialCheckBox box = new MaterialCheckBox(requireContext());
      box.setText(
          getString(
              R.string.column_line, line.name(), line.text().in(Languages.of(getResources()))));
      box.setChecked(line.used());
      box.setEnabled(line.changeable());
      box.setMinHeight(getResources().getDimensionPixelSize(R.dimen.touch));
      box.setOnClickListener(clicked -> model.learnFrom(line.name(), box.isChecked()));
      list.addView(box);
    }
  }

  private void showBalance(LinearLayout balance, Preview preview) {
    for (Preview.Share share : preview.classes()) {
      View bar = LayoutInflater.from(requireContext()).inflate(R.layout.item_bar, balance, false);
      ((TextView) bar.findViewById(R.id.label))
          .setText(getString(R.string.balance, share.name(), share.count(), share.percent()));
      ((LinearProgressIndicator) bar.findViewById(R.id.bar))
          .setProgressCompat(share.percent(), false);
      balance.addView(bar);
    }
  }

  private TableRow row(List<String> cells, boolean heading) {
    TableRow row = new TableRow(requireContext());
    for (String text : cells) {
      TextView cell = new TextView(requireContext());
      cell.setText(text);
      cell.setTextAppearance(
          heading
              ? com.google.android.material.R.style.TextAppearance_Material3_LabelMedium
              : com.google.android.material.R.style.TextAppearance_Material3_BodySmall);
      int gap = Math.round(12 * getResources().getDisplayMetrics().density);
      cell.setPaddingRelative(0, gap / 3, gap, gap / 3);
      row.addView(cell);
    }
    return row;
  }

  private void showChoices(LinearLayout list, DataState state) {
    if (!state.choices().equals(listed)) {
      listed = state.choices();
      list.removeAllViews();
      for (DataChoice choice : listed) {
        MaterialCardView card =
            (MaterialCardView)
                LayoutInflater.from(requireContext()).inflate(R.layout.item_data, list, false);
        ((TextView) card.findViewById(R.id.title))
            .setText(choice.title(Languages.of(getResources())));
        ((TextView) card.findViewById(R.id.text))
            .setText(
                choice.entry() == null
                    ? getString(R.string.imported)
                    : choice.entry().description().in(Languages.of(getResources())));
        card.setOnClickListener(
            clicked -> {
              model.look(choice);
              ((NestedScrollView) requireView().findViewById(R.id.scroll)).smoothScrollTo(0, 0);
            });
        list.addView(card);
      }
    }
    for (int i = 0; i < listed.size(); i++) {
      ((MaterialCardView) list.getChildAt(i)).setChecked(listed.get(i).equals(state.selected()));
    }
  }
}
