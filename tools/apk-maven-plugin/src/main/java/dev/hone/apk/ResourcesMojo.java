package dev.hone.apk;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.plugins.annotations.ResolutionScope;

/**
 * Merges manifests and assets, compiles and links resources, and writes {@code R} and {@code
 * BuildConfig}.
 */
@Mojo(
    name = "resources",
    defaultPhase = LifecyclePhase.GENERATE_SOURCES,
    requiresDependencyResolution = ResolutionScope.COMPILE_PLUS_RUNTIME,
    threadSafe = true)
public final class ResourcesMojo extends AbstractApkMojo {
  @Parameter(defaultValue = "${project.build.directory}/generated-sources/apk")
  File generatedSources;

  /**
   * Languages whose texts are packed, as folders of resources name them: {@code en,zh-rCN}; all
   * that application and libraries have when none is named. Texts without a language are always
   * packed.
   */
  @Parameter(property = "apk.languages")
  List<String> languages = List.of();

  @Override
  void build() throws IOException, BuildException {
    project.addCompileSourceRoot(generatedSources.getPath());
    writeBuildConfig();
    List<AndroidArchive> archives = archives();
    Path manifest = sources.toPath().resolve("AndroidManifest.xml");
    Path own = sources.toPath().resolve("res");
    Path ownAssets = sources.toPath().resolve("assets");
    Fingerprint inputs =
        new Fingerprint()
            .add("identity", identity())
            .add("targetName", targetName)
            .add("languages", languages)
            .addFile(manifest)
            .addFile(own)
            .addFile(ownAssets);
    for (AndroidArchive archive : archives) {
      inputs.addFile(archive.folder().resolve("unpacked.txt"));
    }
    if (inputs.matches(
        record("resources"), mergedManifest(), linkedResources(), symbols(), resourceClasses())) {
      getLog().info("Resources are up to date");
      return;
    }
    Manifests.merge(
        manifest,
        archives.stream().map(AndroidArchive::manifest).toList(),
        identity(),
        mergedManifest());
    Aapt2 aapt2 = Aapt2.in(work().resolve("tools"));
    link(aapt2, archives, own);
    mergeAssets(archives, ownAssets);
    writeResourceClasses(archives);
    inputs.write(record("resources"));
    getLog().info("Linked the resources of " + archives.size() + " archives and the application");
  }

  private void link(Aapt2 aapt2, List<AndroidArchive> archives, Path own)
      throws IOException, BuildException {
    List<Path> compiled = new ArrayList<>();
    Path folder = work().resolve("resources/compiled");
    for (AndroidArchive archive : archives) {
      if (!Folders.files(archive.resources()).isEmpty()) {
        Path flat = folder.resolve(archive.folder().getFileName() + ".zip");
        // Libraries do not change: compiled once for each version.
        Path record = record("compiled/" + archive.folder().getFileName());
        Fingerprint inputs = new Fingerprint().addFile(archive.folder().resolve("unpacked.txt"));
        if (!inputs.matches(record, flat)) {
          aapt2.compile(archive.resources(), flat);
          inputs.write(record);
        }
        compiled.add(flat);
      }
    }
    // What stands first on the class path wins, and the application over all.
    Collections.reverse(compiled);
    if (!Folders.files(own).isEmpty()) {
      Path flat = folder.resolve("application.zip");
      aapt2.compile(own, flat);
      compiled.add(flat);
    }
    Folders.keepOnly(Set.copyOf(compiled), folder);
    Path keepRules = work().resolve("resources/keep-rules.new");
    aapt2.link(
        new Aapt2.Linking(
            mergedManifest(),
            compiled,
            minSdk,
            targetSdk,
            targetName,
            languages,
            keepRules,
            symbols(),
            linkedResources()));
    // aapt2 notes which line asked for a rule; a line that moved is no reason to run R8 again.
    List<String> rules = new ArrayList<>(Files.readAllLines(keepRules));
    rules.removeIf(line -> line.isBlank() || line.startsWith("#"));
    Files.write(keepRules, rules);
    Folders.replace(keepRules, resourceKeepRules());
  }

  private void mergeAssets(List<AndroidArchive> archives, Path own) throws IOException {
    Path merged = Folders.empty(mergedAssets());
    List<Path> folders = new ArrayList<>(archives.stream().map(AndroidArchive::assets).toList());
    Collections.reverse(folders);
    folders.add(own);
    for (Path folder : folders) {
      for (Path file : Folders.files(folder)) {
        Path to = merged.resolve(folder.relativize(file).toString());
        Files.createDirectories(to.getParent());
        Files.copy(file, to, StandardCopyOption.REPLACE_EXISTING);
      }
    }
  }

  private void writeResourceClasses(List<AndroidArchive> archives)
      throws IOException, BuildException {
    Symbols linked = Symbols.read(symbols());
    Map<String, Symbols> byPackage = new LinkedHashMap<>();
    byPackage.put(applicationId, linked);
    for (AndroidArchive archive : archives) {
      if (Files.exists(archive.symbols())) {
        byPackage.putIfAbsent(
            Manifests.packageName(archive.manifest()),
            Symbols.read(archive.symbols()).numberedBy(linked));
      }
    }
    Path jar = work().resolve("r.new");
    ResourceClasses.write(byPackage, jar);
    Folders.replace(jar, resourceClasses());
  }

  private void writeBuildConfig() throws IOException {
    Path file =
        generatedSources
            .toPath()
            .resolve(applicationId.replace('.', '/'))
            .resolve("BuildConfig.java");
    String text =
        "package "
            + applicationId
            + ";\n\n/** What was built. Written by apk-maven-plugin. */\n"
            + "public final class BuildConfig {\n"
            + constant("boolean", "DEBUG", Boolean.toString(debuggable))
            + constant("String", "APPLICATION_ID", '"' + applicationId + '"')
            + constant("int", "VERSION_CODE", Integer.toString(versionCode))
            + constant("String", "VERSION_NAME", '"' + versionName + '"')
            + "\n  private BuildConfig() {}\n}\n";
    if (!Files.exists(file) || !Files.readString(file).equals(text)) {
      Files.createDirectories(file.getParent());
      Files.writeString(file, text);
    }
  }

  private static String constant(String type, String name, String value) {
    return "  public static final " + type + " " + name + " = " + value + ";\n";
  }
}
