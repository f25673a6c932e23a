package dev.hone.base;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * What there is to know about one thing in a registry without making it. Its words are derived from
 * kind and key: {@code regularizer.l2.name}, {@code regularizer.l2.explanation}.
 *
 * @param kind the kind of thing, as in {@code kind.regularizer}
 * @param key as written in specifications and on the command line
 * @param parameters in the order in which values may be given by position
 * @param paper author and year of the source, empty where there is none
 * @param needs what it can only be used with, in words that the kind fixes
 * @param clashes the keys of the kind that it cannot be used together with
 */
public record Card(
    String kind,
    String key,
    List<Parameter> parameters,
    String paper,
    Set<String> needs,
    Set<String> clashes) {
  /** Two parameters of one key are a fault of the program. */
  public Card {
    parameters = List.copyOf(parameters);
    needs = Set.copyOf(needs);
    clashes = Set.copyOf(clashes);
    Set<String> keys = new LinkedHashSet<>();
    for (Parameter parameter : parameters) {
      if (!keys.add(parameter.key())) {
        throw new IllegalStateException(kind + " " + key + " has two " + parameter.key());
      }
    }
  }

  /** A card without paper, needs and clashes. */
  public static Card of(String kind, String key, Parameter... parameters) {
    return new Card(kind, key, List.of(parameters), "", Set.of(), Set.of());
  }

  public Card withPaper(String paper) {
    return new Card(kind, key, parameters, paper, needs, clashes);
  }

  public Card withNeeds(String... needs) {
    return new Card(kind, key, parameters, paper, Set.of(needs), clashes);
  }

  public Card withClashes(String... clashes) {
    return new Card(kind, key, parameters, paper, needs, Set.of(clashes));
  }

  /** What it is called. */
  public Message name() {
    return Message.of(words() + ".name");
  }

  /** What it is called where there is little room: {@code L2} for {@code L2 penalty}. */
  public Message shortName() {
    String own = words() + ".short";
    return Words.have(own) ? Message.of(own) : name();
  }

  /** What it does, in a sentence or two. */
  public Message explanation() {
    return Message.of(words() + ".explanation");
  }

  /**
   * What a parameter is called: {@code regularizer.l2.strength.name}, or where the bundles have no
   * such key {@code parameter.strength.name}.
   */
  public Message parameterName(String parameter) {
    String own = words() + "." + parameter(parameter).key() + ".name";
    return Message.of(Words.of(Language.EN).has(own) ? own : "parameter." + parameter + ".name");
  }

  /** The parameter of a key; one that is not there is a fault of the program. */
  public Parameter parameter(String parameter) {
    for (Parameter each : parameters) {
      if (each.key().equals(parameter)) {
        return each;
      }
    }
    throw new IllegalStateException(kind + " " + key + " has no parameter " + parameter);
  }

  private String words() {
    return kind + "." + key;
  }
}
