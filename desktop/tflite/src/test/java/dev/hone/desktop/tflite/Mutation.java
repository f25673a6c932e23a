package dev.hone.desktop.tflite;

import dev.hone.base.Seed;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import org.apache.commons.rng.UniformRandomProvider;
import org.tensorflow.lite.schema.ModelT;
import org.tensorflow.lite.schema.OperatorT;
import org.tensorflow.lite.schema.SubGraphT;
import org.tensorflow.lite.schema.TensorT;

/** Damage to a file: of its bytes, or of what it says while its bytes stay well-formed. */
final class Mutation {
  private static final int[] INTERESTING = {
    0,
    1,
    -1,
    2,
    3,
    4,
    7,
    8,
    127,
    128,
    255,
    256,
    65535,
    65536,
    1 << 24,
    1 << 30,
    Integer.MAX_VALUE,
    Integer.MIN_VALUE
  };

  private final UniformRandomProvider random;

  Mutation(int number) {
    random = new Seed(42).child(number).generator();
  }

  byte[] of(byte[] file) {
    return switch (random.nextInt(8)) {
      case 0 -> flippedBits(file);
      case 1 -> Arrays.copyOf(file, random.nextInt(file.length));
      case 2 -> spliced(file);
      case 3, 4 -> changedInts(file);
      default -> changedMeaning(file);
    };
  }

  private byte[] flippedBits(byte[] file) {
    byte[] copy = file.clone();
    for (int i = random.nextInt(1, 5); i > 0; i--) {
      copy[random.nextInt(copy.length)] ^= (byte) (1 << random.nextInt(8));
    }
    return copy;
  }

  private byte[] spliced(byte[] file) {
    byte[] copy = file.clone();
    int length = random.nextInt(1, 65);
    int from = random.nextInt(file.length - length);
    System.arraycopy(file, from, copy, random.nextInt(file.length - length), length);
    return copy;
  }

  private byte[] changedInts(byte[] file) {
    byte[] copy = file.clone();
    ByteBuffer ints = ByteBuffer.wrap(copy).order(ByteOrder.LITTLE_ENDIAN);
    for (int i = random.nextInt(1, 4); i > 0; i--) {
      ints.putInt(random.nextInt(copy.length / 4) * 4, number());
    }
    return copy;
  }

  private int number() {
    return random.nextBoolean()
        ? INTERESTING[random.nextInt(INTERESTING.length)]
        : random.nextInt(-2, 40);
  }

  private byte[] changedMeaning(byte[] file) {
    ModelT model = ModelT.deserializeFromBinary(file);
    for (SubGraphT graph : model.getSubgraphs()) {
      for (OperatorT operator : graph.getOperators()) {
        // Reading made an empty list of what was not there, which the runtime warns of.
        operator.setCustomOptions(null);
      }
    }
    for (int i = random.nextInt(1, 3); i > 0; i--) {
      SubGraphT graph = any(model.getSubgraphs());
      switch (random.nextInt(8)) {
        case 0 -> changeOne(any(graph.getTensors()).getShape());
        case 1 -> any(graph.getTensors()).setBuffer(random.nextInt(model.getBuffers().length + 1));
        case 2 -> any(graph.getTensors()).setType((byte) random.nextInt(16));
        case 3 -> changeOne(any(graph.getOperators()).getInputs());
        case 4 -> changeOne(any(graph.getOperators()).getOutputs());
        case 5 ->
            any(graph.getOperators())
                .setOpcodeIndex(random.nextInt(model.getOperatorCodes().length + 1));
        case 6 -> swap(graph);
        default -> changeConstant(model, any(graph.getTensors()));
      }
    }
    return model.serializeToBinary();
  }

  private void swap(SubGraphT graph) {
    OperatorT[] operators = graph.getOperators();
    int a = random.nextInt(operators.length);
    int b = random.nextInt(operators.length);
    OperatorT kept = operators[a];
    operators[a] = operators[b];
    operators[b] = kept;
  }

  private void changeConstant(ModelT model, TensorT tensor) {
    int buffer = (int) tensor.getBuffer() % model.getBuffers().length;
    int[] data = model.getBuffers()[buffer].getData();
    if (data != null && data.length >= 4) {
      int at = random.nextInt(data.length / 4) * 4;
      int value = number();
      for (int i = 0; i < 4; i++) {
        data[at + i] = value >> (8 * i) & 0xff;
      }
    }
  }

  private void changeOne(int[] numbers) {
    if (numbers != null && numbers.length > 0) {
      numbers[random.nextInt(numbers.length)] = number();
    }
  }

  private <T> T any(T[] array) {
    return array[random.nextInt(array.length)];
  }
}
