package dev.hone.app.opening;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.Assert.assertEquals;

import dev.hone.base.Safetensors;
import dev.hone.spec.Defaults;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.util.List;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** Files are recognised by what is in them, whatever they are called. */
public class FileKindTest {
  @Rule public final TemporaryFolder folder = new TemporaryFolder();

  private FileKind of(byte[] bytes) throws IOException {
    return FileKind.of(Files.write(folder.newFile().toPath(), bytes));
  }

  private FileKind of(String text) throws IOException {
    return of(text.getBytes(UTF_8));
  }

  @Test
  public void tensorsAreAModel() throws IOException {
    Safetensors tensors = new Safetensors();
    tensors.put("w", List.of(2), new float[] {1, 2});
    Path file = folder.getRoot().toPath().resolve("weights");
    tensors.write(file);
    assertEquals(FileKind.MODEL, FileKind.of(file));
  }

  @Test
  public void jsonIsASpec() throws IOException {
    assertEquals(FileKind.SPEC, of(Defaults.spec().toPrettyJson()));
    assertEquals(FileKind.SPEC, of("\ufeff \n{\"version\": 1}"));
    assertEquals(FileKind.SPEC, of("{}"));
  }

  @Test
  public void tensorFlowLiteIsNamed() throws IOException {
    assertEquals(FileKind.TFLITE, FileKind.of(Paths.get("../models/pen-digits-lstm/infer.tflite")));
  }

  @Test
  public void allElseIsForTheReaderOfTables() throws IOException {
    assertEquals(FileKind.TABLE, of("a,b\n1,2\n"));
    assertEquals(FileKind.TABLE, of("12345678{\n"));
    assertEquals(FileKind.TABLE, of(""));
    assertEquals(FileKind.TABLE, of(new byte[] {0, 0, 0, 0, 0, 0, 0, 0, '{'}));
    assertEquals(FileKind.TABLE, of(new byte[] {9, 0, 0, 0, 0, 0, 0, 0, '{', '}'}));
    assertEquals(FileKind.TABLE, of("PK\3\4 a workbook"));
  }
}
