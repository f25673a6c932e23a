package dev.hone.app.ui.reference;

import android.graphics.Typeface;
import android.os.Bundle;
import android.text.SpannableStringBuilder;
import android.text.Spanned;
import android.text.style.RelativeSizeSpan;
import android.text.style.StyleSpan;
import android.view.View;
import android.view.ViewGroup;
import android.widget.TextView;
import androidx.annotation.NonNull;
import androidx.annotation.Nullable;
import dev.hone.app.R;
import dev.hone.app.ui.Languages;
import dev.hone.app.ui.Screen;
import dev.hone.app.ui.SystemBars;
import dev.hone.base.Card;
import dev.hone.base.Language;
import dev.hone.base.Registry;
import dev.hone.report.Reference;

/** What the engine's registries hold: each thing's name, what it does and where it is from. */
public final class ReferenceFragment extends Screen {
  private static final float HEADING = 1.3f;

  public ReferenceFragment() {
    super(R.layout.fragment_text);
  }

  @Override
  public void onViewCreated(@NonNull View view, @Nullable Bundle saved) {
    SystemBars.scrollUnder((ViewGroup) view);
    ((TextView) view.findViewById(R.id.text)).setText(text(Languages.of(getResources())));
  }

  static CharSequence text(Language language) {
    SpannableStringBuilder text = new SpannableStringBuilder();
    for (Registry<?> registry : Reference.REGISTRIES) {
      String kind = registry.kindName().in(language);
      append(text, kind, new RelativeSizeSpan(HEADING), "\n\n");
      for (Registry.Entry<?> entry : registry.all()) {
        append(text, entry.card().name().in(language), new StyleSpan(Typeface.BOLD), "\n");
        text.append(about(entry.card(), language)).append("\n\n");
      }
    }
    return text;
  }

  private static String about(Card card, Language language) {
    String explanation = card.explanation().in(language);
    return card.paper().isEmpty() ? explanation : explanation + " (" + card.paper() + ")";
  }

  private static void append(SpannableStringBuilder text, String words, Object span, String end) {
    text.append(words, span, Spanned.SPAN_EXCLUSIVE_EXCLUSIVE).append(end);
  }
}
