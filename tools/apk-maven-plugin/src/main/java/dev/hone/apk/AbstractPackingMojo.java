package dev.hone.apk;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.apache.maven.plugins.annotations.Parameter;

/** Goals that put the application's parts together: the same parts in a package and in a bundle. */
abstract class AbstractPackingMojo extends AbstractSigningMojo {
  /** What compilers and build tools left in jars for each other. */
  private static final List<String> FOR_COMPILERS =
      List.of(
          "META-INF/[^/]*",
          "META-INF/(maven|versions|proguard|com.android.tools|licenses)/.*",
          "kotlin/.*",
          "[A-Za-z]+Main/default/.*",
          ".*\\.kotlin_builtins",
          ".*\\.proto",
          "DebugProbesKt.bin");

  /** Processors whose native libraries are packed. */
  @Parameter(defaultValue = "arm64-v8a,armeabi-v7a,x86_64")
  List<String> abis;

  /** Files of jars that no phone reads, as regular expressions on their whole names. */
  @Parameter List<String> unwanted = List.of();

  /** What the application is put together from, and how. */
  Fingerprint parts() {
    return new Fingerprint()
        .add("release", release)
        .add("key", keyAlias)
        .add("abis", abis)
        .add("unwanted", unwanted)
        .addFile(linkedResources())
        .addFile(mergedAssets())
        .addFiles(dexFolders())
        .addFiles(jarsAndClasses())
        .addFile(keystoreUsed());
  }

  /**
   * Adds all parts.
   *
   * @param resources as aapt2 linked or converted them
   */
  void fill(PackageFile file, Path resources) throws IOException {
    List<String> unread = new ArrayList<>(FOR_COMPILERS);
    unread.addAll(unwanted);
    Pattern left = Pattern.compile(String.join("|", unread));
    file.addResources(resources);
    file.addDex(dexFolders());
    file.addAssets(mergedAssets());
    for (AndroidArchive archive : archives()) {
      file.addNativeLibraries(archive.nativeLibraries(), abis);
    }
    for (Path path : jarsAndClasses()) {
      file.addJavaResources(path, name -> !left.matcher(name).matches());
    }
  }

  private List<Path> jarsAndClasses() {
    List<Path> all = new ArrayList<>(applicationClasses());
    all.addAll(libraryJars());
    return all;
  }
}
