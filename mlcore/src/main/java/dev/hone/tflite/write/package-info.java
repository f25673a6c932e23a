/** Steps of a graph written as {@code .tflite} files. */
package dev.hone.tflite.write;
