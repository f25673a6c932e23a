/** Which files the GPU delegate takes whole, and why not. */
package dev.hone.tflite.gpu;
