package dev.hone.base;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

public class SafetensorsTest {
  @Rule public final TemporaryFolder folder = new TemporaryFolder();

  private Path file;

  @Before
  public void nameFile() {
    file = folder.getRoot().toPath().resolve("t.safetensors");
  }

  @Test
  public void writeThenRead_sameTensorsInOrder() throws IOException {
    sample().write(file);

    Safetensors read = Safetensors.read(file);

    assertEquals(List.of("b", "a"), List.copyOf(read.tensors().keySet()));
    assertEquals(List.of(2, 2), read.tensors().get("b").shape());
    assertArrayEquals(
        new float[] {1, -2, Float.MIN_VALUE, Float.NaN}, read.tensors().get("b").values(), 0f);
    assertEquals("what \"it\" is", read.metadata().get("note"));
  }

  @Test
  public void read_bytesByHand() throws IOException {
    String header = "{\"w\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[0,8]}}";
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(
        ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN).putLong(header.length()).array());
    out.write(header.getBytes(StandardCharsets.UTF_8));
    // 1.0f is 0x3F800000 and -2.0f is 0xC0000000.
    out.write(new byte[] {0, 0, (byte) 0x80, 0x3F, 0, 0, 0, (byte) 0xC0});
    Files.write(file, out.toByteArray());

    assertArrayEquals(new float[] {1, -2}, Safetensors.read(file).tensors().get("w").values(), 0f);
  }

  @Test
  public void read_truncatedAnywhere_isRefused() throws IOException {
    sample().write(file);
    byte[] bytes = Files.readAllBytes(file);
    for (int length = 0; length < bytes.length; length++) {
      Files.write(file, Arrays.copyOf(bytes, length));
      assertThrows("" + length, InvalidInputException.class, () -> Safetensors.read(file));
    }
  }

  @Test
  public void read_mutated_isReadOrRefusedButNeverFails() throws IOException {
    sample().write(file);
    byte[] bytes = Files.readAllBytes(file);
    Random random = new Random(3);
    int refused = 0;
    for (int i = 0; i < 2000; i++) {
      byte[] mutated = bytes.clone();
      for (int m = 0; m <= i % 3; m++) {
        mutated[random.nextInt(mutated.length)] = (byte) random.nextInt(256);
      }
      Files.write(file, mutated);
      try {
        Safetensors.read(file);
      } catch (InvalidInputException e) {
        refused++;
      }
    }
    assertTrue("refused " + refused, refused > 1000);
  }

  @Test
  public void read_otherType_isRefusedByName() throws IOException {
    String header = "{\"w\":{\"dtype\":\"BF16\",\"shape\":[2],\"data_offsets\":[0,4]}}";
    ByteBuffer bytes = ByteBuffer.allocate(8 + header.length() + 4).order(ByteOrder.LITTLE_ENDIAN);
    bytes.putLong(header.length()).put(header.getBytes(StandardCharsets.UTF_8));
    Files.write(file, bytes.array());

    assertTrue(
        assertThrows(InvalidInputException.class, () -> Safetensors.read(file))
            .getMessage()
            .contains("tensor w has values of type BF16; Hone reads F32"));
  }

  @Test
  public void read_tensorThatIsNull_isRefusedByName() throws IOException {
    String header = "{\"w\":null}";
    ByteBuffer bytes = ByteBuffer.allocate(8 + header.length()).order(ByteOrder.LITTLE_ENDIAN);
    bytes.putLong(header.length()).put(header.getBytes(StandardCharsets.UTF_8));
    Files.write(file, bytes.array());

    InvalidInputException e =
        assertThrows(InvalidInputException.class, () -> Safetensors.read(file));
    assertEquals("w is missing", e.getMessage());
  }

  @Test
  public void atomicFile_failureWhileWriting_leavesTheOldFile() throws IOException {
    Files.writeString(file, "old");

    assertThrows(
        IOException.class,
        () ->
            AtomicFile.write(
                file,
                out -> {
                  out.write(1);
                  throw new IOException("disk full");
                }));

    assertEquals("old", Files.readString(file));
    try (var files = Files.list(folder.getRoot().toPath())) {
      assertEquals(1, files.count());
    }
  }

  private static Safetensors sample() {
    Safetensors tensors = new Safetensors();
    tensors.metadata().put("note", "what \"it\" is");
    tensors.put("b", List.of(2, 2), new float[] {1, -2, Float.MIN_VALUE, Float.NaN});
    tensors.put("a", List.of(1), new float[] {7});
    return tensors;
  }
}
