/**
 * TensorFlow Lite on a desktop JVM, through JavaCPP. {@link dev.hone.desktop.tflite.JavaCppRuntime}
 * is the way in; the command line and tests use it.
 */
package dev.hone.desktop.tflite;
