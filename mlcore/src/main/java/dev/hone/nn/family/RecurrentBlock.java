package dev.hone.nn.family;

import dev.hone.initializers.Initializer;
import dev.hone.initializers.Initializers;
import dev.hone.nn.Layer;
import dev.hone.nn.Places;
import java.util.ArrayList;
import java.util.List;

/** What the blocks of recurrent families share: everything but the recurrent layer. */
final class RecurrentBlock {
  static final List<Integer> HIDDEN = List.of(32);

  private RecurrentBlock() {}

  static List<Layer> of(Layer recurrent, Places places) {
    List<Layer> block = new ArrayList<>();
    block.add(recurrent);
    block.addAll(places.afterProduct());
    block.addAll(places.afterActivation());
    return block;
  }

  /** Recurrent kernels are orthogonal unless all weights are zero. */
  static Initializer recurrent(Initializer initializer) {
    return initializer.equals(Initializers.ZEROS) ? Initializers.ZEROS : Initializers.ORTHOGONAL;
  }
}
