package dev.hone.apk;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.Assume;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** What adb is asked, what is read from its words, and what is said when it cannot help. */
public class AdbTest {
  @Rule public final TemporaryFolder folder = new TemporaryFolder();

  @Test
  public void theRunnersLastWordsDecide() throws Exception {
    assertEquals(12, Adb.passed("dev.hone.JourneyTest:......\n\nTime: 4.2\n\nOK (12 tests)\n"));
    assertEquals(1, Adb.passed("OK (1 test)"));
    BuildException e =
        assertThrows(
            BuildException.class,
            () -> Adb.passed("There was 1 failure:\nFAILURES!!!\nTests run: 3,  Failures: 1"));
    assertTrue(e.getMessage(), e.getMessage().contains("Failures: 1"));
    assertThrows(BuildException.class, () -> Adb.passed("Process crashed."));
  }

  @Test
  public void aMissingAdbIsTold() {
    BuildException given =
        assertThrows(BuildException.class, () -> Adb.find(Path.of("nowhere/adb"), null, Map.of()));
    assertTrue(given.getMessage(), given.getMessage().contains("nowhere"));
    BuildException searched =
        assertThrows(
            BuildException.class,
            () -> Adb.find(null, null, Map.of("PATH", folder.getRoot().getPath())));
    assertEquals(
        "adb is not on the PATH: install Android's platform tools, or give -Dapk.adb=FILE",
        searched.getMessage());
  }

  @Test
  public void theProgramOnThePathIsAskedInOrder() throws Exception {
    Adb adb = adb("case \"$*\" in *instrument*) echo 'OK (3 tests)';; esac", "phone-1");
    Path apk = folder.newFile("hone.apk").toPath();
    adb.install(apk);
    adb.start("dev.hone.app/.MainActivity");
    assertEquals(3, adb.instrument("dev.hone.app.test/androidx.test.runner.AndroidJUnitRunner"));
    assertEquals(
        List.of(
            "-s phone-1 install -r -t " + apk,
            "-s phone-1 shell am start -n dev.hone.app/.MainActivity",
            "-s phone-1 shell am instrument -w"
                + " dev.hone.app.test/androidx.test.runner.AndroidJUnitRunner"),
        Files.readAllLines(folder.getRoot().toPath().resolve("asked.txt")));
  }

  @Test
  public void adbsWordsComeWithACure() throws Exception {
    assertCure("adb: no devices/emulators found", "USB debugging");
    assertCure("adb: more than one device/emulator", "-Dapk.serial");
    assertCure("adb: device unauthorized.", "Allow debugging");
    assertCure(
        "Failure [INSTALL_FAILED_UPDATE_INCOMPATIBLE: signatures do not match]", "uninstall");
    assertCure("Failure [INSTALL_FAILED_VERSION_DOWNGRADE]", "newer version");
    assertCure("something else", "something else");
  }

  @Test
  public void anActivityThatDoesNotStartIsTold() throws Exception {
    Adb adb = adb("echo 'Error: Activity class {a/.B} does not exist.'", null);
    BuildException e = assertThrows(BuildException.class, () -> adb.start("a/.B"));
    assertTrue(e.getMessage(), e.getMessage().contains("does not exist"));
  }

  @Test
  public void whatIsNotBuiltIsNotInstalled() throws Exception {
    Adb adb = adb("exit 0", null);
    Path none = folder.getRoot().toPath().resolve("none.apk");
    BuildException e = assertThrows(BuildException.class, () -> adb.install(none));
    assertTrue(e.getMessage(), e.getMessage().contains("mvn package"));
  }

  private void assertCure(String said, String cure) throws Exception {
    Adb adb = adb("echo '" + said + "' >&2; exit 1", null);
    Path apk = folder.getRoot().toPath().resolve("some.apk");
    Files.writeString(apk, "");
    BuildException e = assertThrows(BuildException.class, () -> adb.install(apk));
    assertTrue(e.getMessage(), e.getMessage().contains(said));
    assertTrue(e.getMessage(), e.getMessage().contains(cure));
  }

  /** A script in the place of adb, on the path, which writes down what it is asked. */
  private Adb adb(String then, String serial) throws IOException, BuildException {
    Assume.assumeTrue(File.separatorChar == '/');
    Path root = folder.getRoot().toPath();
    Path script = root.resolve("adb");
    Files.writeString(script, "#!/bin/sh\necho \"$*\" >> '" + root + "/asked.txt'\n" + then + "\n");
    assertTrue(script.toFile().setExecutable(true));
    String path = "nowhere" + File.pathSeparator + root;
    return Adb.find(null, serial, Map.of("PATH", path));
  }
}
