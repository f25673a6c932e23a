package dev.hone.base;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.Buffer;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Named float32 tensors with text metadata, in the safetensors format: eight bytes of header
 * length, a JSON header, then the values, little-endian. Files are not trusted: lengths, offsets
 * and shapes are checked against the file before memory is taken.
 */
public final class Safetensors {
  private static final String METADATA = "__metadata__";
  private static final int MAX_HEADER_BYTES = 64 << 20;
  private static final int CHUNK_BYTES = 1 << 16;

  private final Map<String, String> metadata = new LinkedHashMap<>();
  private final Map<String, Tensor> tensors = new LinkedHashMap<>();

  /** A tensor of the file. */
  public static final class Tensor {
    private final List<Integer> shape;
    private final float[] values;

    private Tensor(List<Integer> shape, float[] values) {
      this.shape = List.copyOf(shape);
      this.values = values;
    }

    public List<Integer> shape() {
      return shape;
    }

    /** The values themselves, row-major; not a copy. */
    public float[] values() {
      return values;
    }
  }

  /** Texts by name; may be changed. */
  public Map<String, String> metadata() {
    return metadata;
  }

  /** The tensors in the order of the file. */
  public Map<String, Tensor> tensors() {
    return Collections.unmodifiableMap(tensors);
  }

  /** Adds a tensor; the values are not copied. */
  public void put(String name, List<Integer> shape, float[] values) {
    long size = 1;
    for (int dim : shape) {
      size *= dim;
    }
    if (size != values.length || name.equals(METADATA)) {
      throw new IllegalArgumentException(
          "tensor " + name + " of shape " + shape + " cannot hold " + values.length + " values");
    }
    tensors.put(name, new Tensor(shape, values));
  }

  /** Writes the file whole or not at all. */
  public void write(Path file) throws IOException {
    AtomicFile.write(file, this::writeTo);
  }

  private void writeTo(OutputStream out) throws IOException {
    byte[] header = header().toString().getBytes(StandardCharsets.UTF_8);
    int padded = (header.length + 7) / 8 * 8;
    ByteBuffer start =
        ByteBuffer.allocate(8 + padded).order(ByteOrder.LITTLE_ENDIAN).putLong(padded).put(header);
    while (start.hasRemaining()) {
      start.put((byte) ' ');
    }
    out.write(start.array());
    ByteBuffer chunk = ByteBuffer.allocate(CHUNK_BYTES).order(ByteOrder.LITTLE_ENDIAN);
    for (Tensor tensor : tensors.values()) {
      for (float value : tensor.values) {
        chunk.putFloat(value);
        if (!chunk.hasRemaining()) {
          out.write(chunk.array());
          toStart(chunk);
        }
      }
    }
    out.write(chunk.array(), 0, chunk.position());
  }

  /** Called on the superclass: ByteBuffer's own version came to Android later. */
  private static void toStart(Buffer buffer) {
    buffer.clear();
  }

  private JsonObject header() {
    JsonObject header = new JsonObject();
    JsonObject texts = new JsonObject();
    metadata.forEach(texts::addProperty);
    header.add(METADATA, texts);
    long at = 0;
    for (Map.Entry<String, Tensor> entry : tensors.entrySet()) {
      JsonObject tensor = new JsonObject();
      tensor.addProperty("dtype", "F32");
      JsonArray shape = new JsonArray();
      entry.getValue().shape.forEach(shape::add);
      tensor.add("shape", shape);
      JsonArray offsets = new JsonArray();
      offsets.add(at);
      at += 4L * entry.getValue().values.length;
      offsets.add(at);
      tensor.add("data_offsets", offsets);
      header.add(entry.getKey(), tensor);
    }
    return header;
  }

  /**
   * Reads a whole file.
   *
   * @throws InvalidInputException if the file is missing, truncated, or no safetensors file of
   *     float32 tensors
   */
  public static Safetensors read(Path file) throws IOException {
    if (Files.exists(file) && !Files.isRegularFile(file)) {
      throw new InvalidInputException(Message.of("tflite.file.endless", file.toString()));
    }
    try (InputStream in = Files.newInputStream(file)) {
      return read(file.toString(), Files.size(file), new DataInputStream(in));
    } catch (NoSuchFileException e) {
      throw new InvalidInputException(Message.of("error.no-file", file.toString()), e);
    } catch (EOFException e) {
      throw new InvalidInputException(Message.of("safetensors.end", file.toString()), e);
    }
  }

  private static Safetensors read(String what, long size, DataInputStream in) throws IOException {
    long headerBytes = size < 8 ? -1 : Long.reverseBytes(in.readLong());
    if (headerBytes < 2 || headerBytes > MAX_HEADER_BYTES || headerBytes > size - 8) {
      throw new InvalidInputException(Message.of("safetensors.header", what));
    }
    byte[] header = new byte[(int) headerBytes];
    in.readFully(header);
    String text = new String(header, StandardCharsets.UTF_8).trim();
    long dataBytes = size - 8 - headerBytes;

    Safetensors result = new Safetensors();
    JsonFields fields = JsonFields.parse(Message.of("safetensors.what", what), text);
    JsonFields texts = fields.object(METADATA);
    if (texts != null) {
      for (String name : texts.names()) {
        result.metadata.put(name, texts.string(name));
      }
    }
    List<Entry> entries = new ArrayList<>();
    for (String name : fields.names()) {
      if (!name.equals(METADATA)) {
        entries.add(Entry.read(what, name, fields.objectOrFail(name)));
      }
    }
    Collections.sort(entries, (a, b) -> Long.compare(a.begin, b.begin));
    long at = 0;
    for (Entry entry : entries) {
      if (entry.begin != at || entry.end > dataBytes) {
        throw new InvalidInputException(
            Message.of("safetensors.place", what, entry.name, entry.begin, entry.end, dataBytes));
      }
      at = entry.end;
    }
    if (at != dataBytes) {
      throw new InvalidInputException(Message.of("safetensors.size", what, at, dataBytes));
    }
    for (Entry entry : entries) {
      result.put(entry.name, entry.shape, readFloats(in, (int) ((entry.end - entry.begin) / 4)));
    }
    return result;
  }

  private static float[] readFloats(DataInputStream in, int count) throws IOException {
    float[] values = new float[count];
    byte[] bytes = new byte[CHUNK_BYTES];
    ByteBuffer chunk = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    for (int at = 0; at < count; ) {
      int n = Math.min(count - at, CHUNK_BYTES / 4);
      in.readFully(bytes, 0, 4 * n);
      toStart(chunk);
      chunk.asFloatBuffer().get(values, at, n);
      at += n;
    }
    return values;
  }

  private record Entry(String name, List<Integer> shape, long begin, long end) {
    static Entry read(String what, String name, JsonFields fields) {
      String dtype = fields.string("dtype");
      if (!dtype.equals("F32")) {
        throw new InvalidInputException(Message.of("safetensors.type", what, name, dtype));
      }
      List<Integer> shape = fields.integers("shape");
      double[] offsets = fields.numbers("data_offsets");
      fields.end();
      long size = 4;
      for (int dim : shape) {
        size = dim < 0 || size > Integer.MAX_VALUE ? -1 : size * dim;
      }
      boolean fits =
          offsets.length == 2
              && offsets[0] >= 0
              && size >= 0
              && size / 4 <= Integer.MAX_VALUE
              && offsets[1] - offsets[0] == size;
      if (!fits) {
        throw new InvalidInputException(
            Message.of("safetensors.shape", what, name, shape.toString()));
      }
      return new Entry(name, shape, (long) offsets[0], (long) offsets[1]);
    }
  }
}
