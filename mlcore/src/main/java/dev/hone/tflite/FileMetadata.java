package dev.hone.tflite;

import com.google.flatbuffers.FlatBufferBuilder;
import java.nio.Buffer;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tensorflow.lite.support.metadata.schema.AssociatedFileT;
import org.tensorflow.lite.support.metadata.schema.AssociatedFileType;
import org.tensorflow.lite.support.metadata.schema.ModelMetadata;
import org.tensorflow.lite.support.metadata.schema.ModelMetadataT;
import org.tensorflow.lite.support.metadata.schema.NormalizationOptions;
import org.tensorflow.lite.support.metadata.schema.NormalizationOptionsT;
import org.tensorflow.lite.support.metadata.schema.ProcessUnitOptions;
import org.tensorflow.lite.support.metadata.schema.ProcessUnitOptionsUnion;
import org.tensorflow.lite.support.metadata.schema.ProcessUnitT;
import org.tensorflow.lite.support.metadata.schema.SubGraphMetadataT;
import org.tensorflow.lite.support.metadata.schema.TensorMetadata;
import org.tensorflow.lite.support.metadata.schema.TensorMetadataT;

/** Writes {@link FileInfo} as TensorFlow Lite metadata of the first subgraph. */
final class FileMetadata {
  /** The name under which the metadata stand in the file. */
  static final String NAME = "TFLITE_METADATA";

  private static final String PARSER_VERSION = "1.0.0";

  private FileMetadata() {}

  static ByteBuffer write(FileInfo info, SubgraphBuilder first) {
    ModelMetadataT model = new ModelMetadataT();
    model.setName(info.name());
    model.setDescription(info.description());
    model.setVersion(orNull(info.version()));
    model.setAuthor(orNull(info.author()));
    model.setLicense(orNull(info.licence()));
    model.setMinParserVersion(PARSER_VERSION);
    SubGraphMetadataT subgraph = new SubGraphMetadataT();
    subgraph.setInputTensorMetadata(tensors(info, first.inputs().keySet()));
    subgraph.setOutputTensorMetadata(tensors(info, first.outputs().keySet()));
    model.setSubgraphMetadata(new SubGraphMetadataT[] {subgraph});
    FlatBufferBuilder builder = new FlatBufferBuilder();
    ModelMetadata.finishModelMetadataBuffer(builder, ModelMetadata.pack(builder, model));
    return ByteBuffer.wrap(builder.sizedByteArray());
  }

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
              : Optional.of(new FileInfo.Meaning("", mean, deviation, List.of()));
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

  private static String orNull(String text) {
    return text.isEmpty() ? null : text;
  }

  private static TensorMetadataT[] tensors(FileInfo info, Collection<String> names) {
    TensorMetadataT[] tensors = new TensorMetadataT[names.size()];
    int i = 0;
    for (String name : names) {
      FileInfo.Meaning meaning = info.tensors().get(name);
      TensorMetadataT tensor = new TensorMetadataT();
      tensor.setName(name);
      if (meaning != null) {
        tensor.setDescription(meaning.description());
        if (!meaning.mean().isEmpty()) {
          tensor.setProcessUnits(new ProcessUnitT[] {normalization(meaning)});
        }
        if (!meaning.labels().isEmpty()) {
          AssociatedFileT labels = new AssociatedFileT();
          labels.setName(labelFile(name));
          labels.setDescription("Names of the positions along the last axis, one a line.");
          labels.setType(AssociatedFileType.TENSOR_AXIS_LABELS);
          tensor.setAssociatedFiles(new AssociatedFileT[] {labels});
        }
      }
      tensors[i++] = tensor;
    }
    return tensors;
  }

  private static ProcessUnitT normalization(FileInfo.Meaning meaning) {
    NormalizationOptionsT options = new NormalizationOptionsT();
    float[] mean = new float[meaning.mean().size()];
    float[] deviation = new float[mean.length];
    for (int i = 0; i < mean.length; i++) {
      mean[i] = meaning.mean().get(i);
      deviation[i] = meaning.deviation().get(i);
    }
    options.setMean(mean);
    options.setStd(deviation);
    ProcessUnitOptionsUnion union = new ProcessUnitOptionsUnion();
    union.setType(ProcessUnitOptions.NormalizationOptions);
    union.setValue(options);
    ProcessUnitT unit = new ProcessUnitT();
    unit.setOptions(union);
    return unit;
  }

  static String labelFile(String tensor) {
    return tensor + "_labels.txt";
  }

  /** The files that the metadata name, by name. */
  static Map<String, byte[]> associatedFiles(FileInfo info) {
    Map<String, byte[]> files = new LinkedHashMap<>();
    info.tensors()
        .forEach(
            (name, meaning) -> {
              if (!meaning.labels().isEmpty()) {
                String lines = String.join("\n", meaning.labels()) + "\n";
                files.put(labelFile(name), lines.getBytes(StandardCharsets.UTF_8));
              }
            });
    return files;
  }
}
