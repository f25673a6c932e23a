package dev.hone.apk;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The Android Asset Packaging Tool 2, from the native programs that apktool-lib carries. */
final class Aapt2 {
  private final Path program;
  private final Path framework;

  private Aapt2(Path program, Path framework) {
    this.program = program;
    this.framework = framework;
  }

  /** Lays the program of this operating system and the framework's resources down in a folder. */
  static Aapt2 in(Path folder) throws IOException, BuildException {
    String os = System.getProperty("os.name").toLowerCase(Locale.ROOT);
    String resource =
        os.contains("win")
            ? "prebuilt/windows/aapt2_64.exe"
            : os.contains("mac") ? "prebuilt/macosx/aapt2_64" : "prebuilt/linux/aapt2_64";
    String arch = System.getProperty("os.arch");
    if (os.contains("linux") && !arch.equals("amd64") && !arch.equals("x86_64")) {
      throw new BuildException(
          "aapt2 is to be had for Linux on x86_64 alone, not on "
              + arch
              + ": build the package on another machine");
    }
    Path program = folder.resolve(os.contains("win") ? "aapt2.exe" : "aapt2");
    Path framework = folder.resolve("android-framework.jar");
    Files.createDirectories(folder);
    lay(resource, program);
    lay("prebuilt/android-framework.jar", framework);
    if (!program.toFile().setExecutable(true)) {
      throw new BuildException(
          program + " cannot be made executable: is its folder mounted noexec?");
    }
    return new Aapt2(program, framework);
  }

  /** Compiles a folder of resources into one archive. */
  void compile(Path resources, Path archive) throws IOException, BuildException {
    Files.createDirectories(archive.getParent());
    run(List.of("compile", "--dir", resources.toString(), "-o", archive.toString()));
  }

  /**
   * What is linked into one package.
   *
   * @param archives compiled resources; later ones win
   * @param targetName how people call that Android: {@code 15} for 35
   * @param languages whose texts are linked beside those without a language; all when empty
   * @param keepRules written: R8 rules for classes named in XML; null for none
   * @param symbols written: the names and numbers of all resources
   */
  record Linking(
      Path manifest,
      List<Path> archives,
      int minSdk,
      int targetSdk,
      String targetName,
      List<String> languages,
      Path keepRules,
      Path symbols,
      Path output) {}

  void link(Linking linking) throws IOException, BuildException {
    Files.createDirectories(linking.output().getParent());
    List<String> arguments = new ArrayList<>(List.of("link", "--auto-add-overlay"));
    arguments.addAll(List.of("-I", framework.toString()));
    arguments.addAll(List.of("--manifest", linking.manifest().toString()));
    arguments.addAll(List.of("--min-sdk-version", Integer.toString(linking.minSdk())));
    arguments.addAll(List.of("--target-sdk-version", Integer.toString(linking.targetSdk())));
    arguments.addAll(List.of("--compile-sdk-version-code", Integer.toString(linking.targetSdk())));
    arguments.addAll(List.of("--compile-sdk-version-name", linking.targetName()));
    arguments.addAll(List.of("--output-text-symbols", linking.symbols().toString()));
    if (!linking.languages().isEmpty()) {
      arguments.addAll(List.of("-c", String.join(",", linking.languages())));
    }
    if (linking.keepRules() != null) {
      arguments.addAll(List.of("--proguard", linking.keepRules().toString()));
    }
    arguments.addAll(List.of("-o", linking.output().toString()));
    for (Path archive : linking.archives()) {
      arguments.addAll(List.of("-R", archive.toString()));
    }
    run(arguments);
  }

  /** Writes what was linked in the form that app bundles have (Protocol Buffers). */
  void convertForBundle(Path linked, Path output) throws IOException, BuildException {
    run(List.of("convert", "--output-format", "proto", "-o", output.toString(), linked.toString()));
  }

  /** The program itself, for others that run it. */
  Path program() {
    return program;
  }

  /** What aapt2 prints of a package ({@code dump badging}). */
  String badging(Path apk) throws IOException, BuildException {
    return run(List.of("dump", "badging", apk.toString()));
  }

  private String run(List<String> arguments) throws IOException, BuildException {
    List<String> command = new ArrayList<>();
    command.add(program.toString());
    command.addAll(arguments);
    return Programs.run(command, "aapt2 " + arguments.get(0));
  }

  private static void lay(String resource, Path file) throws IOException, BuildException {
    try (InputStream in = Aapt2.class.getClassLoader().getResourceAsStream(resource)) {
      if (in == null) {
        throw new BuildException(resource + " is not in apktool-lib: has its version changed?");
      }
      if (!Files.exists(file)) {
        Path part = file.resolveSibling(file.getFileName() + ".part");
        Files.copy(in, part, StandardCopyOption.REPLACE_EXISTING);
        Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
      }
    }
  }
}
