package dev.hone.apk;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.maven.artifact.Artifact;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProject;

/** What all goals know: the project, who the package is, and where the parts lie. */
abstract class AbstractApkMojo extends AbstractMojo {
  @Parameter(defaultValue = "${project}", readonly = true, required = true)
  MavenProject project;

  /** The package's name on phones, and the package of its {@code R} and {@code BuildConfig}. */
  @Parameter(property = "apk.applicationId", required = true)
  String applicationId;

  /** Grows with each release. */
  @Parameter(property = "apk.versionCode", defaultValue = "1")
  int versionCode;

  @Parameter(property = "apk.versionName", defaultValue = "${project.version}")
  String versionName;

  @Parameter(property = "apk.minSdk", defaultValue = "26")
  int minSdk;

  @Parameter(property = "apk.targetSdk", defaultValue = "36")
  int targetSdk;

  /** How people call the Android of {@link #targetSdk}. */
  @Parameter(property = "apk.targetName", defaultValue = "16")
  String targetName;

  /** A release is shrunk with R8, cannot be debugged, and is signed with the key that is given. */
  @Parameter(property = "apk.release", defaultValue = "false")
  boolean release;

  /**
   * Whether a debugger may be attached. The phone compiles such a package less well: it must be
   * able to stop anywhere, and to show every variable.
   */
  @Parameter(property = "apk.debuggable", defaultValue = "false")
  boolean debuggable;

  /** Holds {@code AndroidManifest.xml}, {@code res} and {@code assets}. */
  @Parameter(defaultValue = "${project.basedir}/src/main")
  File sources;

  /** Java sources of tests that run on the JVM and on a phone; there may be none. */
  @Parameter(defaultValue = "${project.basedir}/src/sharedTest/java")
  File sharedTests;

  /** The artifact with the framework's classes, {@code groupId:artifactId}. */
  @Parameter(defaultValue = "org.robolectric:android-all")
  String framework;

  /** Group id of artifacts that change with the application and are compiled with it. */
  @Parameter(defaultValue = "${project.groupId}")
  String ownGroupId;

  @Parameter(defaultValue = "${project.build.directory}", readonly = true)
  File target;

  @Override
  public void execute() throws MojoExecutionException {
    try {
      check();
      build();
    } catch (BuildException e) {
      throw new MojoExecutionException(e.getMessage(), e);
    } catch (IOException e) {
      throw new MojoExecutionException("cannot read or write: " + e, e);
    }
  }

  void check() throws BuildException {
    if (release && debuggable) {
      throw new BuildException(
          "a release cannot be debuggable: R8 has renamed and removed what a debugger would show;"
              + " leave out one of apk.release and apk.debuggable");
    }
  }

  /** Does the work of the goal. */
  abstract void build() throws IOException, BuildException;

  Path work() {
    return target.toPath().resolve("apk");
  }

  Path aars() {
    return target.toPath().resolve("aar");
  }

  Path mergedManifest() {
    return work().resolve("manifest/AndroidManifest.xml");
  }

  Path linkedResources() {
    return work().resolve("resources/resources.ap_");
  }

  Path symbols() {
    return work().resolve("resources/R.txt");
  }

  Path resourceKeepRules() {
    return work().resolve("resources/keep-rules.txt");
  }

  Path resourceClasses() {
    return work().resolve("r.jar");
  }

  Path mergedAssets() {
    return work().resolve("assets");
  }

  Path libraryDex() {
    return work().resolve("dex/" + kind() + "libraries");
  }

  Path applicationDex() {
    return work().resolve("dex/" + kind() + "application");
  }

  /** Dex files for debuggers are others, so going back and forth compiles nothing again. */
  String kind() {
    return debuggable ? "debuggable-" : "";
  }

  Path shrunkDex() {
    return work().resolve("dex/release");
  }

  /** Where the dex files of the package lie: those of a release are others, too. */
  List<Path> dexFolders() {
    return release ? List.of(shrunkDex()) : List.of(libraryDex(), applicationDex());
  }

  Path apk() {
    return target.toPath().resolve(project.getBuild().getFinalName() + ".apk");
  }

  Path bundle() {
    return target.toPath().resolve(project.getBuild().getFinalName() + ".aab");
  }

  Path testApk() {
    return target.toPath().resolve(project.getBuild().getFinalName() + "-androidTest.apk");
  }

  Path record(String goal) {
    return work().resolve("inputs/" + goal + ".txt");
  }

  Path classes() {
    return Path.of(project.getBuild().getOutputDirectory());
  }

  Manifests.Identity identity() {
    return new Manifests.Identity(
        applicationId, versionCode, versionName, minSdk, targetSdk, debuggable);
  }

  /** Artifacts that the package holds: of scope compile and runtime; not the R classes. */
  List<Artifact> packaged() {
    List<Artifact> packaged = new ArrayList<>();
    for (Artifact artifact : project.getArtifacts()) {
      if (artifact.getFile().toPath().equals(resourceClasses())) {
        continue;
      }
      if (Set.of(Artifact.SCOPE_COMPILE, Artifact.SCOPE_RUNTIME).contains(artifact.getScope())) {
        packaged.add(artifact);
      }
    }
    return packaged;
  }

  /** The unpacked Android archives of the package, in the order of the class path. */
  List<AndroidArchive> archives() {
    return archives(packaged());
  }

  List<AndroidArchive> archives(List<Artifact> artifacts) {
    List<AndroidArchive> archives = new ArrayList<>();
    for (Artifact artifact : artifacts) {
      if (artifact.getType().equals("aar")) {
        archives.add(
            new AndroidArchive(
                AndroidArchive.folder(aars(), artifact.getGroupId(), artifact.getArtifactId())));
      }
    }
    return archives;
  }

  /** Jars of libraries, which change seldom. */
  List<Path> libraryJars() {
    List<Path> jars = new ArrayList<>();
    for (Artifact artifact : packaged()) {
      if (!artifact.getGroupId().equals(ownGroupId)) {
        jars.add(artifact.getFile().toPath());
      }
    }
    return jars;
  }

  /** The application's own classes: its folder, and artifacts built with it. */
  List<Path> applicationClasses() {
    List<Path> own = new ArrayList<>();
    own.add(classes());
    for (Artifact artifact : packaged()) {
      if (artifact.getGroupId().equals(ownGroupId)) {
        own.add(artifact.getFile().toPath());
      }
    }
    return own;
  }

  Path framework() throws BuildException {
    for (Artifact artifact : project.getArtifacts()) {
      if (isFramework(artifact)) {
        return artifact.getFile().toPath();
      }
    }
    throw new BuildException(
        "no artifact "
            + framework
            + " among the dependencies of "
            + project.getFile()
            + ": add it with scope provided");
  }

  boolean isFramework(Artifact artifact) {
    return framework.equals(artifact.getGroupId() + ":" + artifact.getArtifactId());
  }

  /** Class files of folders, and jars as they are: what D8 and R8 take. */
  static List<Path> programFiles(List<Path> jarsAndFolders) throws IOException {
    List<Path> program = new ArrayList<>();
    for (Path path : jarsAndFolders) {
      if (Files.isDirectory(path)) {
        for (Path file : Folders.files(path)) {
          if (file.toString().endsWith(".class") && !file.endsWith("module-info.class")) {
            program.add(file);
          }
        }
      } else {
        program.add(path);
      }
    }
    return program;
  }
}
