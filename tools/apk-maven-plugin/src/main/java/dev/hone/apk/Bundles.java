package dev.hone.apk;

import com.android.apksig.ApkSigner;
import com.android.apksig.KeyConfig;
import com.android.apksig.apk.ApkFormatException;
import com.android.tools.build.bundletool.androidtools.Aapt2Command;
import com.android.tools.build.bundletool.commands.BuildApksCommand;
import com.android.tools.build.bundletool.commands.BuildBundleCommand;
import com.android.tools.build.bundletool.commands.GetSizeCommand;
import com.android.tools.build.bundletool.commands.ValidateBundleCommand;
import com.android.tools.build.bundletool.flags.FlagParser;
import com.android.tools.build.bundletool.flags.ParsedFlags;
import com.android.tools.build.bundletool.model.exceptions.BundleToolException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/** App bundles, by Google's bundletool, which is told what to do as on its command line. */
final class Bundles {
  /**
   * One package for all languages: people choose the application's language in the application, and
   * a store would have sent the phone's alone. Native libraries are mapped from the package.
   */
  private static final String CONFIGURATION =
      """
      {
        "optimizations": {
          "splitsConfig": {
            "splitDimension": [
              {"value": "ABI"}, {"value": "SCREEN_DENSITY"}, {"value": "LANGUAGE", "negate": true}
            ]
          },
          "uncompressNativeLibraries": {"enabled": true, "alignment": "PAGE_ALIGNMENT_16K"}
        }
      }
      """;

  private Bundles() {}

  /** Makes a bundle of one module, which bundletool looks through before. */
  static void write(Path module, Path bundle) throws IOException, BuildException {
    Path configuration = module.resolveSibling("BundleConfig.json");
    Files.writeString(configuration, CONFIGURATION);
    run(
        flags -> BuildBundleCommand.fromFlags(flags).execute(),
        "build-bundle",
        "--modules=" + module,
        "--config=" + configuration,
        "--output=" + bundle,
        "--overwrite");
  }

  /** Looks a finished bundle through. */
  static void validate(Path bundle) throws BuildException {
    run(
        flags ->
            ValidateBundleCommand.builder()
                .setBundlePath(bundle)
                .setPrintOutput(false)
                .build()
                .execute(),
        "validate");
  }

  /** Signs as stores ask for: as a jar, not as a package. */
  static void sign(Path unsigned, SigningKey key, int minSdk, Path signed)
      throws IOException, BuildException {
    ApkSigner signer =
        new ApkSigner.Builder(
                List.of(
                    new ApkSigner.SignerConfig.Builder(
                            key.alias(), new KeyConfig.Jca(key.key()), key.certificates())
                        .build()))
            .setInputApk(unsigned.toFile())
            .setOutputApk(signed.toFile())
            .setMinSdkVersion(minSdk)
            .setV1SigningEnabled(true)
            .setV2SigningEnabled(false)
            .setV3SigningEnabled(false)
            .setV4SigningEnabled(false)
            .build();
    try {
      signer.sign();
    } catch (ApkFormatException | GeneralSecurityException e) {
      throw new BuildException("cannot sign " + signed + ": " + e.getMessage(), e);
    }
  }

  /**
   * How many bytes a phone of each ABI loads at most, by bundletool's estimate: it makes the
   * packages of all kinds of phones, and compresses them as a store does.
   *
   * @param folder where the packages are laid down, {@code bundle.apks}
   */
  static Map<String, Long> loaded(Path bundle, Aapt2 aapt2, Path folder) throws BuildException {
    Path packages = folder.resolve("bundle.apks");
    run(
        flags ->
            BuildApksCommand.builder()
                .setBundlePath(bundle)
                .setOutputFile(packages)
                .setAapt2Command(Aapt2Command.createFromExecutablePath(aapt2.program()))
                .setOverwriteOutput(true)
                .build()
                .execute(),
        "build-apks");
    ByteArrayOutputStream table = new ByteArrayOutputStream();
    run(
        flags -> {
          try (PrintStream out = new PrintStream(table, false, StandardCharsets.UTF_8)) {
            GetSizeCommand.fromFlags(flags).getSizeTotal(out);
          }
        },
        "get-size",
        "total",
        "--apks=" + packages,
        "--dimensions=ABI");
    Map<String, Long> loaded = new TreeMap<>();
    // Lines "ABI,MIN,MAX" below a heading.
    for (String line : table.toString(StandardCharsets.UTF_8).lines().skip(1).toList()) {
      String[] cells = line.split(",", -1);
      loaded.put(cells[0], Long.parseLong(cells[2]));
    }
    return loaded;
  }

  private static void run(Consumer<ParsedFlags> command, String... arguments)
      throws BuildException {
    try {
      command.accept(new FlagParser().parse(arguments));
    } catch (BundleToolException e) {
      throw new BuildException("bundletool " + arguments[0] + " failed: " + e.getMessage(), e);
    }
  }
}
