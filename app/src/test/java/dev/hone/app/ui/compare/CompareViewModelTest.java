package dev.hone.app.ui.compare;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNotNull;
import static org.junit.Assert.assertNull;
import static org.junit.Assert.assertSame;
import static org.junit.Assert.assertTrue;

import dev.hone.app.App;
import dev.hone.app.data.CurvePoint;
import dev.hone.app.data.ExperimentEntity;
import dev.hone.app.ui.HeldTasks;
import dev.hone.app.ui.OwnMainThread;
import dev.hone.base.InvalidInputException;
import dev.hone.base.Message;
import dev.hone.compare.ArmSummary;
import dev.hone.compare.Comparison;
import dev.hone.report.SampleComparison;
import dev.hone.spec.ExperimentSpec;
import dev.hone.trained.RunResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** A result, without Android: three arms that the engine compared on points of a plane. */
public class CompareViewModelTest {
  private static final String[] ARMS = {"l2=0.1", "none", "l1=1"};
  private static final ExperimentSpec SPEC = App.spec("two-moons", 20, 3, ARMS);
  private static final Comparison RESULT = App.compare(SPEC);

  @Rule public final OwnMainThread mainThread = new OwnMainThread();
  @Rule public final TemporaryFolder folder = new TemporaryFolder();

  private final HeldTasks io = new HeldTasks();
  private final HeldTasks orders = new HeldTasks();
  private final CurvePoint point = new CurvePoint();
  private ExperimentEntity experiment = experiment(SPEC);
  private InvalidInputException lost;
  private int resumed;

  private final ResultSource source =
      new ResultSource() {
        @Override
        public ExperimentEntity experiment() {
          return experiment;
        }

        @Override
        public Comparison summary() {
          if (lost != null) {
            throw lost;
          }
          return RESULT;
        }

        @Override
        public List<CurvePoint> curves(int epochs) {
          assertEquals(20, epochs);
          return List.of(point);
        }
      };

  private static ExperimentEntity experiment(ExperimentSpec spec) {
    ExperimentEntity one = new ExperimentEntity();
    one.id = 1;
    one.name = "Moons / mine";
    one.spec = spec.toJson().toString();
    return one;
  }

  private CompareViewModel result(Path shared) {
    CompareViewModel model =
        new CompareViewModel(
            source,
            () -> resumed++,
            shared,
            new CompareViewModel.Threads(io, orders, Runnable::run));
    io.run();
    return model;
  }

  private CompareViewModel result() {
    return result(folder.getRoot().toPath());
  }

  private static CompareState state(CompareViewModel model) {
    return model.state().getValue();
  }

  private static List<String> rows(CompareViewModel model) {
    return state(model).rows().stream().map(ArmSummary::name).collect(Collectors.toList());
  }

  @Test
  public void theResultIsShownAsItIsKept() {
    CompareViewModel model = result();
    assertSame(RESULT, state(model).comparison());
    assertEquals(List.of(point), state(model).curves());
    assertNull(state(model).problem());
    assertEquals(List.of(ARMS), rows(model));
    assertEquals(Set.of(0, 1, 2), state(model).visible());
  }

  @Test
  public void rowsAreInTheOrderOfTheFigureThatWasTouched_andTheOtherWayRoundAtTheNext() {
    Map<String, Double> accuracy = new TreeMap<>();
    for (String arm : ARMS) {
      accuracy.put(
          arm,
          RESULT.runs().stream()
              .filter(run -> run.arm().equals(arm))
              .mapToDouble(RunResult::testMetric)
              .average()
              .getAsDouble());
    }
    List<String> best = new ArrayList<>(Arrays.asList(ARMS));
    best.sort(Comparator.comparing(accuracy::get).reversed());
    assertEquals("all differ, or this tells nothing", 3, Set.copyOf(accuracy.values()).size());
    CompareViewModel model = result();
    model.sort(Column.METRIC);
    assertEquals(best, rows(model));
    model.sort(Column.METRIC);
    Collections.reverse(best);
    assertEquals(best, rows(model));
    model.sort(Column.ARM);
    assertEquals(List.of(ARMS), rows(model));
    model.sort(Column.ARM);
    assertEquals(List.of("l1=1", "none", "l2=0.1"), rows(model));
  }

  @Test
  public void ofErrors_theSmallestIsFirst() {
    Comparison errors = SampleComparison.sine();
    List<Double> means =
        errors.arms().stream()
            .map(arm -> arm.testMetric().mean())
            .sorted()
            .collect(Collectors.toList());
    assertTrue(errors.metric().key(), means.get(0) < means.get(means.size() - 1));
    CompareState state =
        CompareState.reading()
            .read(new ExperimentEntity(), errors, List.of())
            .sortedBy(Column.METRIC);
    assertEquals(
        means,
        state.rows().stream().map(arm -> arm.testMetric().mean()).collect(Collectors.toList()));
  }

  @Test
  public void whatIsHiddenIsLeftOut_andTheTableStays() {
    CompareViewModel model = result();
    model.sort(Column.METRIC);
    List<String> before = rows(model);
    model.hide(Set.of(1));
    assertEquals(Set.of(0, 2), state(model).visible());
    assertEquals(before, rows(model));
  }

  @Test
  public void aBoundaryIsDrawnForEachArm_ofItsFirstRun() {
    assertEquals(
        List.of(ARMS),
        state(result()).boundaries().stream().map(RunResult::arm).collect(Collectors.toList()));
    assertTrue(state(result()).boundaries().stream().allMatch(run -> run.repeat() == 0));
  }

  @Test
  public void moreRepeats_isTheSpecWithTwiceAsMany_underTheExperimentsName() throws IOException {
    experiment.datasetId = 7L;
    CompareViewModel model = result(folder.getRoot().toPath().resolve("not/yet/there"));
    List<Path> written = new ArrayList<>();
    List<Long> datasets = new ArrayList<>();
    model.writeMoreRepeats(
        (file, dataset) -> {
          written.add(file);
          datasets.add(dataset);
        },
        problem -> {
          throw new AssertionError(problem);
        });
    io.run();
    assertEquals("on the rows that the experiment used", List.of(7L), datasets);
    assertEquals("Moons _ mine.json", written.get(0).getFileName().toString());
    ExperimentSpec spec =
        ExperimentSpec.parse("written", new String(Files.readAllBytes(written.get(0)), UTF_8));
    assertEquals(6, spec.repeats());
    assertEquals(SPEC.arms(), spec.arms());
    assertEquals(SPEC.training(), spec.training());
  }

  @Test
  public void moreRepeats_whereNothingCanBeWritten_saysWhy() throws IOException {
    CompareViewModel model = result(folder.newFile("a file").toPath());
    List<Exception> said = new ArrayList<>();
    model.writeMoreRepeats(
        (file, dataset) -> {
          throw new AssertionError(file);
        },
        said::add);
    io.run();
    assertEquals(1, said.size());
    assertTrue(said.get(0) instanceof IOException);
  }

  @Test
  public void aResultThatIsLost_isAProblem_andIsMadeAgainInTurn() {
    lost = new InvalidInputException(Message.of("phone.result-gone"));
    CompareViewModel model = result();
    assertSame(lost, state(model).problem());
    assertNull(state(model).comparison());
    assertNotNull(state(model).experiment());
    model.again();
    assertEquals(0, resumed);
    orders.run();
    assertEquals(1, resumed);
  }

  @Test
  public void anExperimentThatIsGone_isNoProblem() {
    experiment = null;
    CompareViewModel model = result();
    assertNull(state(model).problem());
    assertNull(state(model).experiment());
  }
}
