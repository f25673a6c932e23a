package dev.hone.app.ui.model;

import dev.hone.app.AppContainer;
import dev.hone.app.tflite.AndroidTfLiteRuntime;
import java.util.Random;

/** Joins the model screen to the app. */
final class ModelFactory {
  private ModelFactory() {}

  static ModelViewModel of(AppContainer container, ModelSource source) {
    return new ModelViewModel(
        source,
        new FilePredictor(container.files().passing()),
        new Stopwatch(
            AndroidTfLiteRuntime::unavailableReason, container.tfLite(), System::nanoTime),
        new ModelViewModel.Threads(container.io(), container.measuring(), container.main()),
        new Random());
  }
}
