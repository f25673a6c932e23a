package dev.hone.app.ui;

import android.app.Dialog;
import android.content.DialogInterface;
import android.os.Bundle;
import android.view.View;
import android.widget.EditText;
import androidx.annotation.NonNull;
import androidx.annotation.Nullable;
import androidx.annotation.StringRes;
import androidx.fragment.app.DialogFragment;
import androidx.fragment.app.FragmentManager;
import androidx.lifecycle.LifecycleOwner;
import com.google.android.material.dialog.MaterialAlertDialogBuilder;
import com.google.android.material.textfield.TextInputLayout;
import dev.hone.app.R;
import java.util.function.Consumer;

/**
 * A message or question over a screen, with a field to type into where there is one. It survives
 * being turned, and so does what was typed. The answer is heard under the question's key.
 */
public final class AskDialog extends DialogFragment {
  /** Under this name an answer holds what was typed. */
  public static final String TYPED = "typed";

  /** Under this name an answer holds what {@link #about} was told. */
  public static final String ABOUT = "about";

  private static final String KEY = "key";
  private static final String TITLE = "title";
  private static final String MESSAGE = "message";
  private static final String YES = "yes";
  private static final String CANCEL = "cancel";

  private EditText field;

  /** A question whose answer is heard under a key. */
  public static AskDialog of(String key) {
    Bundle arguments = new Bundle();
    arguments.putString(KEY, key);
    AskDialog dialog = new AskDialog();
    dialog.setArguments(arguments);
    return dialog;
  }

  public AskDialog title(CharSequence text) {
    requireArguments().putCharSequence(TITLE, text);
    return this;
  }

  public AskDialog message(CharSequence text) {
    requireArguments().putCharSequence(MESSAGE, text);
    return this;
  }

  /** A field with a text in it. */
  public AskDialog field(String text) {
    requireArguments().putString(TYPED, text);
    return this;
  }

  /** What the question is about; comes back with the answer. */
  public AskDialog about(String text) {
    requireArguments().putString(ABOUT, text);
    return this;
  }

  /** A button that answers. */
  public AskDialog yes(@StringRes int text) {
    requireArguments().putInt(YES, text);
    return this;
  }

  /** The button that does not: Cancel for a question, OK for a message. */
  public AskDialog no(@StringRes int text) {
    requireArguments().putInt(CANCEL, text);
    return this;
  }

  public void show(FragmentManager over) {
    show(over, requireArguments().getString(KEY));
  }

  /** Hears the answers to the questions of a key. */
  public static void hear(
      FragmentManager over, LifecycleOwner owner, String key, Consumer<Bundle> answer) {
    over.setFragmentResultListener(key, owner, (heard, result) -> answer.accept(result));
  }

  @NonNull
  @Override
  public Dialog onCreateDialog(@Nullable Bundle saved) {
    Bundle arguments = requireArguments();
    MaterialAlertDialogBuilder dialog = new MaterialAlertDialogBuilder(requireContext());
    dialog.setTitle(arguments.getCharSequence(TITLE));
    dialog.setMessage(arguments.getCharSequence(MESSAGE));
    String typed = (saved == null ? arguments : saved).getString(TYPED);
    if (typed != null) {
      View view = getLayoutInflater().inflate(R.layout.dialog_rename, null);
      field = ((TextInputLayout) view.findViewById(R.id.new_name)).getEditText();
      field.setText(typed);
      dialog.setView(view);
    }
    dialog.setNegativeButton(arguments.getInt(CANCEL), null);
    if (arguments.getInt(YES) != 0) {
      dialog.setPositiveButton(arguments.getInt(YES), this::answer);
    }
    return dialog.create();
  }

  private void answer(DialogInterface dialog, int which) {
    Bundle answer = new Bundle();
    answer.putString(ABOUT, requireArguments().getString(ABOUT));
    if (field != null) {
      answer.putString(TYPED, field.getText().toString());
    }
    getParentFragmentManager().setFragmentResult(requireArguments().getString(KEY), answer);
  }

  @Override
  public void onSaveInstanceState(@NonNull Bundle saved) {
    super.onSaveInstanceState(saved);
    if (field != null) {
      saved.putString(TYPED, field.getText().toString());
    }
  }
}
