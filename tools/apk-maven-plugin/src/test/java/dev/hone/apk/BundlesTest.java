package dev.hone.apk;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertNotNull;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.junit.Before;
import org.junit.ClassRule;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** A bundle of a small application, and the packages that bundletool makes from it. */
public class BundlesTest {
  @ClassRule public static final TemporaryFolder SHARED = new TemporaryFolder();

  @Rule public final TemporaryFolder folder = new TemporaryFolder();

  private Path root;
  private Aapt2 aapt2;
  private AndroidArchive library;
  private SigningKey key;

  @Before
  public void sources() throws Exception {
    root = folder.getRoot().toPath();
    SampleApp sample = new SampleApp(root);
    sample.write(
        "src/res/values-zh/strings.xml",
        "<resources><string name=\"name\">\u6837\u672c</string></resources>");
    library = AndroidArchive.unpack(sample.library(21), root.resolve("aar/library"));
    aapt2 = Aapt2.in(root.resolve("tools"));
    key = SigningKey.debug(SHARED.getRoot().toPath().resolve("android/debug.keystore"));
  }

  @Test
  public void aBundleIsMadeSignedAndLookedThrough() throws Exception {
    Path bundle = bundle(List.of("arm64-v8a", "x86_64"));
    Bundles.validate(bundle);
    Set<String> names = new TreeSet<>();
    try (JarFile jar = new JarFile(bundle.toFile(), true)) {
      for (JarEntry entry : Collections.list(jar.entries())) {
        names.add(entry.getName());
        if (entry.getName().startsWith("base/")) {
          try (InputStream in = jar.getInputStream(entry)) {
            in.readAllBytes();
          }
          assertNotNull(entry.getName() + " is not signed", entry.getCertificates());
        }
      }
    }
    assertTrue(
        names.toString(),
        names.containsAll(
            Set.of(
                "BundleConfig.pb",
                "base/manifest/AndroidManifest.xml",
                "base/dex/classes.dex",
                "base/resources.pb",
                "base/res/layout/main.xml",
                "base/assets/words.txt",
                "base/lib/arm64-v8a/libsample.so",
                "base/native.pb",
                "base/root/words/of/java.txt")));
  }

  @Test
  public void aPhoneLoadsTheLibrariesOfItsAbiAlone() throws Exception {
    Path bundle = bundle(List.of("arm64-v8a", "x86_64"));
    Map<String, Long> loaded = Bundles.loaded(bundle, aapt2, root);
    assertEquals(Set.of("arm64-v8a", "x86_64"), loaded.keySet());
    try (ZipFile packages = new ZipFile(root.resolve("bundle.apks").toFile())) {
      Path base = extract(packages, "splits/base-master.apk");
      Path arm = extract(packages, "splits/base-arm64_v8a.apk");
      try (ZipFile zip = new ZipFile(base.toFile())) {
        assertTrue(zip.stream().noneMatch(entry -> entry.getName().startsWith("lib/")));
        assertNotNull(zip.getEntry("words/of/java.txt"));
      }
      try (ZipFile zip = new ZipFile(arm.toFile())) {
        assertNotNull(zip.getEntry("lib/arm64-v8a/libsample.so"));
        assertEquals(null, zip.getEntry("lib/x86_64/libsample.so"));
        assertEquals(ZipEntry.STORED, zip.getEntry("lib/arm64-v8a/libsample.so").getMethod());
      }
      // No package for a language: both are in the one that every phone gets.
      assertTrue(packages.stream().noneMatch(entry -> entry.getName().contains("base-zh")));
      String badging = aapt2.badging(base);
      assertTrue(badging, badging.contains("application-label-zh:'\u6837\u672c'"));
      // 5,000 zeros a library are next to nothing when compressed; base and split are not.
      long stored = Files.size(base) + Files.size(arm);
      long estimate = loaded.get("arm64-v8a");
      assertTrue(estimate + " of " + stored, estimate > stored / 10 && estimate < stored);
    }
  }

  @Test
  public void aBundleWithoutAManifestIsRefused() throws Exception {
    Path module = root.resolve("empty/base.zip");
    Files.createDirectories(module.getParent());
    try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(module))) {
      SampleApp.put(out, "assets/words.txt", "words".getBytes(StandardCharsets.UTF_8));
    }
    BuildException e =
        assertThrows(
            BuildException.class, () -> Bundles.write(module, root.resolve("empty/empty.aab")));
    assertTrue(e.getMessage(), e.getMessage().contains("bundletool build-bundle failed"));
    assertTrue(e.getMessage(), e.getMessage().contains("manifest"));
    assertFalse(Files.exists(root.resolve("empty/empty.aab")));
  }

  private Path bundle(List<String> abis) throws IOException, BuildException {
    Path manifest = root.resolve("merged/AndroidManifest.xml");
    Manifests.merge(
        root.resolve("src/AndroidManifest.xml"),
        List.of(library.manifest()),
        new Manifests.Identity("dev.sample", 7, "1.2", 26, 36, false),
        manifest);
    Path ofLibrary = root.resolve("compiled/library.zip");
    Path ofApplication = root.resolve("compiled/application.zip");
    aapt2.compile(library.resources(), ofLibrary);
    aapt2.compile(root.resolve("src/res"), ofApplication);
    Path linked = root.resolve("resources.ap_");
    aapt2.link(
        new Aapt2.Linking(
            manifest,
            List.of(ofLibrary, ofApplication),
            26,
            36,
            "16",
            List.of(),
            null,
            root.resolve("R.txt"),
            linked));
    Path converted = root.resolve("converted.ap_");
    aapt2.convertForBundle(linked, converted);
    Path dex = root.resolve("dex");
    Dexer.dex(
        List.of(library.classes()), name -> true, List.of(), SampleApp.FRAMEWORK, 26, false, dex);
    Path javaResources = root.resolve("java-resources");
    Files.createDirectories(javaResources.resolve("words/of"));
    Files.writeString(javaResources.resolve("words/of/java.txt"), "words");
    Path module = root.resolve("base.zip");
    try (PackageFile file = PackageFile.module(module)) {
      file.addResources(converted);
      file.addDex(List.of(dex));
      file.addAssets(library.assets());
      file.addNativeLibraries(library.nativeLibraries(), abis);
      file.addJavaResources(javaResources, name -> true);
    }
    Path unsigned = root.resolve("unsigned.aab");
    Path bundle = root.resolve("sample.aab");
    Bundles.write(module, unsigned);
    Bundles.sign(unsigned, key, 26, bundle);
    return bundle;
  }

  private Path extract(ZipFile zip, String name) throws IOException {
    Path file = root.resolve(name.replace('/', '-'));
    ZipEntry entry = zip.getEntry(name);
    assertNotNull(name + " is not among " + Collections.list(zip.entries()), entry);
    try (InputStream in = zip.getInputStream(entry)) {
      Files.copy(in, file);
    }
    return file;
  }
}
