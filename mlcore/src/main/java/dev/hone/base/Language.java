package dev.hone.base;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A language that Hone speaks. */
public enum Language {
  EN,
  ZH;

  /** As in {@code --lang zh} and the names of the bundles. */
  public String tag() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** What the language is called. */
  public Message said() {
    return Message.of("language." + tag());
  }

  /**
   * The language with this tag.
   *
   * @throws InvalidInputException listing the tags there are
   */
  public static Language of(String tag) {
    List<String> tags = new ArrayList<>();
    for (Language language : values()) {
      if (language.tag().equals(tag)) {
        return language;
      }
      tags.add(language.tag());
    }
    throw InvalidInputException.value(Message.of("value.language"), tag, tags);
  }

  /** The language nearest to what a machine is set to: English where Hone does not speak it. */
  public static Language of(Locale locale) {
    return locale.getLanguage().equals(ZH.tag()) ? ZH : EN;
  }
}
