package dev.hone.apk;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.plugins.annotations.ResolutionScope;

/**
 * Puts the app bundle ({@code .aab}) together, from which a store makes packages for each kind of
 * phone. That of a release is signed.
 */
@Mojo(
    name = "bundle",
    defaultPhase = LifecyclePhase.PACKAGE,
    requiresDependencyResolution = ResolutionScope.COMPILE_PLUS_RUNTIME,
    threadSafe = true)
public final class BundleMojo extends AbstractPackingMojo {
  private static final double MEGABYTE = 1e6;

  /** Whether the packages are made from the bundle as well, to say how much phones load. */
  @Parameter(property = "apk.bundleSizes", defaultValue = "false")
  boolean bundleSizes;

  @Override
  void build() throws IOException, BuildException {
    if (debuggable) {
      Files.deleteIfExists(bundle());
      getLog().info("A debuggable application has no bundle: no store takes it");
      return;
    }
    Path sizes = target.toPath().resolve("bundle-size.txt");
    Fingerprint inputs = parts().add("bundleSizes", bundleSizes);
    if (bundleSizes
        ? inputs.matches(record("bundle"), bundle(), sizes)
        : inputs.matches(record("bundle"), bundle())) {
      getLog().info(bundle() + " is up to date");
      return;
    }
    Aapt2 aapt2 = Aapt2.in(work().resolve("tools"));
    Path folder = Folders.empty(work().resolve("bundle"));
    Path resources = folder.resolve("resources.ap_");
    aapt2.convertForBundle(linkedResources(), resources);
    Path module = folder.resolve("base.zip");
    try (PackageFile file = PackageFile.module(module)) {
      fill(file, resources);
    }
    if (release) {
      Path unsigned = folder.resolve("unsigned.aab");
      Bundles.write(module, unsigned);
      Bundles.sign(unsigned, signingKey(), minSdk, bundle());
    } else {
      // No store takes a debug key's signature, and bundletool asks for none.
      Bundles.write(module, bundle());
    }
    Bundles.validate(bundle());
    Files.deleteIfExists(sizes);
    if (bundleSizes) {
      Files.writeString(sizes, report(Bundles.loaded(bundle(), aapt2, folder)));
    }
    Folders.empty(folder);
    inputs.write(record("bundle"));
    getLog()
        .info(String.format(Locale.ROOT, "%s, %.1f MB", bundle(), Files.size(bundle()) / MEGABYTE));
  }

  private String report(Map<String, Long> loaded) {
    StringBuilder text = new StringBuilder();
    loaded.forEach(
        (abi, bytes) -> {
          String line =
              String.format(Locale.ROOT, "%-24s %8.2f MB%n", "for " + abi, bytes / MEGABYTE);
          text.append(line);
          getLog().info("A phone loads, " + line.strip());
        });
    return text.toString();
  }
}
