package dev.hone.tflite.write;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertNotEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import dev.hone.graph.Node;
import dev.hone.graph.Shape;
import dev.hone.graph.Step;
import dev.hone.graph.StepBuilder;
import dev.hone.graph.Variable;
import dev.hone.op.Ops;
import dev.hone.tflite.file.FileInfo;
import dev.hone.tflite.file.TfLiteFile;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.Test;
import org.tensorflow.lite.schema.BuiltinOperator;
import org.tensorflow.lite.schema.Model;
import org.tensorflow.lite.schema.SubGraph;
import org.tensorflow.lite.schema.Tensor;
import org.tensorflow.lite.schema.TensorType;
import org.tensorflow.lite.support.metadata.MetadataExtractor;
import org.tensorflow.lite.support.metadata.schema.NormalizationOptions;
import org.tensorflow.lite.support.metadata.schema.TensorMetadata;

/** The files' structure; what they compute is tested where a runtime is. */
public class TfLiteWriterTest {
  private static final Map<String, float[]> WEIGHTS =
      Map.of("dense1/kernel", new float[] {1, 2, 3, 4, 5, 6}, "dense1/bias", new float[] {7, 8, 9});

  /** y = x · kernel + bias, x of [4, 2]; training moves the kernel by the learning rate. */
  private static Step step(boolean training) {
    StepBuilder builder = new StepBuilder(training);
    Node x = builder.graph().input("features", Shape.of(4, 2));
    Node kernel = builder.parameter("dense1/kernel", Shape.of(2, 3), Variable.Role.WEIGHT, null);
    Node bias = builder.parameter("dense1/bias", Shape.of(3), Variable.Role.BIAS, null);
    Node y = Ops.add(Ops.matmul(x, kernel), bias);
    builder.output("output", y);
    if (training) {
      Node rate = builder.graph().input("learningRate", Shape.of(1));
      builder.assign(kernel, Ops.sub(kernel, rate));
      builder.output("loss", Ops.sum(Ops.sign(y)));
    }
    return builder.build(training ? "train" : "infer");
  }

  private static Model inference() {
    return model(TfLiteWriter.inference(step(false), WEIGHTS, FileInfo.of("test")));
  }

  private static Model training() {
    return model(
        TfLiteWriter.training(List.of(step(true), step(false)), WEIGHTS, FileInfo.of("test")));
  }

  private static Model model(TfLiteFile file) {
    return Model.getRootAsModel(file.buffer());
  }

  private static List<String> operators(Model model, int subgraph) {
    List<String> names = new ArrayList<>();
    SubGraph graph = model.subgraphs(subgraph);
    for (int i = 0; i < graph.operatorsLength(); i++) {
      int code = (int) graph.operators(i).opcodeIndex();
      names.add(BuiltinOperator.name(model.operatorCodes(code).builtinCode()));
    }
    return names;
  }

  @Test
  public void inference_denseLayer_isOneConvolutionWithItsBias() {
    Model model = inference();

    // [4, 2] → [1, 1, 4, 2], product and sum in one, → [4, 3].
    assertEquals(List.of("RESHAPE", "CONV_2D", "RESHAPE"), operators(model, 0));
    assertEquals(1, model.subgraphsLength());
    assertEquals("infer", model.signatureDefs(0).signatureKey());
    assertEquals("features", model.signatureDefs(0).inputs(0).name());
    assertEquals("output", model.signatureDefs(0).outputs(0).name());
    SubGraph graph = model.subgraphs(0);
    int filter = graph.operators(1).inputs(1);
    assertArrayEquals(
        "[O, 1, 1, I]", new float[] {1, 4, 2, 5, 3, 6}, constant(model, graph.tensors(filter)), 0);
    int bias = graph.operators(1).inputs(2);
    assertArrayEquals(new float[] {7, 8, 9}, constant(model, graph.tensors(bias)), 0);
  }

  private static float[] constant(Model model, Tensor tensor) {
    ByteBuffer bytes = model.buffers((int) tensor.buffer()).dataAsByteBuffer();
    float[] values = new float[bytes.remaining() / Float.BYTES];
    bytes.order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().get(values);
    return values;
  }

  @Test
  public void training_hasSignaturesForStepsAndWeights() {
    Model model = training();

    List<String> keys = new ArrayList<>();
    for (int i = 0; i < model.signatureDefsLength(); i++) {
      keys.add(model.signatureDefs(i).signatureKey());
    }
    assertEquals(List.of("train", "infer", "get_weights", "set_weights"), keys);
    assertEquals("unused", model.signatureDefs(2).inputs(0).name());
    assertEquals("dense1/kernel", model.signatureDefs(2).outputs(0).name());
    assertEquals("dense1/bias", model.signatureDefs(3).inputs(1).name());
    assertEquals("done", model.signatureDefs(3).outputs(0).name());
    for (int i = 0; i < 4; i++) {
      assertEquals("CALL_ONCE", operators(model, i).get(0));
    }
    assertEquals(
        List.of(
            "CALL_ONCE",
            "VAR_HANDLE",
            "READ_VARIABLE",
            "VAR_HANDLE",
            "READ_VARIABLE",
            "BATCH_MATMUL",
            "ADD",
            "SUB",
            "SIGN",
            "SUM",
            "ASSIGN_VARIABLE"),
        operators(model, 0));
  }

  @Test
  public void training_startsFromWeights_andFillsTheRest() {
    TfLiteFile file =
        TfLiteWriter.training(
            List.of(step(true)),
            Map.of("dense1/kernel", new float[] {1, 2, 3, 4, 5, 6}),
            FileInfo.of("test"));
    Model model = model(file);

    List<String> init = operators(model, model.subgraphsLength() - 1);
    assertEquals(
        List.of("VAR_HANDLE", "ASSIGN_VARIABLE", "FILL", "VAR_HANDLE", "ASSIGN_VARIABLE"), init);
  }

  @Test
  public void stateless_hasNoVariables_andRank4Everywhere() {
    Model model = model(TfLiteWriter.stateless(step(true), FileInfo.of("test")));

    SubGraph graph = model.subgraphs(0);
    assertEquals(
        List.of("features", "dense1/kernel", "dense1/bias", "learningRate"), names(model, true));
    assertEquals(List.of("output", "loss", "dense1/kernel"), names(model, false));
    for (int i = 0; i < graph.inputsLength(); i++) {
      assertEquals(4, graph.tensors(graph.inputs(i)).shapeLength());
    }
    for (int i = 0; i < graph.outputsLength(); i++) {
      assertEquals(4, graph.tensors(graph.outputs(i)).shapeLength());
    }
    assertFalse(operators(model, 0).contains("VAR_HANDLE"));
  }

  private static List<String> names(Model model, boolean inputs) {
    List<String> names = new ArrayList<>();
    var signature = model.signatureDefs(0);
    int length = inputs ? signature.inputsLength() : signature.outputsLength();
    for (int i = 0; i < length; i++) {
      names.add(inputs ? signature.inputs(i).name() : signature.outputs(i).name());
    }
    return names;
  }

  @Test
  public void minimumRuntime_isThatOfTheNewestOperator() {
    assertEquals("2.3.0", minimumRuntime(inference()));
    // SIGN.
    assertEquals("2.11.0", minimumRuntime(training()));
    assertEquals(
        "2.7.0",
        minimumRuntime(
            model(TfLiteWriter.training(List.of(step(false)), WEIGHTS, FileInfo.of("test")))));
  }

  private static String minimumRuntime(Model model) {
    for (int i = 0; i < model.metadataLength(); i++) {
      if ("min_runtime_version".equals(model.metadata(i).name())) {
        ByteBuffer bytes = model.buffers((int) model.metadata(i).buffer()).dataAsByteBuffer();
        assertEquals(16, bytes.remaining());
        return StandardCharsets.US_ASCII.decode(bytes).toString().trim();
      }
    }
    throw new AssertionError("no min_runtime_version");
  }

  @Test
  public void constants_areAlignedForNativeKernels() {
    ByteBuffer file = TfLiteWriter.inference(step(false), WEIGHTS, FileInfo.of("test")).buffer();
    Model model = Model.getRootAsModel(file);
    int seen = 0;
    for (int i = 0; i < model.buffersLength(); i++) {
      ByteBuffer data = model.buffers(i).dataAsByteBuffer();
      if (data != null && data.remaining() > 0) {
        seen++;
        assertEquals("buffer " + i, 0, data.position() % 16);
      }
    }
    assertTrue(seen + " buffers", seen >= 3);
    assertEquals("buffer 0 is empty", 0, model.buffers(0).dataLength());
  }

  @Test
  public void variables_haveResourceHandlesAndStaticShapes() {
    SubGraph graph = training().subgraphs(0);
    int handle = graph.operators(1).outputs(0);
    assertEquals(TensorType.RESOURCE, graph.tensors(handle).type());
    Tensor kernel = graph.tensors(graph.operators(2).outputs(0));
    assertEquals("dense1/kernel", kernel.name());
    assertArrayEquals(new int[] {2, 3}, new int[] {kernel.shape(0), kernel.shape(1)});
  }

  @Test
  public void sameSteps_giveTheSameBytes() {
    TfLiteFile first = TfLiteWriter.training(List.of(step(true)), WEIGHTS, FileInfo.of("test"));
    TfLiteFile again = TfLiteWriter.training(List.of(step(true)), WEIGHTS, FileInfo.of("test"));
    TfLiteFile other = TfLiteWriter.training(List.of(step(true)), WEIGHTS, FileInfo.of("Test"));

    assertEquals(first.buffer(), again.buffer());
    assertNotEquals(first.buffer(), other.buffer());
  }

  @Test
  public void metadata_areWhatTensorFlowsOwnReaderFinds() throws Exception {
    FileInfo info =
        new FileInfo(
            "digits",
            "Digits from strokes",
            "3",
            "Ada",
            "Apache-2.0",
            Map.of(
                "features",
                new FileInfo.Meaning(
                    "two points", List.of(1f, 2f), List.of(4f, 8f), List.of("x", "y")),
                "output",
                new FileInfo.Meaning("scores", List.of(), List.of(), List.of("零", "one", "two"))));
    TfLiteFile file = TfLiteWriter.inference(step(false), WEIGHTS, info);

    MetadataExtractor extractor = new MetadataExtractor(file.buffer());
    assertEquals("digits", extractor.getModelMetadata().name());
    assertEquals("Digits from strokes", extractor.getModelMetadata().description());
    assertEquals("Ada", extractor.getModelMetadata().author());
    assertEquals("Apache-2.0", extractor.getModelMetadata().license());
    TensorMetadata features = extractor.getInputTensorMetadata(0);
    assertEquals("two points", features.description());
    NormalizationOptions normalization =
        (NormalizationOptions) features.processUnits(0).options(new NormalizationOptions());
    assertEquals(2f, normalization.mean(1), 0);
    assertEquals(8f, normalization.std(1), 0);
    String labels = extractor.getOutputTensorMetadata(0).associatedFiles(0).name();
    try (InputStream in = extractor.getAssociatedFile(labels)) {
      assertEquals("零\none\ntwo\n", new String(in.readAllBytes(), StandardCharsets.UTF_8));
    }
  }

  @Test
  public void inference_ofAStepThatAssigns_isRefused() {
    IllegalArgumentException error =
        assertThrows(
            IllegalArgumentException.class,
            () -> TfLiteWriter.inference(step(true), WEIGHTS, FileInfo.of("test")));
    assertEquals("step train changes variables", error.getMessage());
  }
}
