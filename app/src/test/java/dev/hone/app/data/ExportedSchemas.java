package dev.hone.app.data;

import static java.nio.charset.StandardCharsets.UTF_8;

import android.content.Context;
import android.database.sqlite.SQLiteDatabase;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Databases as older versions of the app left them, made from the schemas under version control.
 */
final class ExportedSchemas {
  private static final Path FOLDER =
      Paths.get(System.getProperty("basedir", "."), "schemas", HoneDatabase.class.getName());

  private ExportedSchemas() {}

  /** Every version that there ever was, the oldest first. */
  static List<Integer> versions() throws IOException {
    try (Stream<Path> files = Files.list(FOLDER)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(".json"))
          .map(name -> Integer.valueOf(name.substring(0, name.length() - ".json".length())))
          .sorted()
          .collect(Collectors.toList());
    }
  }

  private static JsonObject schema(int version) throws IOException {
    String text = new String(Files.readAllBytes(FOLDER.resolve(version + ".json")), UTF_8);
    return JsonParser.parseString(text).getAsJsonObject().getAsJsonObject("database");
  }

  static String identityHash(int version) throws IOException {
    return schema(version).get("identityHash").getAsString();
  }

  /** An open database of a version, under the app's name; for rows of that time. */
  static SQLiteDatabase create(Context context, int version) throws IOException {
    File file = context.getDatabasePath(HoneDatabase.NAME);
    Files.createDirectories(file.getParentFile().toPath());
    SQLiteDatabase database = SQLiteDatabase.openOrCreateDatabase(file, null);
    JsonObject schema = schema(version);
    for (JsonElement each : schema.getAsJsonArray("entities")) {
      JsonObject entity = each.getAsJsonObject();
      String table = entity.get("tableName").getAsString();
      run(database, entity, table);
      if (entity.has("indices")) {
        for (JsonElement index : entity.getAsJsonArray("indices")) {
          run(database, index.getAsJsonObject(), table);
        }
      }
    }
    for (JsonElement query : schema.getAsJsonArray("setupQueries")) {
      database.execSQL(query.getAsString());
    }
    database.setVersion(version);
    return database;
  }

  private static void run(SQLiteDatabase database, JsonObject of, String table) {
    database.execSQL(of.get("createSql").getAsString().replace("${TABLE_NAME}", table));
  }
}
