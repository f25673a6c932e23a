package dev.hone.tflite.write;

import com.google.flatbuffers.FlatBufferBuilder;
import dev.hone.tflite.file.FileInfo;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import org.tensorflow.lite.support.metadata.schema.AssociatedFileT;
import org.tensorflow.lite.support.metadata.schema.AssociatedFileType;
import org.tensorflow.lite.support.metadata.schema.ModelMetadata;
import org.tensorflow.lite.support.metadata.schema.ModelMetadataT;
import org.tensorflow.lite.support.metadata.schema.NormalizationOptionsT;
import org.tensorflow.lite.support.metadata.schema.ProcessUnitOptions;
import org.tensorflow.lite.support.metadata.schema.ProcessUnitOptionsUnion;
import org.tensorflow.lite.support.metadata.schema.ProcessUnitT;
import org.tensorflow.lite.support.metadata.schema.SubGraphMetadataT;
import org.tensorflow.lite.support.metadata.schema.TensorMetadataT;

/** Writes {@link FileInfo} as TensorFlow Lite metadata of the first subgraph. */
final class MetadataWriter {
  private static final String PARSER_VERSION = "1.0.0";

  private MetadataWriter() {}

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
