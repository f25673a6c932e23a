package dev.hone.app.ui.experiments;

import android.content.res.Resources;
import android.view.LayoutInflater;
import android.view.View;
import android.view.ViewGroup;
import android.widget.TextView;
import androidx.annotation.NonNull;
import androidx.core.view.AccessibilityDelegateCompat;
import androidx.core.view.ViewCompat;
import androidx.core.view.accessibility.AccessibilityNodeInfoCompat;
import androidx.recyclerview.widget.DiffUtil;
import androidx.recyclerview.widget.ListAdapter;
import androidx.recyclerview.widget.RecyclerView;
import com.google.android.material.progressindicator.LinearProgressIndicator;
import dev.hone.app.R;
import dev.hone.app.data.ExperimentEntity;
import dev.hone.app.data.ExperimentState;
import dev.hone.app.data.Experiments;
import dev.hone.app.ui.Formats;
import dev.hone.app.ui.Languages;
import dev.hone.app.ui.chart.SparkView;
import dev.hone.base.Language;
import java.util.List;
import java.util.Objects;

/** One card an experiment. */
final class ExperimentAdapter
    extends ListAdapter<ExperimentEntity, ExperimentAdapter.ExperimentHolder> {
  /** What can be done with a card. */
  interface Actions {
    void open(ExperimentEntity experiment);

    void showMenu(View anchor, ExperimentEntity experiment);

    Glance glance(ExperimentEntity experiment);
  }

  private static final DiffUtil.ItemCallback<ExperimentEntity> DIFFERENCES =
      new DiffUtil.ItemCallback<>() {
        @Override
        public boolean areItemsTheSame(@NonNull ExperimentEntity a, @NonNull ExperimentEntity b) {
          return a.id == b.id;
        }

        @Override
        public boolean areContentsTheSame(
            @NonNull ExperimentEntity a, @NonNull ExperimentEntity b) {
          return a.name.equals(b.name)
              && a.state == b.state
              && a.waitReason == b.waitReason
              && a.finishedRuns == b.finishedRuns
              && Objects.equals(a.message, b.message);
        }
      };

  private static final Object AGE = new Object();

  private final Actions actions;
  private long marked;

  ExperimentAdapter(Actions actions) {
    super(DIFFERENCES);
    this.actions = actions;
  }

  @NonNull
  @Override
  public ExperimentHolder onCreateViewHolder(@NonNull ViewGroup parent, int type) {
    return new ExperimentHolder(
        LayoutInflater.from(parent.getContext()).inflate(R.layout.item_experiment, parent, false));
  }

  @Override
  public void onBindViewHolder(@NonNull ExperimentHolder holder, int position) {
    holder.show(getItem(position));
  }

  @Override
  public void onBindViewHolder(
      @NonNull ExperimentHolder holder, int position, @NonNull List<Object> changes) {
    if (changes.isEmpty() || !changes.stream().allMatch(AGE::equals)) {
      onBindViewHolder(holder, position);
    } else {
      holder.showAge(getItem(position));
    }
  }

  /** There is more to show of an experiment. */
  void refresh(long id) {
    int position = position(id);
    if (position >= 0) {
      notifyItemChanged(position);
    }
  }

  /** Time went by. */
  void refreshAges() {
    notifyItemRangeChanged(0, getItemCount(), AGE);
  }

  /** Marks the card of what is opened, 0 for none; false if it was so before. */
  boolean mark(long opened) {
    long before = marked;
    marked = opened;
    if (before == opened) {
      return false;
    }
    refresh(before);
    refresh(opened);
    return true;
  }

  long marked() {
    return marked;
  }

  /** Where the marked card stands; -1 where it does not, or none is marked. */
  int markedPosition() {
    return position(marked);
  }

  private int position(long id) {
    for (int i = 0; i < getItemCount(); i++) {
      if (getItem(i).id == id) {
        return i;
      }
    }
    return -1;
  }

  /** The views of a card. */
  final class ExperimentHolder extends RecyclerView.ViewHolder {
    private final TextView name;
    private final TextView state;
    private final TextView date;
    private final TextView data;
    private final TextView figure;
    private final SparkView spark;
    private final LinearProgressIndicator progress;
    private final View more;

    ExperimentHolder(View view) {
      super(view);
      name = view.findViewById(R.id.name);
      state = view.findViewById(R.id.state);
      date = view.findViewById(R.id.date);
      data = view.findViewById(R.id.data);
      figure = view.findViewById(R.id.figure);
      spark = view.findViewById(R.id.spark);
      progress = view.findViewById(R.id.progress);
      more = view.findViewById(R.id.more);
      // Not the view's own state: its button would say that it is selected, too.
      ViewCompat.setAccessibilityDelegate(
          view,
          new AccessibilityDelegateCompat() {
            @Override
            public void onInitializeAccessibilityNodeInfo(
                @NonNull View host, @NonNull AccessibilityNodeInfoCompat info) {
              super.onInitializeAccessibilityNodeInfo(host, info);
              info.setSelected(host.isActivated());
            }
          });
    }

    void show(ExperimentEntity experiment) {
      name.setText(experiment.name);
      state.setText(Formats.stateAndDifficulty(itemView.getResources(), experiment));
      Language language = Languages.of(itemView.getResources());
      String title = Experiments.title(Experiments.spec(experiment), language);
      data.setVisibility(title.equals(experiment.name) ? View.GONE : View.VISIBLE);
      data.setText(title);
      Glance glance = actions.glance(experiment);
      figure.setVisibility(glance.figure() == null ? View.GONE : View.VISIBLE);
      figure.setText(glance.figure() == null ? "" : glance.figure().in(language));
      spark.setVisibility(glance.curves().isEmpty() ? View.GONE : View.VISIBLE);
      spark.setCurves(glance.curves());
      showAge(experiment);
      itemView.setActivated(experiment.id == marked);
      progress.setVisibility(
          experiment.state.active() && experiment.finishedRuns > 0 ? View.VISIBLE : View.GONE);
      progress.setMax(experiment.totalRuns);
      progress.setProgressCompat(experiment.finishedRuns, false);
      more.setContentDescription(
          itemView.getResources().getString(R.string.more_of, experiment.name));
      more.setOnClickListener(view -> actions.showMenu(view, experiment));
      itemView.setOnClickListener(view -> actions.open(experiment));
    }

    void showAge(ExperimentEntity experiment) {
      Resources resources = itemView.getResources();
      long now = System.currentTimeMillis();
      Glance glance = actions.glance(experiment);
      if (experiment.state == ExperimentState.FINISHED && glance.equals(Glance.NONE)) {
        date.setText(""); // is being read
      } else if (glance.ended() != 0) {
        date.setText(Age.ofResult(resources, glance.ended(), now));
      } else {
        date.setText(Age.ofExperiment(resources, experiment.createdAt, now));
      }
    }
  }
}
