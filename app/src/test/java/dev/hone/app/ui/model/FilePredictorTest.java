package dev.hone.app.ui.model;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNull;
import static org.junit.Assert.assertTrue;

import dev.hone.app.data.GivenFile;
import dev.hone.nn.family.MlpFamily;
import dev.hone.trained.PredictionTable;
import dev.hone.trained.TrainedModel;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.BeforeClass;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** Files whose rows are predicted: read as training was, bounded, and gone afterwards. */
public class FilePredictorTest {
  private static TrainedModel iris;

  @Rule public final TemporaryFolder folder = new TemporaryFolder();

  @BeforeClass
  public static void train() {
    iris = Trained.model(Trained.spec("iris", new MlpFamily(), 5));
  }

  private FilePrediction predict(GivenFile file) throws IOException {
    Path copies = folder.getRoot().toPath().resolve("copies");
    FilePrediction outcome = new FilePredictor(copies).predict(iris, file);
    try (Stream<Path> left = Files.walk(copies)) {
      assertEquals("what is left of the copy", 1, left.count());
    }
    return outcome;
  }

  private static String table(String sepal) {
    return "petal_width;petal_length;sepal_width;sepal_length;note\n0,2;1,4;3,5;"
        + sepal
        + ";mine\n2,1;5,6;2,8;6,4;\n";
  }

  @Test
  public void columnsGoByTheirNames_commasAreUnderstood_andOthersAreLeftOut() throws IOException {
    FilePrediction outcome = predict(Trained.file("flowers", table("5,1")));
    assertNull(outcome.problem());
    assertEquals(2, outcome.rows());
    assertEquals(2, outcome.predictions().size());
    assertTrue(Double.isNaN(outcome.measured()));
  }

  @Test
  public void predictionsAreWrittenAsATable() throws IOException {
    FilePrediction outcome = predict(Trained.file("flowers", table("5,1")));
    StringWriter written = new StringWriter();
    PredictionTable.write(iris, outcome.predictions(), true, written);
    String[] lines = written.toString().split("\r?\n", -1);
    assertEquals("row,species,p(setosa),p(versicolor),p(virginica)", lines[0]);
    String answer = iris.schema().classNames().get(outcome.predictions().predictedClass(1));
    assertTrue(lines[2], lines[2].startsWith("2," + answer + ","));
    assertEquals(4, lines.length);
  }

  @Test
  public void valuesFarOutsideOfTrainingAreRemarked() throws IOException {
    FilePrediction outcome = predict(Trained.file("flowers.csv", table("510")));
    assertTrue(
        outcome.notes().toString(),
        outcome.notes().stream()
            .anyMatch(note -> note.toString().contains("row 1 lies far outside")));
  }

  @Test
  public void aMissingColumnIsASentence_withoutTheFolder() throws IOException {
    FilePrediction outcome = predict(Trained.file("other.csv", "a,b\n1,2\n"));
    assertNull(outcome.predictions());
    String said = outcome.problem().getMessage();
    assertTrue(said, said.startsWith("other.csv"));
    assertTrue(said, said.contains("sepal_length"));
    assertTrue(said, !said.contains(folder.getRoot().toString()));
  }

  @Test
  public void aFileWithoutEndIsRefused() throws IOException {
    GivenFile endless =
        new GivenFile() {
          @Override
          public String name() {
            return "endless";
          }

          @Override
          public InputStream open() {
            return new InputStream() {
              @Override
              public int read() {
                return '1';
              }

              @Override
              public int read(byte[] bytes, int offset, int length) {
                return length;
              }
            };
          }
        };
    assertEquals(
        "endless is larger than 64 MB, the most that Hone opens on a phone",
        predict(endless).problem().getMessage());
  }

  @Test
  public void anAppThatNoLongerLendsTheFileIsAProblemOfTheOutcome() throws IOException {
    GivenFile revoked =
        new GivenFile() {
          @Override
          public String name() {
            return "revoked.csv";
          }

          @Override
          public InputStream open() {
            throw new SecurityException("no more");
          }
        };
    assertEquals("no more", predict(revoked).problem().getMessage());
  }
}
