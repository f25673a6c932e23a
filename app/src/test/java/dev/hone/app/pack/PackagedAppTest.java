package dev.hone.app.pack;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import java.io.File;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.Test;

/** The package and the bundle as they were made, read with Android's own tool. Runs after them. */
public class PackagedAppTest {
  private static final File APK = new File(System.getProperty("apk"));
  private static final String BACKGROUND = String.format("0x%08x=", android.R.attr.colorBackground);
  private static final String OPT_OUT_OF_EDGE_TO_EDGE =
      String.format("0x%08x=", android.R.attr.windowOptOutEdgeToEdgeEnforcement);
  private static final boolean DEBUGGABLE = Boolean.getBoolean("apk.debuggable");

  /** English is what has no language. */
  @Test
  public void itSpeaksEnglishAndChineseAlone() throws Exception {
    String badging = aapt2("dump", "badging", APK.getPath());
    assertTrue(badging, badging.contains("\nlocales: '--_--' 'zh-CN'\n"));
    assertTrue(badging, badging.contains("\napplication-label:'Hone'\n"));
  }

  @Test
  public void itAsksForThePermissionsOfTheListAlone() throws Exception {
    Set<String> permissions = new TreeSet<>();
    Matcher match =
        Pattern.compile("(?m)^uses-permission[^:]*: name='([^']+)'")
            .matcher(aapt2("dump", "permissions", APK.getPath()));
    while (match.find()) {
      permissions.add(match.group(1));
    }
    assertEquals(Permissions.ASKED_FOR, permissions);
  }

  @Test
  public void aDebuggerIsAttachedOnlyWhereTheBuildWasAskedForIt() throws Exception {
    String badging = aapt2("dump", "badging", APK.getPath());
    assertEquals(DEBUGGABLE, badging.contains("application-debuggable"));
    assertTrue(badging, badging.contains("targetSdkVersion:'36'"));
    assertTrue(badging, badging.matches("(?s).*(minS|s)dkVersion:'26'.*"));
  }

  @Test
  public void nothingThatAndroid16IgnoresIsReliedUpon() throws Exception {
    String manifest = aapt2("dump", "xmltree", "--file", "AndroidManifest.xml", APK.getPath());
    for (String ignored :
        List.of("screenOrientation", "resizeableActivity", "minAspectRatio", "maxAspectRatio")) {
      assertFalse(ignored, manifest.contains(ignored));
    }
    assertTrue(manifest.contains("enableOnBackInvokedCallback(0x0101066c)=true"));
    String resources = aapt2("dump", "resources", APK.getPath());
    assertTrue("themes name attributes by number", resources.contains("        " + BACKGROUND));
    assertFalse("no theme opts out", resources.contains(OPT_OUT_OF_EDGE_TO_EDGE));
  }

  @Test
  public void theBundleHoldsWhatThePackageHolds() throws Exception {
    File bundle = new File(APK.getPath().replaceFirst("\\.apk$", ".aab"));
    assertEquals("no store takes a debuggable one", !DEBUGGABLE, bundle.exists());
    if (!DEBUGGABLE) {
      Set<String> expected = new TreeSet<>(names(APK, "(lib|assets|res)/.*"));
      Set<String> held = new TreeSet<>();
      names(bundle, "base/(lib|assets|res)/.*").forEach(name -> held.add(name.substring(5)));
      assertEquals(expected, held);
      assertEquals(
          names(APK, "classes\\d*\\.dex").size(),
          names(bundle, "base/dex/classes\\d*\\.dex").size());
    }
  }

  /** What Google Play asks of 64-bit libraries, and what only LiteRT's fulfil. */
  @Test
  public void theLibrariesAreLinkedForThePagesThatTheDocumentsSay() throws Exception {
    int pages = System.getProperty("litert", "").isEmpty() ? 4096 : 16384;
    TreeMap<String, Long> alignments = new TreeMap<>();
    try (ZipFile zip = new ZipFile(APK)) {
      for (String name : names(APK, "lib/.*\\.so")) {
        try (InputStream in = zip.getInputStream(zip.getEntry(name))) {
          alignments.put(name, alignment(in.readAllBytes()));
        }
      }
    }
    assertEquals(alignments.toString(), 6, alignments.size());
    alignments.forEach(
        (name, alignment) -> {
          if (pages == 4096 || !name.contains("armeabi")) {
            assertEquals(name, pages, (long) alignment);
          }
        });
  }

  /** The alignment of the segments that are loaded, from the program headers of an ELF file. */
  private static long alignment(byte[] elf) {
    ByteBuffer file = ByteBuffer.wrap(elf).order(ByteOrder.LITTLE_ENDIAN);
    boolean wide = file.get(4) == 2;
    int at = wide ? (int) file.getLong(32) : file.getInt(28);
    int size = Short.toUnsignedInt(file.getShort(wide ? 54 : 42));
    int count = Short.toUnsignedInt(file.getShort(wide ? 56 : 44));
    Set<Long> alignments = new TreeSet<>();
    for (int i = 0; i < count; i++, at += size) {
      int loaded = 1;
      if (file.getInt(at) == loaded) {
        alignments.add(wide ? file.getLong(at + 48) : file.getInt(at + 28));
      }
    }
    return Collections.min(alignments);
  }

  private static List<String> names(File archive, String pattern) throws Exception {
    List<String> names = new ArrayList<>();
    try (ZipFile zip = new ZipFile(archive)) {
      for (ZipEntry entry : Collections.list(zip.entries())) {
        if (entry.getName().matches(pattern)) {
          names.add(entry.getName());
        }
      }
    }
    return names;
  }

  /** Runs the tool that linked the resources; the build has laid it down. */
  private static String aapt2(String... arguments) throws Exception {
    File folder = new File(APK.getParentFile(), "apk/tools");
    File program = new File(folder, "aapt2");
    List<String> command = new ArrayList<>();
    command.add((program.exists() ? program : new File(folder, "aapt2.exe")).getPath());
    command.addAll(List.of(arguments));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(output, 0, process.waitFor());
    return output;
  }
}
