/**
 * The contract of TensorFlow Lite runtimes, which phone and desktop implement, and the executor on
 * top of it.
 */
package dev.hone.tflite.run;
