package dev.hone.base;

import java.util.List;

/** Names one after another, for messages. */
public final class Listing {
  private static final int SHOWN = 20;

  private Listing() {}

  /** Names with commas between; of many, the first and how many more there are. */
  public static Message some(List<String> names) {
    return names.size() <= SHOWN
        ? Message.of("list.all", names)
        : Message.of("list.more", names.subList(0, SHOWN), names.size() - SHOWN);
  }
}
