package dev.hone.nn;

import java.util.List;

/** Every layer there is; tests walk this list. */
final class Layers {
  public static final List<Class<? extends Layer>> ALL =
      List.of(
          Activated.class,
          BatchNorm.class,
          Block.class,
          Dense.class,
          Dropout.class,
          Embedding.class,
          Flatten.class,
          Frozen.class,
          GaussianNoise.class,
          Gru.class,
          LastStep.class,
          LayerNorm.class,
          Lstm.class,
          Residual.class,
          SimpleRnn.class);

  private Layers() {}
}
