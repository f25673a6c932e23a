package dev.hone.apk;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.plugins.annotations.ResolutionScope;

/**
 * Compiles classes to dex files: with D8, libraries apart so that they are done once; a release
 * with R8.
 */
@Mojo(
    name = "dex",
    defaultPhase = LifecyclePhase.PREPARE_PACKAGE,
    requiresDependencyResolution = ResolutionScope.COMPILE_PLUS_RUNTIME,
    threadSafe = true)
public final class DexMojo extends AbstractApkMojo {
  /** The application's own rules for R8. */
  @Parameter(defaultValue = "${project.basedir}/shrinker-rules.pro")
  File shrinkerRules;

  @Override
  void build() throws IOException, BuildException {
    if (release) {
      shrink();
    } else {
      dexLibraries();
      dexApplication();
    }
  }

  private void dexLibraries() throws IOException, BuildException {
    List<Path> libraries = libraryJars();
    Fingerprint inputs = fingerprint().addFiles(libraries);
    if (inputs.matches(record("dex-" + kind() + "libraries"), libraryDex())) {
      getLog().info("Dex files of the libraries are up to date");
      return;
    }
    Dexer.dex(libraries, name -> true, List.of(), framework(), minSdk, debuggable, libraryDex());
    inputs.write(record("dex-" + kind() + "libraries"));
    getLog().info("Compiled " + libraries.size() + " libraries with D8");
  }

  private void dexApplication() throws IOException, BuildException {
    List<Path> program = programFiles(applicationClasses());
    program.add(resourceClasses());
    Fingerprint inputs = fingerprint().addFiles(program);
    if (inputs.matches(record("dex-" + kind() + "application"), applicationDex())) {
      getLog().info("Dex files of the application are up to date");
      return;
    }
    List<Path> libraries = libraryJars();
    Dexer.dex(program, name -> true, libraries, framework(), minSdk, debuggable, applicationDex());
    inputs.write(record("dex-" + kind() + "application"));
    getLog().info("Compiled the application with D8");
  }

  private void shrink() throws IOException, BuildException {
    List<Path> program = programFiles(applicationClasses());
    program.add(resourceClasses());
    program.addAll(libraryJars());
    List<Path> rules = new ArrayList<>();
    rules.add(shrinkerRules.toPath());
    rules.add(resourceKeepRules());
    for (AndroidArchive archive : archives()) {
      rules.add(archive.shrinkerRules());
    }
    rules.removeIf(file -> !Files.exists(file));
    Fingerprint inputs = fingerprint().addFiles(program).addFiles(rules);
    Path mapping = target.toPath().resolve("mapping.txt");
    if (inputs.matches(record("dex-release"), shrunkDex(), mapping)) {
      getLog().info("The shrunk dex files are up to date");
      return;
    }
    Dexer.shrink(program, framework(), minSdk, rules, mapping, shrunkDex());
    inputs.write(record("dex-release"));
    getLog().info("Compiled and shrank the application with R8");
  }

  private Fingerprint fingerprint() {
    return new Fingerprint().add("minSdk", minSdk).add("framework", framework);
  }
}
