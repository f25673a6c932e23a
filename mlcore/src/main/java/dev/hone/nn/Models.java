package dev.hone.nn;

import dev.hone.activations.Activations;
import dev.hone.initializers.Initializer;
import dev.hone.initializers.Initializers;
import dev.hone.nn.ModelSpec.Kind;
import java.util.ArrayList;
import java.util.List;

/** Builds networks from their specification. */
public final class Models {
  private Models() {}

  /**
   * The network of a specification, with linear outputs (logits).
   *
   * <ul>
   *   <li>MLP, for [B, F], or [B, T, F] which is flattened first (with {@code sequenceOutput} each
   *       step goes through by itself): [input noise] → hidden blocks → dense. A block is dense →
   *       [norm] → activation → [dropout].
   *   <li>RNN, LSTM, GRU, for [B, T, F]: [input noise] → hidden blocks → dense. A block is
   *       recurrent layer → [norm] → [dropout]; norm and dropout act between layers, not from step
   *       to step.
   * </ul>
   *
   * With {@code residual} each block is x + block(x), projected where the width changes. Kernels
   * are named {@code block1/dense1/kernel} and {@code dense1/kernel} (the output), whatever the
   * regularisation, so that compared settings can start from the same weights.
   */
  public static Network network(ModelSpec spec) {
    List<Layer> layers = new ArrayList<>();
    if (spec.kind() == Kind.MLP && !spec.sequenceOutput()) {
      layers.add(new Flatten());
    }
    if (spec.inputNoise() > 0) {
      layers.add(new GaussianNoise(spec.inputNoise()));
    }
    int last = spec.hidden().size() - 1;
    for (int i = 0; i <= last; i++) {
      boolean folds = spec.kind() != Kind.MLP && i == last && !spec.sequenceOutput();
      // The shortcut of a residual block needs all steps, so these are folded after it.
      List<Layer> block = block(spec, spec.hidden().get(i), !folds || spec.residual());
      layers.add(spec.residual() ? new Residual(block, spec.initializer()) : new Block(block));
      if (folds && spec.residual()) {
        layers.add(new LastStep());
      }
    }
    layers.add(new Dense(spec.outputs(), Activations.LINEAR, true, spec.initializer()));
    return new Network(layers);
  }

  private static List<Layer> block(ModelSpec spec, int units, boolean sequence) {
    Initializer initializer = spec.initializer();
    Initializer recurrent =
        initializer.equals(Initializers.ZEROS) ? Initializers.ZEROS : Initializers.ORTHOGONAL;
    boolean normalised = spec.batchNorm() || spec.layerNorm();
    List<Layer> block = new ArrayList<>();
    switch (spec.kind()) {
      case MLP -> block.add(new Dense(units, Activations.LINEAR, true, initializer));
      case RNN ->
          block.add(new SimpleRnn(units, sequence, spec.activation(), initializer, recurrent));
      case LSTM -> block.add(new Lstm(units, sequence, initializer, recurrent));
      case GRU -> block.add(new Gru(units, sequence, initializer, recurrent));
    }
    if (normalised) {
      block.add(spec.batchNorm() ? new BatchNorm() : new LayerNorm());
    }
    if (spec.kind() == Kind.MLP && !spec.activation().equals(Activations.LINEAR)) {
      block.add(new Activated(spec.activation()));
    }
    if (spec.dropout() > 0) {
      block.add(new Dropout(spec.dropout()));
    }
    return block;
  }
}
