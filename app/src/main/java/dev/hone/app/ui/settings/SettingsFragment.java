package dev.hone.app.ui.settings;

import android.content.Context;
import android.content.res.Resources;
import android.os.Build;
import android.os.Bundle;
import android.text.format.Formatter;
import android.util.Log;
import android.view.View;
import androidx.annotation.NonNull;
import androidx.annotation.Nullable;
import androidx.core.content.ContextCompat;
import androidx.navigation.fragment.NavHostFragment;
import androidx.preference.ListPreference;
import androidx.preference.Preference;
import androidx.preference.PreferenceFragmentCompat;
import com.google.android.material.snackbar.Snackbar;
import dev.hone.app.AppContainer;
import dev.hone.app.Appearance;
import dev.hone.app.BuildConfig;
import dev.hone.app.HoneApplication;
import dev.hone.app.R;
import dev.hone.app.data.Settings;
import dev.hone.app.tflite.AndroidTfLiteRuntime;
import dev.hone.app.training.BigCores;
import dev.hone.app.ui.AskDialog;
import dev.hone.app.ui.Formats;
import dev.hone.app.ui.Languages;
import dev.hone.app.ui.SystemBars;
import dev.hone.base.Message;
import java.io.IOException;

/** What can be chosen for the whole app. */
public final class SettingsFragment extends PreferenceFragmentCompat {
  private static final String TAG = "SettingsFragment";
  private static final String DELETE_ALL = "delete_all";
  private static final double MILLIS = 1000;

  @Override
  public void onCreatePreferences(@Nullable Bundle saved, @Nullable String root) {
    setPreferencesFromResource(R.xml.settings, root);
    ListPreference executor = findPreference(Settings.EXECUTOR);
    choices(
        executor,
        new String[] {
          getString(R.string.executor_java),
          getString(R.string.executor_tflite),
          getString(R.string.executor_auto)
        },
        Settings.EXECUTOR_JAVA,
        Settings.EXECUTOR_TFLITE,
        Settings.EXECUTOR_AUTO);
    if (executor.getValue() == null) {
      executor.setValue(Settings.usualExecutor());
    }
    Message unavailable = AndroidTfLiteRuntime.unavailableReason();
    if (unavailable != null) {
      executor.setEnabled(false);
      Preference problem = findPreference("executor_problem");
      problem.setVisible(true);
      problem.setSummary(
          getString(R.string.runtime_no_tflite, unavailable.in(Languages.of(getResources()))));
    }
    fillThreads(findPreference(Settings.THREADS));
    Preference hot = findPreference(Settings.PAUSE_HOT);
    if (Build.VERSION.SDK_INT < Build.VERSION_CODES.Q) {
      hot.setEnabled(false);
      hot.setSummary(R.string.settings_hot_old);
    }
    fillAppearance();
    findPreference("version").setSummary(BuildConfig.VERSION_NAME);
    opens("reference", R.id.reference);
    opens("licences", R.id.licences);
    findPreference("delete_all")
        .setOnPreferenceClickListener(
            preference -> {
              askToDelete();
              return true;
            });
  }

  private void opens(String preference, int screen) {
    findPreference(preference)
        .setOnPreferenceClickListener(
            clicked -> {
              NavHostFragment.findNavController(this).navigate(screen);
              return true;
            });
  }

  @Override
  public void onViewCreated(@NonNull View view, @Nullable Bundle saved) {
    super.onViewCreated(view, saved);
    SystemBars.scrollUnder(getListView());
    AskDialog.hear(
        getChildFragmentManager(), getViewLifecycleOwner(), DELETE_ALL, answer -> deleteAll());
    showUsed();
    long awake = container().settings().awakeMillis();
    findPreference("awake")
        .setSummary(
            awake == 0
                ? getString(R.string.settings_awake_none)
                : getString(
                    R.string.settings_awake_text,
                    Formats.duration(getResources(), awake / MILLIS)));
  }

  /** What was waited for may be so now, by what was chosen here. */
  @Override
  public void onStop() {
    super.onStop();
    AppContainer container = container();
    container.orders().execute(container.training()::takeUp);
  }

  private static void choices(ListPreference list, String[] texts, String... values) {
    list.setEntries(texts);
    list.setEntryValues(values);
  }

  private void fillThreads(ListPreference threads) {
    int cores = Runtime.getRuntime().availableProcessors();
    String[] texts = new String[cores + 1];
    String[] values = new String[cores + 1];
    texts[0] = getString(R.string.threads_auto, BigCores.count());
    values[0] = "0";
    for (int i = 1; i <= cores; i++) {
      texts[i] = Integer.toString(i);
      values[i] = texts[i];
    }
    choices(threads, texts, values);
  }

  private void fillAppearance() {
    ListPreference theme = findPreference(Settings.THEME);
    choices(
        theme,
        new String[] {
          getString(R.string.theme_system),
          getString(R.string.theme_light),
          getString(R.string.theme_dark)
        },
        "system",
        "light",
        "dark");
    theme.setOnPreferenceChangeListener(
        (preference, value) -> {
          requireView().post(() -> container().appearance().apply());
          return true;
        });
    ListPreference language = findPreference(Settings.LANGUAGE);
    choices(
        language,
        new String[] {getString(R.string.language_system), "English", "简体中文"},
        "",
        "en",
        "zh-CN");
    language.setValue(Appearance.language());
    language.setOnPreferenceChangeListener(
        (preference, value) -> {
          container().appearance().setLanguage((String) value);
          return true;
        });
    findPreference(Settings.DYNAMIC_COLOR)
        .setOnPreferenceChangeListener(
            (preference, value) -> {
              requireView().post(() -> requireActivity().recreate());
              return true;
            });
  }

  private AppContainer container() {
    return HoneApplication.container(requireContext());
  }

  private void askToDelete() {
    AskDialog.of(DELETE_ALL)
        .message(getString(R.string.delete_all_question))
        .yes(R.string.settings_delete_all)
        .no(R.string.cancel)
        .show(getChildFragmentManager());
  }

  private void deleteAll() {
    AppContainer container = container();
    Resources resources =
        ContextCompat.getContextForLanguage(requireContext().getApplicationContext())
            .getResources();
    container
        .io()
        .execute(
            () -> {
              String said;
              try {
                container.deleteAllData();
                said = resources.getString(R.string.deleted_all);
              } catch (IOException e) {
                Log.e(TAG, "data could not be deleted", e);
                said =
                    Message.of("phone.storage", String.valueOf(e.getMessage()))
                        .in(Languages.of(resources));
              }
              String text = said;
              onScreen(
                  () -> {
                    Snackbar.make(requireView(), text, Snackbar.LENGTH_LONG).show();
                    showUsed();
                  });
            });
  }

  private void showUsed() {
    AppContainer container = container();
    container
        .io()
        .execute(
            () -> {
              try {
                long bytes = container.bytesUsed();
                onScreen(
                    () ->
                        findPreference("used")
                            .setSummary(Formatter.formatFileSize(requireContext(), bytes)));
              } catch (IOException e) {
                Log.e(TAG, "the files could not be counted", e);
                onScreen(() -> findPreference("used").setSummary(String.valueOf(e.getMessage())));
              }
            });
  }

  private void onScreen(Runnable action) {
    Context context = getContext();
    if (context != null) {
      ContextCompat.getMainExecutor(context)
          .execute(
              () -> {
                if (getView() != null) {
                  action.run();
                }
              });
    }
  }
}
