package dev.hone.base;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.Assume;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

public class AtomicFileTest {
  @Rule public final TemporaryFolder folder = new TemporaryFolder();

  private Path file;

  @Before
  public void name() {
    file = folder.getRoot().toPath().resolve("f.txt");
  }

  private static void write(Path path, String text) throws IOException {
    AtomicFile.write(path, out -> out.write(text.getBytes(UTF_8)));
  }

  private List<String> names() throws IOException {
    try (Stream<Path> files = Files.list(folder.getRoot().toPath())) {
      return files.map(path -> path.getFileName().toString()).sorted().toList();
    }
  }

  @Test
  public void killedBetweenAnyTwoOperations_fileIsTheOldOrTheNew() throws IOException {
    int operations = 0;
    boolean killed = true;
    while (killed) {
      write(file, "old");
      killed = KilledBetween.operation(operations, () -> write(file, "new"));
      assertEquals(killed ? "old" : "new", Files.readString(file));
      operations += killed ? 1 : 0;
      write(file, "again");
      assertEquals("again", Files.readString(file));
    }
    assertTrue("operations: " + operations, operations >= 2);
    for (String name : names()) {
      assertTrue(name, name.equals("f.txt") || name.matches(AtomicFile.TEMPORARY));
    }
  }

  @Test
  public void contentThatFails_leavesTheOldAndNothingElse() throws IOException {
    write(file, "old");
    IOException failed =
        assertThrows(
            IOException.class,
            () ->
                AtomicFile.write(
                    file,
                    out -> {
                      out.write(1);
                      throw new IOException("broken");
                    }));
    assertEquals(file + ": broken", failed.getMessage());
    assertEquals("old", Files.readString(file));
    assertEquals(List.of("f.txt"), names());
  }

  /** Point 15: a link is followed, and a person's own FILE.tmp is none of ours. */
  @Test
  public void links_areFollowed_andNamesOfPersonsStay() throws IOException {
    Path own = folder.getRoot().toPath().resolve("f.txt.tmp");
    Files.writeString(own, "mine");
    Path link = folder.getRoot().toPath().resolve("link");
    Files.createSymbolicLink(link, Path.of("f.txt"));
    write(link, "through");
    assertTrue(Files.isSymbolicLink(link));
    assertEquals("through", Files.readString(file));
    assertEquals("mine", Files.readString(own));
    Path round = folder.getRoot().toPath().resolve("round");
    Files.createSymbolicLink(round, Path.of("round"));
    assertThrows(FileSystemLoopException.class, () -> write(round, "x"));
  }

  /** Point 15: who may read a file stays as it was. */
  @Test
  public void permissions_areKept() throws IOException {
    write(file, "secret");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    write(file, "new secret");
    assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
  }

  /** Point 15: the system says only that there is no space. */
  @Test
  public void fullDisk_namesTheFile() {
    Path full = Path.of("/dev/full");
    Assume.assumeTrue("this system has no /dev/full", Files.exists(full));
    FileSystemException failed = assertThrows(FileSystemException.class, () -> write(full, "text"));
    assertEquals("/dev/full", failed.getFile());
    assertEquals("No space left on device", failed.getReason());
    assertFalse(Files.isRegularFile(full));
  }
}
