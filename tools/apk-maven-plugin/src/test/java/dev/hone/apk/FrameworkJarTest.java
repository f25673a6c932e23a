package dev.hone.apk;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.io.DataInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** The framework's classes for a Java that would refuse them. */
public class FrameworkJarTest {
  @Rule public final TemporaryFolder folder = new TemporaryFolder();

  @Test
  public void android16IsWrittenForJava21() throws Exception {
    assertFalse(FrameworkJar.isReadable(SampleApp.PUBLISHED, 17));
    assertFalse(FrameworkJar.isReadable(SampleApp.PUBLISHED, 20));
    assertTrue(FrameworkJar.isReadable(SampleApp.PUBLISHED, 21));
    assertTrue(FrameworkJar.isReadable(SampleApp.FRAMEWORK, 17));
  }

  @Test
  public void aClassIsLoweredAndElseAsItWas() throws Exception {
    String name = "android/app/Activity.class";
    Path copy = folder.getRoot().toPath().resolve("copy.jar");
    FrameworkJar.write(
        SampleApp.PUBLISHED,
        17,
        each -> each.equals(name) || each.equals("android/text/Layout.class"),
        copy);
    assertEquals(Set.of("android/app/Activity", "android/text/Layout"), ClassFiles.names(copy));
    byte[] published = read(SampleApp.PUBLISHED, name);
    byte[] lowered = read(copy, name);
    assertEquals("61 is Java 17's number", 61, number(copy, name));
    assertEquals(65, number(SampleApp.PUBLISHED, name));
    published[7] = 61;
    org.junit.Assert.assertArrayEquals(published, lowered);
  }

  @Test
  public void theSystemsServicesAndWhatIsNoClassAreLeftOut() throws Exception {
    Path framework = folder.getRoot().toPath().resolve("framework.jar");
    byte[] old = {(byte) 0xca, (byte) 0xfe, (byte) 0xba, (byte) 0xbe, 0, 0, 0, 52};
    try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(framework))) {
      for (String name :
          Set.of("android/A.class", "com/android/server/B.class", "res/c.png", "org/D.class")) {
        SampleApp.put(out, name, old);
      }
    }
    Path copy = folder.getRoot().toPath().resolve("copy.jar");
    FrameworkJar.write(framework, 17, name -> true, copy);
    assertEquals(Set.of("android/A", "org/D"), ClassFiles.names(copy));
    assertEquals("not raised", 52, number(copy, "android/A.class"));
  }

  @Test
  public void aJarThatIsNoFrameworkIsNamed() throws Exception {
    Path jar = folder.getRoot().toPath().resolve("other.jar");
    try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(jar))) {
      SampleApp.put(out, "words.txt", "words".getBytes(StandardCharsets.UTF_8));
    }
    BuildException e = assertThrows(BuildException.class, () -> FrameworkJar.isReadable(jar, 17));
    assertTrue(e.getMessage(), e.getMessage().contains("other.jar"));
  }

  private static byte[] read(Path jar, String name) throws IOException {
    try (ZipFile zip = new ZipFile(jar.toFile())) {
      ZipEntry entry = zip.getEntry(name);
      return zip.getInputStream(entry).readAllBytes();
    }
  }

  private static int number(Path jar, String name) throws IOException {
    try (ZipFile zip = new ZipFile(jar.toFile());
        DataInputStream in = new DataInputStream(zip.getInputStream(zip.getEntry(name)))) {
      in.readInt();
      in.readUnsignedShort();
      return in.readUnsignedShort();
    }
  }
}
