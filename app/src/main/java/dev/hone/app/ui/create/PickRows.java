package dev.hone.app.ui.create;

import android.view.LayoutInflater;
import android.view.View;
import android.view.ViewGroup;
import android.widget.AutoCompleteTextView;
import android.widget.TextView;
import com.google.android.material.textfield.TextInputLayout;
import dev.hone.app.R;
import dev.hone.app.ui.Choices;
import dev.hone.app.ui.Languages;
import dev.hone.base.Card;
import dev.hone.base.Language;
import dev.hone.base.Parameter;
import dev.hone.optim.Optimizers;
import java.util.List;
import java.util.stream.Collectors;

/** A list to choose from, and below it a field for each parameter of what is chosen. */
final class PickRows {
  private final Pick pick;
  private final CreateViewModel model;
  private final TextInputLayout list;
  private final ViewGroup parameters;
  private final TextView error;
  private final Language language;
  private List<Card> offered = List.of();
  private Picked shown;

  PickRows(ViewGroup place, Pick pick, int name, CreateViewModel model) {
    this.pick = pick;
    this.model = model;
    language = Languages.of(place.getResources());
    View view = LayoutInflater.from(place.getContext()).inflate(R.layout.item_pick, place, false);
    view.setSaveFromParentEnabled(false); // all have the same ids; what is chosen is the draft's
    list = view.findViewById(R.id.choice);
    list.setHint(place.getResources().getString(name));
    parameters = view.findViewById(R.id.parameter_rows);
    error = view.findViewById(R.id.pick_error);
    place.addView(view);
  }

  void show(CreateState state) {
    Draft draft = state.draft();
    List<Card> cards = pick.suiting(draft.data().task(), state.looked().sequences());
    AutoCompleteTextView choice = (AutoCompleteTextView) list.getEditText();
    if (!cards.equals(offered)) {
      offered = cards;
      Choices.set(
          choice,
          cards.stream().map(this::title).collect(Collectors.toList()),
          i -> model.choose(pick, cards.get(i)));
    }
    Picked picked = draft.picks().get(pick);
    Card card = pick.card(picked.key());
    choice.setText(title(card), false);
    if (!picked.equals(shown)) {
      shown = picked;
      parameters.removeAllViews();
      for (Parameter parameter : card.parameters()) {
        String key = parameter.key();
        ParameterRow.add(
            parameters,
            card,
            parameter,
            language,
            picked.typed().get(key),
            text -> {
              shown = shown.with(key, text); // stands there already
              model.type(pick, key, text);
            });
      }
    }
    boolean wrong = state.errors().containsKey(pick);
    error.setVisibility(wrong ? View.VISIBLE : View.GONE);
    error.setText(wrong ? state.errors().get(pick).in(language) : "");
  }

  /** The name in the reader's language; of an optimiser, what it adapts, too. */
  private String title(Card card) {
    String name = card.name().in(language);
    return pick == Pick.OPTIMIZER
        ? name + " · " + Optimizers.of(card.key()).adapts().said().in(language)
        : name;
  }
}
