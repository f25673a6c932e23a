/**
 * Floor 3: TensorFlow Lite. Steps are written as {@code .tflite} files, files are checked before
 * native code sees them, and {@link dev.hone.tflite.TfLiteRuntime} is what phone and desktop
 * implement.
 */
package dev.hone.tflite;
