package dev.hone.apk;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.apache.maven.artifact.Artifact;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.plugins.annotations.ResolutionScope;

/**
 * Packs tests that also run on a phone into an instrumentation package. It runs in the
 * application's own process, so it holds no class that the application has; and each class that it
 * names must be in one of the two, or in the framework. A release gets none: its classes have other
 * names, and some are gone.
 */
@Mojo(
    name = "test-package",
    defaultPhase = LifecyclePhase.PACKAGE,
    requiresDependencyResolution = ResolutionScope.TEST,
    threadSafe = true)
public final class TestPackageMojo extends AbstractSigningMojo {
  /** The instrumentation package's manifest. */
  @Parameter(defaultValue = "${project.basedir}/src/sharedTest/AndroidManifest.xml")
  File testManifest;

  /** Artifacts of scope test that they need on a phone, {@code groupId:artifactId}. */
  @Parameter(required = true)
  List<String> testArtifacts;

  /**
   * Classes that libraries name and do without on a phone, regular expressions on {@code a.b.C}.
   */
  @Parameter List<String> optionalClasses = List.of();

  @Override
  void build() throws IOException, BuildException {
    if (release) {
      Files.deleteIfExists(testApk());
      getLog().info("A release has no package of tests");
      return;
    }
    List<Path> tests = testClasses();
    List<Artifact> artifacts = testArtifacts();
    Set<String> inApplication = new TreeSet<>(DexFile.classesIn(dexFolders()));
    List<Path> libraries = artifacts.stream().map(Artifact::getFile).map(File::toPath).toList();
    SigningKey key = signingKey();
    Fingerprint inputs =
        new Fingerprint()
            .add("identity", identity())
            .add("optionalClasses", optionalClasses)
            .add("classes of the application", inApplication.hashCode())
            .addFile(testManifest.toPath())
            .addFiles(tests)
            .addFiles(libraries)
            .addFile(keystoreUsed());
    if (inputs.matches(record("test-package"), testApk())) {
      getLog().info(testApk() + " is up to date");
      return;
    }
    checkReferences(tests, libraries, inApplication);
    List<AndroidArchive> archives = archives(artifacts);
    Path folder = work().resolve("test");
    Path manifest = folder.resolve("AndroidManifest.xml");
    Manifests.Identity identity =
        new Manifests.Identity(
            applicationId + ".test", versionCode, versionName, minSdk, targetSdk, true);
    Manifests.merge(
        testManifest.toPath(),
        archives.stream().map(AndroidArchive::manifest).toList(),
        identity,
        manifest);
    Aapt2 aapt2 = Aapt2.in(work().resolve("tools"));
    Folders.empty(folder.resolve("compiled"));
    List<Path> compiled = new ArrayList<>();
    for (AndroidArchive archive : archives) {
      if (!Folders.files(archive.resources()).isEmpty()) {
        Path flat = folder.resolve("compiled/" + archive.folder().getFileName() + ".zip");
        aapt2.compile(archive.resources(), flat);
        compiled.add(flat);
      }
    }
    Path linked = folder.resolve("resources.ap_");
    aapt2.link(
        new Aapt2.Linking(
            manifest,
            compiled,
            minSdk,
            targetSdk,
            targetName,
            List.of(),
            null,
            folder.resolve("R.txt"),
            linked));
    List<Path> application = new ArrayList<>(libraryJars());
    application.addAll(applicationClasses());
    List<Path> program = new ArrayList<>(tests);
    program.addAll(libraries);
    Path dex = folder.resolve("dex");
    Dexer.dex(
        program,
        name -> !inApplication.contains(name),
        application,
        framework(),
        minSdk,
        debuggable,
        dex);
    List<String> classes = new ArrayList<>(inApplication);
    classes.addAll(DexFile.classesIn(List.of(dex)));
    PackageMojo.checkClasses(classes, Manifests.components(manifest));
    Path unsigned = folder.resolve("unsigned.apk");
    try (PackageFile file = new PackageFile(unsigned)) {
      file.addResources(linked);
      file.addDex(List.of(dex));
      for (Path library : libraries) {
        file.addJavaResources(
            library,
            name -> !name.startsWith("META-INF/") || name.startsWith("META-INF/services/"));
      }
    }
    PackageFile.sign(unsigned, key, minSdk, testApk());
    Files.delete(unsigned);
    inputs.write(record("test-package"));
    getLog().info(testApk() + " holds " + tests.size() + " classes of tests");
  }

  private void checkReferences(List<Path> tests, List<Path> libraries, Set<String> inApplication)
      throws IOException, BuildException {
    List<Path> program = new ArrayList<>(tests);
    program.addAll(libraries);
    Set<String> inFramework = ClassFiles.names(framework());
    Pattern optional = Pattern.compile(String.join("|", optionalClasses));
    Map<String, String> missing =
        ClassFiles.missing(
            program,
            name ->
                name.startsWith("java/")
                    || inApplication.contains(name)
                    || inFramework.contains(name)
                    || optional.matcher(name.replace('/', '.')).matches());
    if (!missing.isEmpty()) {
      StringBuilder text = new StringBuilder();
      missing.forEach(
          (name, user) ->
              text.append("\n  ")
                  .append(name.replace('/', '.'))
                  .append(", named by ")
                  .append(user.replace('/', '.')));
      throw new BuildException(
          "classes that the tests need are neither in their package nor in the application's nor in"
              + " Android: name their artifacts in testArtifacts in "
              + project.getFile()
              + ", or them in optionalClasses where no phone comes to need them:"
              + text);
    }
  }

  /** Class files of the shared tests, nested classes included. */
  private List<Path> testClasses() throws IOException {
    Path root = sharedTests.toPath();
    Path output = Path.of(project.getBuild().getTestOutputDirectory());
    Set<String> names = new TreeSet<>();
    for (Path source : Folders.files(root)) {
      names.add(root.relativize(source).toString().replaceFirst("\\.java$", ""));
    }
    List<Path> classes = new ArrayList<>();
    for (Path file : Folders.files(output)) {
      String name = output.relativize(file).toString();
      if (name.endsWith(".class") && names.contains(name.replaceFirst("(\\$.*)?\\.class$", ""))) {
        classes.add(file);
      }
    }
    return classes;
  }

  private List<Artifact> testArtifacts() throws BuildException {
    List<Artifact> found = new ArrayList<>();
    for (String name : testArtifacts) {
      Artifact match = null;
      for (Artifact artifact : project.getArtifacts()) {
        if (name.equals(artifact.getGroupId() + ":" + artifact.getArtifactId())) {
          match = artifact;
        }
      }
      if (match == null) {
        throw new BuildException(
            "testArtifacts names "
                + name
                + ", which is not among the dependencies of "
                + project.getFile());
      }
      found.add(match);
    }
    return found;
  }
}
