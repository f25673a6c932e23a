package dev.hone.optim;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import dev.hone.base.InvalidInputException;
import dev.hone.base.JsonFields;
import dev.hone.base.Language;
import dev.hone.base.Parameter;
import dev.hone.base.Registry;
import dev.hone.graph.Initial;
import dev.hone.graph.Node;
import dev.hone.graph.Shape;
import dev.hone.graph.StepBuilder;
import dev.hone.graph.Variable;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.Test;

public class OptimizersTest {
  private static Optimizer read(String json) {
    return Optimizers.fromJson(JsonFields.parse("optimizer", json));
  }

  private static String errorOf(Supplier<?> bad) {
    return assertThrows(InvalidInputException.class, bad::get).getMessage();
  }

  @Test
  public void of_eachName_givesThePublishedDefaults() {
    assertEquals(
        List.of(
            "sgd",
            "momentum",
            "nesterov",
            "adagrad",
            "adadelta",
            "rmsprop",
            "adam",
            "adamw",
            "ftrl"),
        Optimizers.names());
    assertEquals(new Sgd(), Optimizers.of("sgd"));
    assertEquals(new Momentum(0.9), Optimizers.of("momentum"));
    assertEquals(new Nesterov(0.9), Optimizers.of("nesterov"));
    assertEquals(new Adagrad(1e-10), Optimizers.of("adagrad"));
    assertEquals(new Adadelta(0.9, 1e-6), Optimizers.of("adadelta"));
    assertEquals(new RmsProp(0.99, 1e-8), Optimizers.of("rmsprop"));
    assertEquals(new Adam(0.9, 0.999, 1e-8), Optimizers.of("adam"));
    assertEquals(new AdamW(0.9, 0.999, 1e-8, 0.01), Optimizers.of("adamw"));
    assertEquals(new FtrlProximal(1, 0, 0), Optimizers.of("ftrl"));
  }

  @Test
  public void of_eachName_isTheOptimizersOwn() {
    for (String name : Optimizers.names()) {
      assertEquals(name, Optimizers.of(name).name());
      assertTrue(name, Optimizers.of(name).suggestedLearningRate() > 0);
    }
  }

  @Test
  public void each_textAndJsonAreReadBackAndWordsAreInBothLanguages() {
    for (Registry.Entry<Optimizer> entry : Optimizers.ALL.all()) {
      Optimizer optimizer = Optimizers.of(entry.card().key());
      assertEquals(optimizer, Optimizers.of(optimizer.values().toString()));
      assertEquals(optimizer, read(Optimizers.toJson(optimizer).toString()));
      for (Language language : Language.values()) {
        assertFalse(entry.card().name().in(language).isEmpty());
        assertFalse(entry.card().explanation().in(language).isEmpty());
        assertFalse(optimizer.adapts().said().in(language).isEmpty());
        for (Parameter parameter : entry.card().parameters()) {
          assertFalse(entry.card().parameterName(parameter.key()).in(language).isEmpty());
        }
      }
    }
  }

  @Test
  public void adapts_groupsAllOptimizers() {
    assertEquals(List.of("sgd"), Optimizers.names(Optimizer.Adapts.NOTHING));
    assertEquals(List.of("momentum", "nesterov"), Optimizers.names(Optimizer.Adapts.DIRECTION));
    assertEquals(
        List.of("adagrad", "adadelta", "rmsprop", "ftrl"), Optimizers.names(Optimizer.Adapts.RATE));
    assertEquals(List.of("adam", "adamw"), Optimizers.names(Optimizer.Adapts.BOTH));
  }

  @Test
  public void of_textWithOptions_setsThese() {
    assertEquals(new Adam(0.8, 0.999, 1e-7), Optimizers.of("adam(0.8, epsilon=1e-7)"));
    assertEquals(
        "adam: beta1 is 1.0; allowed are numbers from 0 to below 1",
        errorOf(() -> Optimizers.of("adam(1)")));
  }

  /** Stored specifications are found by this text. */
  @Test
  public void json_isAsEarlierVersionsWroteIt() {
    assertEquals(
        "{\"name\":\"adamw\",\"beta1\":0.9,\"beta2\":0.999,\"epsilon\":1.0E-8,\"weightDecay\":0.01}",
        Optimizers.toJson(new AdamW()).toString());
    assertEquals("{\"name\":\"sgd\"}", Optimizers.toJson(new Sgd()).toString());
  }

  @Test
  public void json_withOtherOptions_comesBackEqual() {
    List<Optimizer> optimizers =
        List.of(
            new Sgd(),
            new Momentum(0.5),
            new Nesterov(0.6),
            new Adagrad(1e-3),
            new Adadelta(0.95, 1e-5),
            new RmsProp(0.8, 1e-4),
            new Adam(0.1, 0.2, 0.3),
            new AdamW(0.1, 0.2, 0.3, 0.4),
            new FtrlProximal(0.5, 0.25, 0.125));
    assertEquals(Optimizers.names(), optimizers.stream().map(Optimizer::name).toList());
    for (Optimizer optimizer : optimizers) {
      assertEquals(optimizer, read(Optimizers.toJson(optimizer).toString()));
    }
  }

  @Test
  public void of_unknownName_listsTheNames() {
    String allowed =
        "; allowed are sgd, momentum, nesterov, adagrad, adadelta, rmsprop, adam, adamw, ftrl;"
            + " did you mean \"adam\"?";
    assertEquals("optimizer is \"adm\"" + allowed, errorOf(() -> Optimizers.of("adm")));
    assertEquals("name is \"adm\"" + allowed, errorOf(() -> read("{\"name\": \"adm\"}")));
  }

  @Test
  public void fromJson_unknownOption_namesTheAllowedOnes() {
    assertEquals(
        "unknown field beta3; allowed here are name, beta1, beta2, epsilon; did you mean \"beta1\"?",
        errorOf(() -> read("{\"name\": \"adam\", \"beta3\": 0.5}")));
  }

  @Test
  public void options_outOfRange_areNamedWithTheRange() {
    assertEquals(
        "adam: beta2 is 1.0; allowed are numbers from 0 to below 1",
        errorOf(() -> new Adam(0.9, 1, 1e-8)));
    assertEquals(
        "ftrl: beta is 0.0; allowed are numbers above 0 (from 1.2e-38 to 3.4e38)",
        errorOf(() -> new FtrlProximal(0, 0, 0)));
    assertEquals(
        "ftrl: l1 is -1.0; allowed are numbers from 0 to 3.4e38",
        errorOf(() -> new FtrlProximal(1, -1, 0)));
    Map<String, Supplier<Optimizer>> bad =
        Map.of(
            "momentum: momentum", () -> new Momentum(-0.1),
            "nesterov: momentum", () -> new Nesterov(Double.NaN),
            "adagrad: epsilon", () -> new Adagrad(1e-50),
            "adadelta: rho", () -> new Adadelta(1, 1e-6),
            "rmsprop: alpha", () -> new RmsProp(2, 1e-8),
            "adam: epsilon", () -> new Adam(0.9, 0.999, Double.POSITIVE_INFINITY),
            "adamw: weightDecay", () -> new AdamW(0.9, 0.999, 1e-8, -0.01),
            "ftrl: l2", () -> new FtrlProximal(1, 0, Double.NaN));
    bad.forEach((field, make) -> assertTrue(field, errorOf(make).startsWith(field + " is ")));
  }

  @Test
  public void states_haveTheParametersNameAndShape() {
    StepBuilder builder = new StepBuilder(true);
    addUpdates(new Adam(), builder, 1);
    assertEquals(
        List.of(
            "w0 [3, 2] WEIGHT",
            "optimizer/weights1 [1] OPTIMIZER",
            "optimizer/weights2 [1] OPTIMIZER",
            "w0/gradients [3, 2] OPTIMIZER",
            "w0/squares [3, 2] OPTIMIZER"),
        builder.variables().stream()
            .map(v -> v.name() + " " + v.shape() + " " + v.role())
            .toList());
  }

  /** Counted by hand from the formulas; each costs a pass over the parameter on a phone. */
  @Test
  public void update_ofOneMoreParameter_addsFewOperations() {
    Map<Optimizer, Integer> operations =
        Map.of(
            new Sgd(), 1,
            new Momentum(), 2,
            new Nesterov(), 4,
            new Adagrad(), 6,
            new Adadelta(), 8,
            new RmsProp(), 5,
            new Adam(), 3,
            new AdamW(), 5,
            new FtrlProximal(), 7,
            new FtrlProximal(1, 0.1, 0.1), 15);
    operations.forEach(
        (optimizer, count) -> {
          long one = addUpdates(optimizer, new StepBuilder(true), 1);
          long two = addUpdates(optimizer, new StepBuilder(true), 2);
          assertEquals(optimizer.toString(), (long) count, two - one);
        });
  }

  /** Adds weights with their updates and gives the number of operations in the graph. */
  private static long addUpdates(Optimizer optimizer, StepBuilder builder, int parameters) {
    Shape shape = Shape.of(3, 2);
    for (int i = 0; i < parameters; i++) {
      builder.parameter("w" + i, shape, Variable.Role.WEIGHT, Initial.ZEROS);
    }
    Node learningRate = builder.graph().input("learningRate", Shape.of(1));
    Optimizer.Updater updater = optimizer.begin(builder, learningRate);
    for (Variable parameter : builder.parameters()) {
      updater.update(parameter, builder.graph().input(parameter.name() + "Gradient", shape));
    }
    return builder.graph().nodes().stream()
        .filter(node -> node.kind() == Node.Kind.OPERATION)
        .count();
  }
}
