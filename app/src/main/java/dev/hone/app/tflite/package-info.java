/**
 * TensorFlow Lite on the phone. {@link dev.hone.app.tflite.AndroidTfLiteRuntime} is the way in;
 * {@link dev.hone.app.tflite.LatencyComparison} holds the GPU against the CPU for a screen. What
 * touches the GPU library is in one class, loaded only when the GPU is asked for.
 */
package dev.hone.app.tflite;
