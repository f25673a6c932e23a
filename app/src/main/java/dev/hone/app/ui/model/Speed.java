package dev.hone.app.ui.model;

import androidx.annotation.Nullable;
import dev.hone.app.tflite.LatencyComparison;
import dev.hone.base.Message;

/**
 * How a model runs on this phone.
 *
 * @param javaMillis a row with the Java kernels, in milliseconds
 * @param unavailable why there is no TensorFlow Lite; null where there is
 * @param tfLite the model as a file for single rows; null where there is no TensorFlow Lite
 */
record Speed(
    double javaMillis, @Nullable Message unavailable, @Nullable LatencyComparison tfLite) {}
