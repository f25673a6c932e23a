package dev.hone.apk;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.apache.maven.artifact.Artifact;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.plugins.annotations.ResolutionScope;

/** Packs tests that also run on a phone into an instrumentation package. */
@Mojo(
    name = "test-package",
    defaultPhase = LifecyclePhase.PACKAGE,
    requiresDependencyResolution = ResolutionScope.TEST,
    threadSafe = true)
public final class TestPackageMojo extends AbstractSigningMojo {
  /** Java sources of the tests that run on a phone. */
  @Parameter(defaultValue = "${project.basedir}/src/sharedTest/java")
  File sharedTests;

  /** The instrumentation package's manifest. */
  @Parameter(defaultValue = "${project.basedir}/src/sharedTest/AndroidManifest.xml")
  File testManifest;

  /** Artifacts of scope test that they need on a phone, {@code groupId:artifactId}. */
  @Parameter(required = true)
  List<String> testArtifacts;

  @Override
  void build() throws IOException, BuildException {
    List<Path> tests = testClasses();
    List<Artifact> artifacts = testArtifacts();
    List<Path> libraries = artifacts.stream().map(Artifact::getFile).map(File::toPath).toList();
    SigningKey key = signingKey();
    Fingerprint inputs =
        new Fingerprint()
            .add("identity", identity())
            .addFile(testManifest.toPath())
            .addFiles(tests)
            .addFiles(libraries)
            .addFile(keystoreUsed());
    if (inputs.matches(record("test-package"), testApk())) {
      getLog().info(testApk() + " is up to date");
      return;
    }
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
            manifest, compiled, minSdk, targetSdk, null, folder.resolve("R.txt"), linked));
    List<Path> application = new ArrayList<>(libraryJars());
    application.addAll(
        applicationClasses().stream().filter(path -> !Files.isDirectory(path)).toList());
    List<Path> program = new ArrayList<>(tests);
    program.addAll(libraries);
    Dexer.dex(program, application, framework(), minSdk, true, folder.resolve("dex"));
    Path unsigned = folder.resolve("unsigned.apk");
    try (PackageFile file = new PackageFile(unsigned)) {
      file.addResources(linked);
      file.addDex(List.of(folder.resolve("dex")));
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
