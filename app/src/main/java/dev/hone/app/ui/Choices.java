package dev.hone.app.ui;

import android.content.Context;
import android.widget.ArrayAdapter;
import android.widget.AutoCompleteTextView;
import android.widget.Filter;
import androidx.annotation.NonNull;
import dev.hone.app.R;
import java.util.List;
import java.util.function.IntConsumer;

/** Drop-down lists. */
public final class Choices {
  private Choices() {}

  /** Fills a list; the consumer hears the index of what is chosen. */
  public static void set(AutoCompleteTextView view, List<String> choices, IntConsumer onChosen) {
    view.setAdapter(new All(view.getContext(), choices));
    view.setOnItemClickListener((parent, item, position, id) -> onChosen.accept(position));
  }

  /** Shows all choices, whatever stands in the field. */
  private static final class All extends ArrayAdapter<String> {
    private final List<String> choices;

    All(Context context, List<String> choices) {
      super(context, R.layout.item_choice, choices);
      this.choices = choices;
    }

    @NonNull
    @Override
    public Filter getFilter() {
      return new Filter() {
        @Override
        protected FilterResults performFiltering(CharSequence text) {
          FilterResults results = new FilterResults();
          results.values = choices;
          results.count = choices.size();
          return results;
        }

        @Override
        protected void publishResults(CharSequence text, FilterResults results) {
          notifyDataSetChanged();
        }
      };
    }
  }
}
