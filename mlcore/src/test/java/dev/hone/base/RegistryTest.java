package dev.hone.base;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;

import java.util.List;
import java.util.Map;
import org.junit.Test;

public class RegistryTest {
  /** A thing made, and the thing inside it, if any. */
  private record Made(Values values, Made inside) {
    Made(Values values) {
      this(values, null);
    }
  }

  private static final Card ADAM =
      Card.of(
          "schedule",
          "adam",
          Parameter.of("beta1", Range.fraction(), 0.9),
          Parameter.of("epsilon", Range.positive(), 1e-8).logarithmic(),
          Parameter.of("every", Range.whole(1), 3).withUnit("epochs"),
          Parameter.flag("centred", false));
  private static final Card PLAIN = Card.of("schedule", "plain");
  private static final Card LEAKY =
      Card.of("schedule", "leaky-relu", Parameter.of("k", Range.atLeast(0), 0.01));
  private static final Card WARM_UP =
      Card.of("schedule", "warm-up", Parameter.of("epochs", Range.whole(1), 5));

  private static final Registry<Made> ALL =
      new Registry<>(
          "schedule",
          List.of(
              Registry.Entry.of(ADAM, Made::new),
              Registry.Entry.of(PLAIN, Made::new),
              Registry.Entry.of(LEAKY, Made::new),
              Registry.Entry.reading(WARM_UP, RegistryTest::warmUp)));

  private static Made warmUp(Values values, JsonFields json) {
    JsonFields then = json.object("then");
    return new Made(values, then == null ? new Made(Values.usual(PLAIN)) : ALL.read(then));
  }

  @Test
  public void list_isInOrder() {
    assertEquals(List.of("adam", "plain", "leaky-relu", "warm-up"), ALL.names());
    assertEquals(ADAM, ALL.all().get(0).card());
    assertEquals(LEAKY, ALL.card("leaky-relu"));
    assertEquals("学习率调度", ALL.kindName().in(Language.ZH));
  }

  @Test
  public void parse_byNameByPositionAndByKey() {
    assertEquals(Values.usual(PLAIN), ALL.parse("plain").values());
    assertEquals(Values.usual(PLAIN), ALL.parse("plain()").values());
    assertEquals(0.02, ALL.parse("leaky-relu(0.02)").values().number("k"), 0);
    assertEquals(0.01, ALL.parse("leaky-relu").values().number("k"), 0);
    Values adam = ALL.parse("adam( 0.8, centred=true,every = 4 )").values();
    assertEquals(
        Values.of(ADAM, Map.of("every", 4, "beta1", 0.8, "centred", 1, "epsilon", 1e-8)), adam);
    assertEquals(4, adam.integer("every"));
    assertEquals(true, adam.flag("centred"));
  }

  @Test
  public void text_isReadBack() {
    assertEquals("plain", Values.usual(PLAIN).toString());
    assertEquals("leaky-relu(0.01)", Values.usual(LEAKY).toString());
    assertEquals(
        "adam(beta1=0.9, epsilon=1.0e-8, every=3, centred=false)", Values.usual(ADAM).toString());
    for (double k : new double[] {0, 0.1, 1, 1e-300, 1.0 / 3, 999999, 1e6, 12345678.9}) {
      Values values = Values.of(LEAKY, Map.of("k", k));
      assertEquals(values, ALL.values(values.toString()));
    }
  }

  @Test
  public void parse_wrongTexts() {
    assertSays(
        "schedule is \"adm\"; allowed are adam, plain, leaky-relu, warm-up;"
            + " did you mean \"adam\"?",
        "adm");
    assertSays(
        "schedule is \"adam(1\"; allowed are a name, or a name with values: name(value,"
            + " name=value)",
        "adam(1");
    assertSays("plain: number of values is 1; allowed are whole numbers from 0 to 0", "plain(1)");
    assertSays("leaky-relu: k is \"x\"; allowed are numbers from 0", "leaky-relu(x)");
    assertSays("leaky-relu: k is \"\"; allowed are numbers from 0", "leaky-relu(k=)");
    assertSays("leaky-relu: k is NaN; allowed are numbers from 0", "leaky-relu(NaN)");
    assertSays("leaky-relu: k is -1.0; allowed are numbers from 0", "leaky-relu(-1)");
    assertSays("adam: beta1 is given twice", "adam(0.9, beta1=0.9)");
    assertSays(
        "adam: parameter is \"beta2\"; allowed are beta1, epsilon, every, centred;"
            + " did you mean \"beta1\"?",
        "adam(beta2=0.9)");
    assertSays(
        "adam: parameter is \"0.1\"; allowed are name=value after the first such",
        "adam(every=2, 0.1)");
    assertSays("adam: centred is \"yes\"; allowed are true and false", "adam(centred=yes)");
  }

  @Test
  public void json_isReadBack() {
    Values values = Values.of(ADAM, Map.of("beta1", 0.5, "centred", 1));
    String text = values.toJson().toString();

    assertEquals(
        "{\"name\":\"adam\",\"beta1\":0.5,\"epsilon\":1.0E-8,\"every\":3,\"centred\":true}", text);
    assertEquals(new Made(values), read(text));
    assertEquals(new Made(Values.usual(ADAM)), read("{\"name\":\"adam\"}"));
  }

  @Test
  public void json_thingsInsideThings() {
    Values five = Values.usual(WARM_UP);
    Values two = Values.of(WARM_UP, Map.of("epochs", 2));
    Made plain = new Made(Values.usual(PLAIN));

    assertEquals(new Made(five, plain), ALL.parse("warm-up"));
    assertEquals(new Made(two, plain), ALL.parse("warm-up(2)"));
    assertEquals(
        new Made(five, new Made(two, plain)),
        read("{\"name\":\"warm-up\",\"then\":{\"name\":\"warm-up\",\"epochs\":2}}"));
    assertEquals(
        "warm-up: then.epochs is 0; allowed are whole numbers from 1",
        wrong("{\"name\":\"warm-up\",\"then\":{\"name\":\"warm-up\",\"epochs\":0}}"));
  }

  @Test
  public void json_wrongFields() {
    assertEquals(
        "name is \"adma\"; allowed are adam, plain, leaky-relu, warm-up;"
            + " did you mean \"adam\"?",
        wrong("{\"name\":\"adma\"}"));
    assertEquals(
        "adam: beta1 is 1.0; allowed are numbers from 0 to below 1",
        wrong("{\"name\":\"adam\",\"beta1\":1}"));
    assertEquals(
        "unknown field other; allowed here are name, k",
        wrong("{\"name\":\"leaky-relu\",\"other\":1}"));
  }

  @Test
  public void values_unknownKeysAndFaults() {
    assertEquals(
        "plain: parameter is \"k\"; allowed are none",
        assertThrows(InvalidInputException.class, () -> Values.of(PLAIN, Map.of("k", 1)))
            .getMessage());
    Values leaky = Values.usual(LEAKY);
    assertThrows(IllegalStateException.class, () -> leaky.number("j"));
    assertThrows(IllegalStateException.class, () -> leaky.integer("k"));
    assertThrows(IllegalStateException.class, () -> ALL.all().get(0).make(leaky));
    assertEquals(leaky, ALL.make(leaky).values());
  }

  @Test
  public void values_zeroHasOneSign() {
    assertEquals(Values.of(LEAKY, Map.of("k", 0.0)), Values.of(LEAKY, Map.of("k", -0.0)));
  }

  @Test
  public void registry_faults() {
    Registry.Entry<Made> plain = Registry.Entry.of(PLAIN, Made::new);
    Registry.Entry<Made> clashing =
        Registry.Entry.of(Card.of("schedule", "odd").withClashes("gone"), Made::new);
    assertFault("two of kind schedule have the key plain", "schedule", List.of(plain, plain));
    assertFault("plain is of kind schedule", "optimizer", List.of(plain));
    assertFault("odd clashes with what is not there", "schedule", List.of(plain, clashing));
    assertFault("the bundles have no key kind.toy", "toy", List.of());
  }

  private static void assertFault(String message, String kind, List<Registry.Entry<Made>> list) {
    assertEquals(
        message,
        assertThrows(IllegalStateException.class, () -> new Registry<>(kind, list)).getMessage());
  }

  private static Made read(String json) {
    return ALL.read(JsonFields.parse("schedule", json));
  }

  private static String wrong(String json) {
    return assertThrows(InvalidInputException.class, () -> read(json)).getMessage();
  }

  private static void assertSays(String message, String text) {
    assertEquals(
        message, assertThrows(InvalidInputException.class, () -> ALL.parse(text)).getMessage());
  }
}
