package dev.hone.spec;

import dev.hone.base.Card;
import dev.hone.base.InvalidInputException;
import dev.hone.base.Message;
import dev.hone.base.Numbers;
import dev.hone.base.Parameter;
import dev.hone.base.Values;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What people are told instead of an arm's name: {@code L2 0.1} and {@code Dropout 0.5 + Early
 * stopping 10} for {@code l2=0.1} and {@code dropout=0.5+early-stopping=10}. A name that somebody
 * gave is told as it is. Specs, result files and command lines have the name itself.
 */
public final class ArmName {
  private static final String KEY = "arm.name";

  private ArmName() {}

  static Message of(Arm arm) {
    boolean written =
        read(arm.name())
            .filter(read -> read.regularization().equals(arm.regularization()))
            .filter(read -> read.replicate() == arm.replicate())
            .isPresent();
    return written ? said(arm) : Message.plain(arm.name());
  }

  /**
   * The same from what a result keeps.
   *
   * @param setting the arm's regularization as a text
   */
  public static Message of(String name, String setting) {
    return read(name)
        .filter(read -> read.regularization().toString().equals(setting))
        .map(ArmName::said)
        .orElse(Message.plain(name));
  }

  /** The same message with the arms' own names, as one types them. */
  public static Message typed(Message message) {
    return message.key().equals(KEY)
        ? Message.plain((String) message.args().get(1))
        : new Message(message.key(), typed(message.args()));
  }

  private static List<Object> typed(List<?> args) {
    List<Object> result = new ArrayList<>();
    for (Object arg : args) {
      if (arg instanceof Message message) {
        result.add(typed(message));
      } else {
        result.add(arg instanceof List<?> list ? typed(list) : arg);
      }
    }
    return result;
  }

  /** The setting that a name is the text of; empty for a name that somebody gave. */
  private static Optional<Arm> read(String name) {
    if (name.indexOf(':') >= 0) {
      return Optional.empty();
    }
    try {
      return Optional.of(Arm.parse(name));
    } catch (InvalidInputException e) {
      return Optional.empty(); // a name, not a setting
    }
  }

  private static Message said(Arm arm) {
    Message setting =
        arm.regularization().values().stream()
            .map(ArmName::part)
            .reduce((before, next) -> Message.of("arm.both", before, next))
            .orElse(Message.of("arm.none"));
    Message whole =
        arm.replicate() == 0 ? setting : Message.of("arm.draw", setting, arm.replicate());
    return Message.of(KEY, whole, arm.name());
  }

  private static Message part(Values values) {
    Card card = values.card();
    List<Message> numbers = new ArrayList<>();
    for (Parameter parameter : card.parameters()) {
      String number = Numbers.exact(values.number(parameter.key()));
      numbers.add(
          card.parameters().size() == 1
              ? Message.plain(number)
              : Message.of("arm.value", card.parameterName(parameter.key()), number));
    }
    return switch (numbers.size()) {
      case 0 -> card.shortName();
      case 1 -> Message.of("arm.value", card.shortName(), numbers.get(0));
      default -> Message.of("arm.values", card.shortName(), numbers);
    };
  }
}
