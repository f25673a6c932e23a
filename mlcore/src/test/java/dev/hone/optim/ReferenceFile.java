package dev.hone.optim;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;

/** Numbers that src/test/python/optimizers.py made. */
final class ReferenceFile {
  private ReferenceFile() {}

  static JsonObject read(String name) throws IOException {
    try (InputStream in = ReferenceFile.class.getResourceAsStream(name);
        Reader reader = new InputStreamReader(in, UTF_8)) {
      return JsonParser.parseReader(reader).getAsJsonObject();
    }
  }

  static float[] floats(JsonElement array) {
    JsonArray values = array.getAsJsonArray();
    float[] result = new float[values.size()];
    for (int i = 0; i < result.length; i++) {
      result[i] = values.get(i).getAsFloat();
    }
    return result;
  }
}
