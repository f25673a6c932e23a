package dev.hone.apk;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import com.android.apksig.ApkVerifier;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.apache.maven.artifact.Artifact;
import org.apache.maven.artifact.DefaultArtifact;
import org.apache.maven.artifact.handler.DefaultArtifactHandler;
import org.apache.maven.model.Build;
import org.apache.maven.model.Model;
import org.apache.maven.plugin.logging.SystemStreamLog;
import org.apache.maven.project.MavenProject;
import org.junit.Before;
import org.junit.ClassRule;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** The goals one after the other, as Maven runs them: what is built again, and what is not. */
public class GoalsTest {
  private static final List<String> NOTHING_DONE =
      List.of(
          "Resources are up to date",
          "Dex files of the libraries are up to date",
          "Dex files of the application are up to date",
          "sample.apk is up to date",
          "sample.aab is up to date",
          "sample-androidTest.apk is up to date");

  @ClassRule public static final TemporaryFolder SHARED = new TemporaryFolder();

  @Rule public final TemporaryFolder folder = new TemporaryFolder();

  private final List<String> said = new ArrayList<>();
  private Path root;
  private Path target;
  private SampleApp sample;
  private boolean release;
  private boolean debuggable;
  private List<Artifact> dependencies;
  private final Map<String, Path> repository = new HashMap<>();

  @Before
  public void sources() throws IOException {
    root = folder.getRoot().toPath();
    target = root.resolve("target");
    sample = new SampleApp(root);
    sample.write(
        "shared/dev/sample/SharedTest.java",
        """
        package dev.sample;
        public class SharedTest extends android.app.Instrumentation {
          record Pair(Main activity, String text) {}
          Pair pair(Main activity) {
            return new Pair(activity, library.Library.text(activity) + helper.Helper.words());
          }
        }
        """);
    sample.write(
        "shared-manifest.xml",
        """
        <manifest xmlns:android="http://schemas.android.com/apk/res/android">
          <instrumentation android:name="dev.sample.SharedTest" android:targetPackage="dev.sample"/>
        </manifest>
        """);
    sample.write(
        "helper-java/helper/Helper.java",
        "package helper; public class Helper {"
            + " public static String words() { return new Other().toString(); } }");
    sample.write("helper-java/helper/Other.java", "package helper; class Other {}");
    dependencies =
        new ArrayList<>(
            List.of(
                artifact("android", "framework", "jar", "provided", SampleApp.FRAMEWORK),
                artifact("library", "library", "aar", "compile", sample.library(21)),
                artifact("helper", "helper", "jar", "test", helper(Set.of()))));
  }

  @Test
  public void aSecondBuildDoesNothing() throws Exception {
    build(true);
    said.clear();
    build(false);
    assertEquals(NOTHING_DONE, said);
  }

  @Test
  public void aChangedLayoutLeavesClassesAlone() throws Exception {
    build(true);
    String resources = "src/res/layout/main.xml";
    sample.write(
        resources,
        Files.readString(root.resolve(resources)).replace("match_parent", "wrap_content"));
    Object compiledAgainst = Files.getLastModifiedTime(target.resolve("apk/r.jar"));
    said.clear();
    build(false);
    assertEquals(compiledAgainst, Files.getLastModifiedTime(target.resolve("apk/r.jar")));
    assertTrue(said.toString(), said.get(0).startsWith("Linked"));
    assertEquals(NOTHING_DONE.subList(1, 3), said.subList(1, 3));
    assertTrue(said.toString(), said.get(3).startsWith("sample.apk, 0.0 MB for arm64-v8a"));
    assertTrue(said.toString(), said.get(4).startsWith("sample.aab"));
    assertEquals(NOTHING_DONE.get(5), said.get(5));
  }

  @Test
  public void aReleaseAndAPackageToTryDoNotMix() throws Exception {
    build(true);
    Set<String> whole = classes("sample.apk");
    assertFalse("a debug key is of no use to a store", isSigned("sample.aab"));
    release = true;
    build(true);
    Set<String> shrunk = classes("sample.apk");
    assertTrue("signed", isSigned("sample.aab"));
    assertFalse(shrunk.contains("library/R$styleable"));
    assertTrue(shrunk.contains("dev/sample/Main") && shrunk.size() < whole.size());
    assertFalse("tests would not fit it", Files.exists(target.resolve("sample-androidTest.apk")));
    said.clear();
    release = false;
    build(false);
    assertEquals("not compiled again", NOTHING_DONE.get(1), said.get(1));
    assertEquals(whole, classes("sample.apk"));
    release = true;
    said.clear();
    build(false);
    assertEquals("The shrunk dex files are up to date", said.get(1));
  }

  @Test
  public void onlyWhoAsksGetsADebuggablePackage() throws Exception {
    build(true);
    assertFalse(badging().contains("application-debuggable"));
    assertTrue(config().contains("DEBUG = false"));
    assertTrue(Files.exists(target.resolve("sample.aab")));
    debuggable = true;
    build(true);
    assertTrue(badging().contains("application-debuggable"));
    assertTrue(config().contains("DEBUG = true"));
    assertFalse("no store takes it", Files.exists(target.resolve("sample.aab")));
    debuggable = false;
    said.clear();
    build(true);
    assertFalse(badging().contains("application-debuggable"));
    assertEquals("not compiled again", NOTHING_DONE.get(1), said.get(1));
  }

  @Test
  public void aReleaseIsNeverDebuggable() {
    release = true;
    debuggable = true;
    BuildException e = assertThrows(BuildException.class, () -> build(true));
    assertTrue(e.getMessage(), e.getMessage().contains("a release cannot be debuggable"));
  }

  @Test
  public void testsThatAreLeftOutAreTold() throws Exception {
    TestConfigMojo goal = new TestConfigMojo();
    goal.leftOut = "\n  No tests\n  of this.\n";
    run(project(), goal);
    assertEquals(List.of("No tests of this."), said);
  }

  @Test
  public void whatARemovedArchiveLeftIsRemoved() throws Exception {
    Path library = dependencies.get(1).getFile().toPath();
    dependencies.add(artifact("old", "old", "aar", "compile", resourcesOnly("old.aar")));
    build(true);
    Path unpacked = target.resolve("aar/old__old");
    Path compiled = target.resolve("apk/resources/compiled/old__old.zip");
    assertTrue(Files.exists(unpacked) && Files.exists(compiled));
    dependencies.remove(3);
    dependencies.set(1, artifact("library", "library", "aar", "compile", library));
    build(true);
    assertFalse(Files.exists(unpacked) || Files.exists(compiled));
    assertFalse(Files.readString(target.resolve("apk/resources/R.txt")).contains("old_words"));
  }

  @Test
  public void aListedLibraryIsAsGoodAsOneOfThePom() throws Exception {
    build(true);
    Set<String> fromPom = classes("sample.apk");
    Path library = sample.library(21);
    Path helper = dependencies.get(2).getFile().toPath();
    // Brought by another dependency in a version of its own, which the list overrules.
    dependencies.set(1, artifact("library", "library", "jar", "compile", helper));
    dependencies.remove(2);
    repository.put("library:library:aar:2", library);
    repository.put("helper:helper:jar:1", helper);
    sample.write("libraries.txt", "[compile]\nlibrary:library:2@aar\n[test]\nhelper:helper:1\n");
    build(true);
    assertEquals(fromPom, classes("sample.apk"));
    assertTrue(classes("sample-androidTest.apk").contains("helper/Helper"));
  }

  @Test
  public void theTestsPackageHoldsWhatTheApplicationDoesNot() throws Exception {
    build(true);
    Path tests = target.resolve("sample-androidTest.apk");
    assertTrue(new ApkVerifier.Builder(tests.toFile()).build().verify().isVerified());
    Set<String> ofTests = classes("sample-androidTest.apk");
    assertTrue(ofTests.containsAll(Set.of("dev/sample/SharedTest", "helper/Helper")));
    assertFalse("twice", ofTests.contains("library/Library"));
    ofTests.retainAll(classes("sample.apk"));
    ofTests.removeIf(name -> name.startsWith("com/android/tools/r8/"));
    assertEquals(Set.of(), ofTests);
    String badging = Aapt2.in(target.resolve("apk/tools")).badging(tests);
    assertTrue(badging, badging.contains("package: name='dev.sample.test'"));
  }

  @Test
  public void sharedTestsAreCompiledWithTheTestsWhereThereAreSome() throws Exception {
    MavenProject project = project();
    run(project, new TestConfigMojo());
    assertEquals(List.of(root.resolve("shared").toString()), project.getTestCompileSourceRoots());
    Folders.empty(root.resolve("shared"));
    Files.delete(root.resolve("shared"));
    MavenProject without = project();
    run(without, new TestConfigMojo());
    assertEquals(List.of(), without.getTestCompileSourceRoots());
    assertTrue(
        Files.readString(target.resolve("test-classes/com/android/tools/test_config.properties"))
            .contains("android_custom_package=dev.sample\n"));
  }

  @Test
  public void aClassThatTheTestsLackIsNamed() throws Exception {
    dependencies.set(
        2, artifact("helper", "helper", "jar", "test", helper(Set.of("helper/Other.class"))));
    BuildException e = assertThrows(BuildException.class, () -> build(true));
    assertTrue(e.getMessage(), e.getMessage().contains("helper.Other, named by helper.Helper"));
    assertTrue(e.getMessage(), e.getMessage().contains("testArtifacts"));
  }

  @Test
  public void aComponentThatIsNotThereIsNamed() throws Exception {
    String manifest = "src/AndroidManifest.xml";
    sample.write(
        manifest, Files.readString(root.resolve(manifest)).replace("dev.sample.Main", ".Mian"));
    BuildException e = assertThrows(BuildException.class, () -> build(true));
    assertTrue(e.getMessage(), e.getMessage().contains("dev.sample.Mian"));
    BuildException twice =
        assertThrows(
            BuildException.class, () -> PackageMojo.checkClasses(List.of("a/B", "a/B"), List.of()));
    assertTrue(twice.getMessage(), twice.getMessage().contains("a.B twice"));
  }

  /** Runs the goals in Maven's order; javac only where Maven would. */
  private void build(boolean compile) throws IOException, BuildException {
    MavenProject project = project();
    UnpackMojo unpack = new UnpackMojo(Repository.of(repository));
    unpack.libraries = root.resolve("libraries.txt").toFile();
    unpack.remotes = List.of();
    run(project, unpack);
    ResourcesMojo resources = new ResourcesMojo();
    resources.generatedSources = root.resolve("generated").toFile();
    run(project, resources);
    Path classes = target.resolve("classes");
    Path testClasses = target.resolve("test-classes");
    List<Path> classPath = new ArrayList<>();
    project.getArtifacts().forEach(artifact -> classPath.add(artifact.getFile().toPath()));
    if (compile) {
      sample.compile("java", Folders.empty(classes), classPath);
    }
    if (compile) {
      classPath.add(classes);
      sample.compile("shared", Folders.empty(testClasses), classPath);
    }
    DexMojo dex = new DexMojo();
    dex.shrinkerRules = root.resolve("rules.pro").toFile();
    run(project, dex);
    PackageMojo pack = new PackageMojo();
    pack.abis = List.of("arm64-v8a");
    pack.budget = 1;
    run(project, pack);
    BundleMojo bundle = new BundleMojo();
    bundle.abis = List.of("arm64-v8a");
    run(project, bundle);
    TestPackageMojo tests = new TestPackageMojo();
    tests.testManifest = root.resolve("shared-manifest.xml").toFile();
    tests.testArtifacts = List.of("helper:helper");
    run(project, tests);
  }

  private void run(MavenProject project, AbstractApkMojo goal) throws IOException, BuildException {
    goal.project = project;
    goal.applicationId = "dev.sample";
    goal.versionCode = 7;
    goal.versionName = "1.2";
    goal.minSdk = 26;
    goal.targetSdk = 36;
    goal.targetName = "16";
    goal.release = release;
    goal.debuggable = debuggable;
    goal.sources = root.resolve("src").toFile();
    goal.sharedTests = root.resolve("shared").toFile();
    goal.framework = "android:framework";
    goal.ownGroupId = "dev.sample";
    goal.target = target.toFile();
    if (goal instanceof AbstractSigningMojo signing) {
      Path store = SHARED.getRoot().toPath().resolve("android/debug.keystore");
      SigningKey.debug(store);
      signing.debugKeystore = store.toFile();
      signing.keystore = store.toFile();
      signing.keystorePassword = "android";
      signing.keyAlias = "androiddebugkey";
    }
    goal.setLog(
        new SystemStreamLog() {
          @Override
          public void info(CharSequence text) {
            said.add(text.toString().replace(target + "/", ""));
          }
        });
    goal.check();
    goal.build();
  }

  private MavenProject project() {
    Model model = new Model();
    model.setGroupId("dev.sample");
    model.setArtifactId("sample");
    model.setVersion("1.2");
    Build build = new Build();
    build.setFinalName("sample");
    build.setDirectory(target.toString());
    build.setOutputDirectory(target.resolve("classes").toString());
    build.setTestOutputDirectory(target.resolve("test-classes").toString());
    model.setBuild(build);
    MavenProject project = new MavenProject(model);
    project.setFile(root.resolve("pom.xml").toFile());
    project.setArtifactFilter(artifact -> true);
    Set<Artifact> resolved = new LinkedHashSet<>();
    for (Artifact dependency : dependencies) {
      // The goals put other files into these.
      resolved.add(
          artifact(
              dependency.getGroupId(),
              dependency.getArtifactId(),
              dependency.getType(),
              dependency.getScope(),
              dependency.getFile().toPath()));
    }
    project.setResolvedArtifacts(resolved);
    return project;
  }

  private static Artifact artifact(String group, String name, String type, String scope, Path at) {
    Artifact artifact =
        new DefaultArtifact(group, name, "1", scope, type, null, new DefaultArtifactHandler(type));
    artifact.setFile(at.toFile());
    return artifact;
  }

  /** A jar for tests, which has a class of the application's library as well. */
  private Path helper(Set<String> without) throws IOException {
    Path classes = Folders.empty(root.resolve("helper-classes"));
    sample.compile("helper-java", classes, List.of());
    sample.compile("library-java", classes, List.of());
    Path jar = root.resolve("helper.jar");
    try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(jar))) {
      for (Path file : Folders.files(classes)) {
        String name = classes.relativize(file).toString();
        if (!without.contains(name)) {
          SampleApp.put(out, name, Files.readAllBytes(file));
        }
      }
    }
    return jar;
  }

  private boolean isSigned(String bundle) throws IOException {
    try (ZipFile zip = new ZipFile(target.resolve(bundle).toFile())) {
      return zip.stream().anyMatch(entry -> entry.getName().matches("META-INF/.*\\.SF"));
    }
  }

  private String badging() throws IOException, BuildException {
    return Aapt2.in(target.resolve("apk/tools")).badging(target.resolve("sample.apk"));
  }

  private String config() throws IOException {
    return Files.readString(root.resolve("generated/dev/sample/BuildConfig.java"));
  }

  private Path resourcesOnly(String name) throws IOException {
    Path aar = root.resolve(name);
    try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(aar))) {
      String manifest = "<manifest package=\"old\"><uses-sdk/></manifest>";
      String values = "<resources><string name=\"old_words\">Words</string></resources>";
      SampleApp.put(out, "AndroidManifest.xml", manifest.getBytes(StandardCharsets.UTF_8));
      SampleApp.put(out, "res/values/values.xml", values.getBytes(StandardCharsets.UTF_8));
      SampleApp.put(out, "R.txt", "int string old_words 0x0\n".getBytes(StandardCharsets.UTF_8));
    }
    return aar;
  }

  private Set<String> classes(String apk) throws IOException {
    Set<String> classes = new TreeSet<>();
    try (ZipFile zip = new ZipFile(target.resolve(apk).toFile())) {
      for (int i = 1; i < 10; i++) {
        ZipEntry entry = zip.getEntry("classes" + (i == 1 ? "" : i) + ".dex");
        if (entry != null) {
          classes.addAll(DexFile.classes(zip.getInputStream(entry).readAllBytes()));
        }
      }
    }
    return classes;
  }
}
