package dev.hone.apk;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.plugins.annotations.ResolutionScope;

/** Puts the package together, aligns and signs it, and reports its size. */
@Mojo(
    name = "package",
    defaultPhase = LifecyclePhase.PACKAGE,
    requiresDependencyResolution = ResolutionScope.COMPILE_PLUS_RUNTIME,
    threadSafe = true)
public final class PackageMojo extends AbstractPackingMojo {
  private static final double MEGABYTE = 1e6;

  /** D8 marks each of its outputs that has records with a class of its own. */
  private static final String MADE_BY_D8 = "com/android/tools/r8/";

  /** The largest that the package may be with the libraries of one ABI, in 10⁶ bytes. */
  @Parameter(property = "apk.budget", defaultValue = "25")
  double budget;

  @Override
  void build() throws IOException, BuildException {
    SigningKey key = signingKey();
    Fingerprint inputs = parts().add("budget", budget);
    if (inputs.matches(record("package"), apk())) {
      getLog().info(apk() + " is up to date");
      return;
    }
    checkClasses(DexFile.classesIn(dexFolders()), Manifests.components(mergedManifest()));
    Path unsigned = work().resolve("unsigned.apk");
    try (PackageFile file = new PackageFile(unsigned)) {
      fill(file, linkedResources());
    }
    PackageFile.sign(unsigned, key, minSdk, apk());
    Files.delete(unsigned);
    reportSize();
    inputs.write(record("package"));
  }

  /** What the system starts must be there, and no class twice. */
  static void checkClasses(List<String> packed, List<String> components) throws BuildException {
    Set<String> names = new HashSet<>();
    for (String name : packed) {
      if (!names.add(name) && !name.startsWith(MADE_BY_D8)) {
        throw new BuildException(
            "the package would hold the class "
                + name.replace('/', '.')
                + " twice: two of its dependencies have it, leave one out");
      }
    }
    for (String component : components) {
      if (!names.contains(component.replace('.', '/'))) {
        throw new BuildException(
            "AndroidManifest.xml names "
                + component
                + ", which is not in the package: is it spelt so, and is its library there (in a"
                + " release: is it kept)?");
      }
    }
  }

  private void reportSize() throws IOException, BuildException {
    StringBuilder report = new StringBuilder();
    for (Map.Entry<String, Long> part : PackageFile.sizes(apk()).entrySet()) {
      report.append(line(part.getKey(), part.getValue()));
    }
    report.append(line("all", Files.size(apk())));
    List<String> packed = PackageFile.abis(apk());
    for (String abi : packed) {
      report.append(line("for " + abi, PackageFile.sizeFor(apk(), abi)));
    }
    Files.writeString(target.toPath().resolve("apk-size.txt"), report);
    StringBuilder sizes = new StringBuilder();
    for (String abi : packed) {
      double size = PackageFile.sizeFor(apk(), abi) / MEGABYTE;
      sizes.append(String.format(Locale.ROOT, ", %.1f MB for %s", size, abi));
      if (size > budget) {
        throw new BuildException(
            String.format(
                Locale.ROOT,
                "the package is %.1f MB for %s, more than its budget of %.1f MB; apk-size.txt says"
                    + " where they are",
                size,
                abi,
                budget));
      }
    }
    getLog().info(apk() + sizes.toString() + "; the parts: apk-size.txt");
  }

  private static String line(String name, long bytes) {
    return String.format(Locale.ROOT, "%-24s %8.2f MB%n", name, bytes / MEGABYTE);
  }
}
