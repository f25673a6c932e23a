package dev.hone.app.ui.look;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import android.view.Menu;
import android.view.View;
import android.view.ViewGroup;
import android.widget.AutoCompleteTextView;
import android.widget.TextView;
import androidx.appcompat.widget.Toolbar;
import androidx.test.ext.junit.runners.AndroidJUnit4;
import com.google.android.material.textfield.TextInputLayout;
import dev.hone.app.App;
import dev.hone.base.Registry;
import dev.hone.report.Reference;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.Rule;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.robolectric.annotation.Config;

/** On a phone in Chinese no screen speaks English, but for words that have a reason. */
@RunWith(AndroidJUnit4.class)
@Config(qualifiers = "zh-rCN-w411dp-h4000dp-port-mdpi")
public class ChineseTest {
  private static final Pattern WORD = Pattern.compile("[A-Za-z][A-Za-z0-9.+_=/-]*");

  /** Words in Latin letters that a reader of Chinese expects, by their reason. */
  private static final Map<String, Set<String>> ALLOWED = new HashMap<>();

  static {
    ALLOWED.put("the app's name", Set.of("Hone"));
    ALLOWED.put(
        "methods that Chinese textbooks name so as well",
        Set.of(
            "Adadelta",
            "Adagrad",
            "Adam",
            "AdamW",
            "Dropout",
            "ELU",
            "FTRL",
            "GRU",
            "Glorot",
            "He",
            "Huber",
            "LSTM",
            "Leaky",
            "MLP",
            "Nesterov",
            "PReLU",
            "RMSprop",
            "RNN",
            "ReLU",
            "SGD",
            "Sigmoid",
            "Softplus",
            "Tanh",
            "Zoneout",
            "L1",
            "L2"));
    ALLOWED.put(
        "formats of files", Set.of("CSV", "HTML", "JSON", "ARFF", "LIBSVM", "Excel", "tflite"));
    ALLOWED.put(
        "parts of phones, programs and languages",
        Set.of("CPU", "GPU", "Java", "TensorFlow", "Lite"));
    ALLOWED.put("as specs have it, and a part of an LSTM", Set.of("loo", "cell"));
    ALLOWED.put("a version that is not released", Set.of("SNAPSHOT"));
    ALLOWED.put("a chemical formula", Set.of("CO2"));
    ALLOWED.put("units", Set.of("B", "kB", "MB", "KB"));
  }

  @Rule public final App app = new App();

  private final Map<String, Set<String>> found = new TreeMap<>();

  @Test
  public void noScreen_speaksEnglish() {
    Screens.choose(false);
    new Screens(app, this::read).walk();
    assertEquals("{}", found.toString());
  }

  @Test
  public void everyAllowedWord_hasOneReason() {
    Set<String> seen = new HashSet<>();
    ALLOWED.values().forEach(words -> words.forEach(word -> assertTrue(word, seen.add(word))));
  }

  private void read(String screen, View view) {
    if (screen.equals("licences")) { // their text is the law's, and is not translated
      return;
    }
    if (view.getVisibility() != View.VISIBLE) {
      return;
    }
    read(screen, view.getContentDescription());
    if (view instanceof TextView text) {
      read(screen, text.getText());
      read(screen, text.getHint());
      read(screen, text.getError());
    }
    if (view instanceof AutoCompleteTextView choice && choice.getAdapter() != null) {
      for (int i = 0; i < choice.getAdapter().getCount(); i++) {
        read(screen, choice.getAdapter().getItem(i).toString());
      }
    }
    if (view instanceof TextInputLayout field) {
      read(screen, field.getHint());
      read(screen, field.getHelperText());
    }
    if (view instanceof Toolbar bar) {
      Menu menu = bar.getMenu();
      for (int i = 0; i < menu.size(); i++) {
        read(screen, menu.getItem(i).getTitle());
      }
    }
    if (view instanceof ViewGroup group) {
      for (int i = 0; i < group.getChildCount(); i++) {
        read(screen, group.getChildAt(i));
      }
    }
  }

  private void read(String screen, CharSequence text) {
    if (text == null) {
      return;
    }
    Matcher words = WORD.matcher(withoutPapers(text.toString()));
    while (words.find()) {
      String word = words.group().replaceAll("[.=/-]+$", "");
      if (!allowed(word)) {
        found
            .computeIfAbsent(word, key -> new TreeSet<>())
            .add(screen + ": " + context(text.toString(), word));
      }
    }
  }

  /** Papers are cited in the language that they are written in. */
  private static String withoutPapers(String text) {
    String rest = text.replaceAll("来源：[\\s\\S]*", ""); // a data set's source and licence
    for (Registry<?> registry : Reference.REGISTRIES) {
      for (Registry.Entry<?> entry : registry.all()) {
        if (!entry.card().paper().isEmpty()) {
          rest = rest.replace(entry.card().paper(), "");
        }
      }
    }
    return rest;
  }

  private static String context(String text, String word) {
    int at = text.indexOf(word);
    return text.substring(Math.max(0, at - 12), Math.min(text.length(), at + word.length() + 12))
        .replace('\n', ' ');
  }

  private static boolean allowed(String word) {
    // Symbols such as x; columns and classes as the data file on the screen names them.
    return word.length() == 1
        || word.matches("(mean|worst)_\\w+|\\w+_error|diagnosis|benign|malignant")
        || ALLOWED.values().stream().anyMatch(words -> words.contains(word));
  }
}
