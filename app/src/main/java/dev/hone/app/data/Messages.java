package dev.hone.app.data;

import androidx.annotation.Nullable;
import androidx.room.TypeConverter;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import dev.hone.base.InvalidInputException;
import dev.hone.base.Language;
import dev.hone.base.Message;

/**
 * Messages as the database keeps them: their JSON, so that they can be shown in any language, and
 * their English text, for versions that do not know the key. Earlier versions kept plain texts,
 * which are shown as they are.
 */
public final class Messages {
  private static final String TEXT = "text";

  private Messages() {}

  /** What is kept; null for null. */
  @Nullable
  @TypeConverter
  public static String stored(@Nullable Message message) {
    if (message == null) {
      return null;
    }
    JsonObject json = message.toJson();
    json.addProperty(TEXT, message.in(Language.EN));
    return json.toString();
  }

  /** What was kept, by this version or another. */
  @Nullable
  @TypeConverter
  public static Message read(@Nullable String stored) {
    if (stored == null) {
      return null;
    }
    if (!stored.startsWith("{")) {
      return Message.plain(stored);
    }
    JsonObject json;
    try {
      json = JsonParser.parseString(stored).getAsJsonObject();
    } catch (JsonParseException e) {
      return Message.plain(stored); // a plain text that happens to begin with a brace
    }
    try {
      return Message.fromJson("messages", json);
    } catch (InvalidInputException e) {
      return Message.plain(json.has(TEXT) ? json.get(TEXT).getAsString() : stored);
    }
  }
}
