package dev.hone.apk;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import com.android.apksig.ApkVerifier;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.junit.Before;
import org.junit.BeforeClass;
import org.junit.ClassRule;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** Builds a small application with a library, and reads the package back. */
public class SampleAppTest {
  private static final Path FRAMEWORK = SampleApp.FRAMEWORK;
  private static final int MIN_SDK = 26;
  private static final int TARGET_SDK = 36;

  @ClassRule public static final TemporaryFolder SHARED = new TemporaryFolder();

  private static SigningKey key;

  @Rule public final TemporaryFolder folder = new TemporaryFolder();

  private Path root;
  private SampleApp sample;

  @BeforeClass
  public static void makeKey() throws Exception {
    key = SigningKey.debug(SHARED.getRoot().toPath().resolve("android/debug.keystore"));
  }

  @Before
  public void sources() throws IOException {
    root = folder.getRoot().toPath();
    sample = new SampleApp(root);
  }

  @Test
  public void aPackageIsMadeSignedAndReadBack() throws Exception {
    Path apk = build(true);

    ApkVerifier.Result result = new ApkVerifier.Builder(apk.toFile()).build().verify();
    assertTrue(result.getErrors().toString(), result.isVerified());
    assertFalse(result.isVerifiedUsingV1Scheme());
    assertTrue(result.isVerifiedUsingV2Scheme());
    assertTrue(result.isVerifiedUsingV3Scheme());

    try (ZipFile zip = new ZipFile(apk.toFile())) {
      for (String name :
          List.of("classes.dex", "classes2.dex", "res/layout/main.xml", "assets/words.txt")) {
        assertTrue(name, zip.getEntry(name) != null);
      }
      assertEquals(ZipEntry.STORED, zip.getEntry("resources.arsc").getMethod());
      assertEquals(ZipEntry.STORED, zip.getEntry("lib/arm64-v8a/libsample.so").getMethod());
      assertTrue(zip.getEntry("lib/mips/libsample.so") == null);
    }
    Map<String, Long> offsets = dataOffsets(apk);
    assertEquals(0, offsets.get("lib/arm64-v8a/libsample.so") % 16384);
    assertEquals(0, offsets.get("lib/x86_64/libsample.so") % 16384);
    assertEquals(0, offsets.get("resources.arsc") % 4);

    String badging = Aapt2.in(root.resolve("tools")).badging(apk);
    assertTrue(badging, badging.contains("package: name='dev.sample' versionCode='7'"));
    assertTrue(badging, badging.contains("launchable-activity: name='dev.sample.Main'"));
    assertTrue(badging, badging.contains("targetSdkVersion:'36'"));
    assertTrue(badging, badging.contains("compileSdkVersion='36'"));
    assertFalse(badging, badging.contains("application-debuggable"));
    assertTrue(badging, badging.contains("uses-permission: name='android.permission.VIBRATE'"));
    assertTrue(badging, badging.contains("native-code: 'arm64-v8a' 'x86_64'"));

    assertEquals(List.of("arm64-v8a", "x86_64"), PackageFile.abis(apk));
    assertTrue(PackageFile.sizeFor(apk, "x86_64") < Files.size(apk));
  }

  @Test
  public void onlyTheLanguagesThatAreNamedArePacked() throws Exception {
    for (String language : List.of("en", "en-rGB", "zh-rCN", "zh-rTW", "de", "fr-rCA")) {
      sample.write(
          "src/res/values-" + language + "/strings.xml",
          "<resources><string name=\"name\">In " + language + "</string></resources>");
    }
    String badging = Aapt2.in(root.resolve("tools")).badging(build(true));
    assertTrue(badging, badging.contains("\nlocales: '--_--' 'en' 'zh-CN'\n"));
    assertTrue(badging, badging.contains("application-label-zh-CN:'In zh-rCN'"));
  }

  @Test
  public void theSameInputsMakeTheSameContents() throws Exception {
    byte[] first = Files.readAllBytes(build(true));
    byte[] second = Files.readAllBytes(build(true));
    org.junit.Assert.assertArrayEquals(first, second);
  }

  @Test
  public void libraryAndApplicationSeeTheSameNumbers() throws Exception {
    build(true);
    try (URLClassLoader loader =
        new URLClassLoader(new URL[] {root.resolve("r.jar").toUri().toURL()}, null)) {
      int library = loader.loadClass("library.R$string").getField("words").getInt(null);
      int application = loader.loadClass("dev.sample.R$string").getField("words").getInt(null);
      assertEquals(application, library);
      assertTrue(Integer.toHexString(library), library >>> 24 == 0x7f);
      int[] styleable =
          (int[]) loader.loadClass("dev.sample.R$styleable").getField("Box").get(null);
      assertEquals(2, styleable.length);
      assertEquals(
          loader.loadClass("dev.sample.R$attr").getField("colour").getInt(null),
          styleable[
              loader.loadClass("dev.sample.R$styleable").getField("Box_colour").getInt(null)]);
    }
  }

  @Test
  public void aReleaseKeepsOnlyWhatIsReached() throws Exception {
    sample.write(
        "java/dev/sample/Unused.java",
        "package dev.sample; class Unused { static String MARK = \"never reached\"; }");
    Path whole = build(true);
    Path release = build(false);
    assertTrue(dexOf(whole).contains("dev/sample/Unused"));
    assertFalse(dexOf(release).contains("dev/sample/Unused"));
    assertTrue(dexOf(release).contains("Ldev/sample/Main;"));
    assertTrue(Files.readString(root.resolve("mapping.txt")).contains("dev.sample.Main"));
  }

  @Test
  public void anErrorNamesTheFile() throws Exception {
    sample.write(
        "src/res/values/strings.xml",
        "<resources><string name=\"name\">&none;</string></resources>");
    BuildException broken = assertThrows(BuildException.class, () -> build(true));
    assertTrue(broken.getMessage(), broken.getMessage().contains("strings.xml"));

    sample.write("src/res/values/strings.xml", "<resources/>");
    BuildException missing = assertThrows(BuildException.class, () -> build(true));
    assertTrue(missing.getMessage(), missing.getMessage().contains("string/name"));

    sample.write("src/AndroidManifest.xml", "<manifest");
    BuildException manifest = assertThrows(BuildException.class, () -> build(true));
    assertTrue(manifest.getMessage(), manifest.getMessage().contains("AndroidManifest.xml"));
  }

  @Test
  public void aLibraryThatWantsANewerAndroidIsRefused() throws Exception {
    Path aar = sample.library(29);
    AndroidArchive archive = AndroidArchive.unpack(aar, root.resolve("aar/new"));
    BuildException e =
        assertThrows(
            BuildException.class,
            () ->
                Manifests.merge(
                    root.resolve("src/AndroidManifest.xml"),
                    List.of(archive.manifest()),
                    identity(),
                    root.resolve("merged.xml")));
    assertTrue(e.getMessage(), e.getMessage().contains("minSdkVersion 26"));
  }

  @Test
  public void unpackingIsDoneOnce() throws Exception {
    Path aar = sample.library(21);
    Path to = root.resolve("aar/once");
    AndroidArchive.unpack(aar, to);
    Path extra = to.resolve("mark.txt");
    Files.writeString(extra, "here");
    AndroidArchive.unpack(aar, to);
    assertTrue("unpacked again", Files.exists(extra));
    Files.setLastModifiedTime(aar, java.nio.file.attribute.FileTime.fromMillis(1000));
    AndroidArchive.unpack(aar, to);
    assertFalse("not unpacked again", Files.exists(extra));
  }

  @Test
  public void anArchiveThatWritesOutsideIsRefused() throws Exception {
    Path aar = root.resolve("evil.aar");
    try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(aar))) {
      SampleApp.put(out, "../../evil.txt", "x".getBytes(StandardCharsets.UTF_8));
    }
    BuildException e =
        assertThrows(
            BuildException.class, () -> AndroidArchive.unpack(aar, root.resolve("aar/evil")));
    assertTrue(e.getMessage(), e.getMessage().contains("outside"));
  }

  @Test
  public void aDamagedArchiveIsNamed() throws Exception {
    Path aar = root.resolve("damaged.aar");
    Files.writeString(aar, "not a zip");
    BuildException e =
        assertThrows(
            BuildException.class, () -> AndroidArchive.unpack(aar, root.resolve("aar/damaged")));
    assertTrue(e.getMessage(), e.getMessage().contains("damaged.aar"));
  }

  @Test
  public void aWrongPasswordIsTold() {
    Path store = SHARED.getRoot().toPath().resolve("android/debug.keystore");
    BuildException e =
        assertThrows(
            BuildException.class,
            () -> SigningKey.read(store, "wrong", "androiddebugkey", "wrong"));
    assertTrue(e.getMessage(), e.getMessage().contains("password"));
    BuildException alias =
        assertThrows(
            BuildException.class, () -> SigningKey.read(store, "android", "other", "android"));
    assertTrue(alias.getMessage(), alias.getMessage().contains("other"));
  }

  private Path build(boolean whole) throws IOException, BuildException {
    AndroidArchive archive = AndroidArchive.unpack(sample.library(21), root.resolve("aar/library"));
    Path manifest = root.resolve("merged/AndroidManifest.xml");
    Manifests.merge(
        root.resolve("src/AndroidManifest.xml"), List.of(archive.manifest()), identity(), manifest);
    Aapt2 aapt2 = Aapt2.in(root.resolve("tools"));
    Path ofLibrary = root.resolve("compiled/library.zip");
    Path ofApplication = root.resolve("compiled/application.zip");
    aapt2.compile(archive.resources(), ofLibrary);
    aapt2.compile(root.resolve("src/res"), ofApplication);
    Path linked = root.resolve("resources.ap_");
    Path symbols = root.resolve("R.txt");
    Path keep = root.resolve("keep.txt");
    aapt2.link(
        new Aapt2.Linking(
            manifest,
            List.of(ofLibrary, ofApplication),
            MIN_SDK,
            TARGET_SDK,
            "16",
            List.of("en", "zh-rCN"),
            keep,
            symbols,
            linked));
    Symbols all = Symbols.read(symbols);
    Map<String, Symbols> byPackage = new LinkedHashMap<>();
    byPackage.put("dev.sample", all);
    byPackage.put(
        Manifests.packageName(archive.manifest()), Symbols.read(archive.symbols()).numberedBy(all));
    Path resourceClasses = root.resolve("r.jar");
    ResourceClasses.write(byPackage, resourceClasses);
    Path classes = Folders.empty(root.resolve("classes"));
    sample.compile("java", classes, List.of(resourceClasses, archive.classes()));

    List<Path> program = new ArrayList<>(AbstractApkMojo.programFiles(List.of(classes)));
    program.add(resourceClasses);
    Path libraries = root.resolve("dex/libraries");
    Path application = root.resolve("dex/application");
    if (whole) {
      Dexer.dex(
          List.of(archive.classes()),
          name -> true,
          List.of(),
          FRAMEWORK,
          MIN_SDK,
          false,
          libraries);
      Dexer.dex(
          program,
          name -> true,
          List.of(archive.classes()),
          FRAMEWORK,
          MIN_SDK,
          false,
          application);
    } else {
      Folders.empty(libraries);
      program.add(archive.classes());
      Dexer.shrink(
          program,
          FRAMEWORK,
          MIN_SDK,
          List.of(keep, root.resolve("rules.pro")),
          root.resolve("mapping.txt"),
          application);
    }
    Path unsigned = root.resolve("unsigned.apk");
    try (PackageFile file = new PackageFile(unsigned)) {
      file.addResources(linked);
      file.addDex(List.of(libraries, application));
      file.addAssets(archive.assets());
      file.addNativeLibraries(archive.nativeLibraries(), List.of("arm64-v8a", "x86_64"));
    }
    Path apk = root.resolve(whole ? "whole.apk" : "release.apk");
    PackageFile.sign(unsigned, key, MIN_SDK, apk);
    return apk;
  }

  private static Manifests.Identity identity() {
    return new Manifests.Identity("dev.sample", 7, "1.2", MIN_SDK, TARGET_SDK, false);
  }

  /** Where the bytes of each entry begin, from the local headers. */
  private static Map<String, Long> dataOffsets(Path zip) throws IOException {
    Map<String, Long> offsets = new LinkedHashMap<>();
    try (RandomAccessFile file = new RandomAccessFile(zip.toFile(), "r")) {
      long end = file.length() - 22;
      file.seek(end + 10);
      int count = Short.reverseBytes(file.readShort());
      file.seek(end + 16);
      long at = Integer.toUnsignedLong(Integer.reverseBytes(file.readInt()));
      for (int i = 0; i < count; i++) {
        file.seek(at + 28);
        int name = Short.reverseBytes(file.readShort());
        int extra = Short.reverseBytes(file.readShort());
        int comment = Short.reverseBytes(file.readShort());
        file.seek(at + 42);
        long header = Integer.toUnsignedLong(Integer.reverseBytes(file.readInt()));
        byte[] bytes = new byte[name];
        file.readFully(bytes);
        file.seek(header + 26);
        int localName = Short.reverseBytes(file.readShort());
        int localExtra = Short.reverseBytes(file.readShort());
        offsets.put(
            new String(bytes, StandardCharsets.UTF_8), header + 30 + localName + localExtra);
        at += 46 + name + extra + comment;
      }
    }
    return offsets;
  }

  private static String dexOf(Path apk) throws IOException {
    StringBuilder text = new StringBuilder();
    try (ZipFile zip = new ZipFile(apk.toFile())) {
      for (String name : List.of("classes.dex", "classes2.dex")) {
        ZipEntry entry = zip.getEntry(name);
        if (entry != null) {
          text.append(
              new String(zip.getInputStream(entry).readAllBytes(), StandardCharsets.ISO_8859_1));
        }
      }
    }
    return text.toString();
  }
}
