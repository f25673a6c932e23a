package dev.hone.graph;

/** Element types: values are float32; labels and indices are int32 and only ever fed. */
public enum DType {
  FLOAT32,
  INT32
}
