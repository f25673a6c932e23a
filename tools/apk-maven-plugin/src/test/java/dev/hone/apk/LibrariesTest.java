package dev.hone.apk;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.maven.artifact.Artifact;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** The closed list of libraries: what it says, and what is said when it is wrong. */
public class LibrariesTest {
  @Rule public final TemporaryFolder folder = new TemporaryFolder();

  @Test
  public void aLineIsALibraryOfTheScopeAboveIt() throws Exception {
    List<Libraries.Library> read =
        read("# Why.\n\n[compile]\na.b:c-d:1.2.0-jre@aar\n e:f_g:1\n[test]\nh:i:8.0.0_r4+5\n");
    assertEquals(
        List.of(
            new Libraries.Library("a.b", "c-d", "1.2.0-jre", "aar", "compile", 4),
            new Libraries.Library("e", "f_g", "1", "jar", "compile", 5),
            new Libraries.Library("h", "i", "8.0.0_r4+5", "jar", "test", 7)),
        read);
  }

  @Test
  public void noListIsAnEmptyOne() throws Exception {
    assertEquals(List.of(), Libraries.read(folder.getRoot().toPath().resolve("none.txt")));
  }

  @Test
  public void aWrongLineIsNamed() {
    assertWrong("[compile]\na:b\n", "line 2: \"a:b\"; allowed are [compile], [test]");
    assertWrong("[runtime]\n", "line 1: \"[runtime]\"; allowed are");
    assertWrong("[compile]\na:b:1@zip\n", "line 2: \"a:b:1@zip\"");
    assertWrong("[compile]\na:b:1 # why\n", "line 2: \"a:b:1 # why\"");
    assertWrong("a:b:1\n", "line 1: a:b:1 stands before [compile] and [test]");
    assertWrong("[compile]\na:b:1\n\n[test]\na:b:2\n", "line 5: a:b stands in line 2 too");
  }

  @Test
  public void aLibraryStandsInForAnotherOfTheList() throws Exception {
    List<Libraries.Library> listed = read("[compile]\na:b:1@aar\nc:d:2\n[test]\ne:f:3\n");
    assertEquals(
        List.of(
            new Libraries.Library("x", "y", "9", "jar", "compile", 2),
            new Libraries.Library("c", "d", "2", "jar", "compile", 3),
            new Libraries.Library("e", "f", "4", "aar", "test", 5)),
        Libraries.replace(listed, List.of("a:b=x:y:9", " e:f=e:f:4@aar ")));
    assertEquals(listed, Libraries.replace(listed, List.of()));
  }

  @Test
  public void aReplacementForNothingIsRefused() throws Exception {
    List<Libraries.Library> listed = read("[compile]\na:b:1\n");
    for (String wrong : List.of("a:c=x:y:9", "a:b", "a:b=x:y", "a:b=x:y:1=z")) {
      BuildException e =
          assertThrows(BuildException.class, () -> Libraries.replace(listed, List.of(wrong)));
      assertTrue(e.getMessage(), e.getMessage().contains("\"" + wrong + "\""));
    }
  }

  @Test
  public void theFilesAreFoundInTheOrderOfTheList() throws Exception {
    Path aar = folder.newFile("c.aar").toPath();
    Path jar = folder.newFile("f.jar").toPath();
    List<Artifact> found =
        files(Map.of("e:f:jar:2", jar, "a:c:aar:1", aar))
            .find(read("[test]\na:c:1@aar\n[compile]\ne:f:2\n"), Path.of("list"));
    assertEquals(
        List.of("a:c:aar:1:test", "e:f:jar:2:compile"),
        found.stream().map(Artifact::toString).toList());
    assertEquals(aar.toFile(), found.get(0).getFile());
    assertEquals(jar.toFile(), found.get(1).getFile());
    assertFalse(
        "not before it is unpacked", found.get(0).getArtifactHandler().isAddedToClasspath());
    assertTrue(found.get(1).getArtifactHandler().isAddedToClasspath());
  }

  @Test
  public void aLibraryThatIsNowhereIsNamedWithItsLine() throws Exception {
    List<Libraries.Library> listed = read("[compile]\na:b:1\na:c:1@aar\n");
    LibraryFiles files = files(Map.of("a:b:jar:1", folder.newFile().toPath()));
    BuildException e =
        assertThrows(BuildException.class, () -> files.find(listed, Path.of("list.txt")));
    assertTrue(e.getMessage(), e.getMessage().contains("list.txt, line 3\n"));
    assertTrue(e.getMessage(), e.getMessage().contains("a:c:aar:1"));
    assertFalse(e.getMessage(), e.getMessage().contains("line 2"));
  }

  private static LibraryFiles files(Map<String, Path> files) {
    return new LibraryFiles(Repository.of(files), null, List.of());
  }

  private void assertWrong(String text, String message) {
    BuildException e = assertThrows(BuildException.class, () -> read(text));
    assertTrue(e.getMessage(), e.getMessage().contains(message));
  }

  private List<Libraries.Library> read(String text) throws IOException, BuildException {
    Path file = folder.getRoot().toPath().resolve("libraries.txt");
    Files.writeString(file, text);
    return Libraries.read(file);
  }
}
