package dev.hone.tflite.file;

import java.nio.Buffer;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tensorflow.lite.support.metadata.schema.ModelMetadata;
import org.tensorflow.lite.support.metadata.schema.NormalizationOptions;
import org.tensorflow.lite.support.metadata.schema.ProcessUnitOptions;
import org.tensorflow.lite.support.metadata.schema.TensorMetadata;

/** Reads what a file says about itself. */
public final class FileMetadata {
  /** The name under which the metadata stand in the file. */
  public static final String NAME = "TFLITE_METADATA";

  private FileMetadata() {}

  /**
   * A text of the metadata. Only the checked part of a file is native code's business, so damage
   * here is no reason to refuse the file: it has no such text then.
   */
  static String read(ByteBuffer content, String field) {
    try {
      ModelMetadata metadata = open(content);
      String text =
          switch (field) {
            case "name" -> metadata.name();
            case "description" -> metadata.description();
            case "version" -> metadata.version();
            case "author" -> metadata.author();
            case "licence" -> metadata.license();
            default -> throw new IllegalStateException("metadata have no " + field);
          };
      return text == null ? "" : text;
    } catch (IndexOutOfBoundsException | IllegalArgumentException e) {
      return "";
    }
  }

  /** Likewise the normalisation of the first input. */
  static Optional<FileInfo.Meaning> inputScaling(ByteBuffer content) {
    try {
      ModelMetadata metadata = open(content);
      if (metadata.subgraphMetadataLength() == 0
          || metadata.subgraphMetadata(0).inputTensorMetadataLength() == 0) {
        return Optional.empty();
      }
      TensorMetadata input = metadata.subgraphMetadata(0).inputTensorMetadata(0);
      for (int i = 0; i < input.processUnitsLength(); i++) {
        if (input.processUnits(i).optionsType() == ProcessUnitOptions.NormalizationOptions) {
          NormalizationOptions options =
              (NormalizationOptions) input.processUnits(i).options(new NormalizationOptions());
          List<Float> mean = new ArrayList<>();
          List<Float> deviation = new ArrayList<>();
          for (int f = 0; f < Math.min(options.meanLength(), options.stdLength()); f++) {
            mean.add(options.mean(f));
            deviation.add(options.std(f));
          }
          return mean.isEmpty()
              ? Optional.empty()
              : Optional.of(
                  new FileInfo.Meaning(
                      input.description() == null ? "" : input.description(),
                      mean,
                      deviation,
                      List.of()));
        }
      }
      return Optional.empty();
    } catch (IndexOutOfBoundsException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static ModelMetadata open(ByteBuffer content) {
    ByteBuffer own = ByteBuffer.allocate(content.remaining()).order(ByteOrder.LITTLE_ENDIAN);
    own.put(content);
    ((Buffer) own).rewind();
    return ModelMetadata.getRootAsModelMetadata(own);
  }
}
