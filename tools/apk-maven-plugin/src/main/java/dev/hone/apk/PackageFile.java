package dev.hone.apk;

import com.android.apksig.ApkSigner;
import com.android.apksig.KeyConfig;
import com.android.apksig.apk.ApkFormatException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/**
 * Puts a package ({@code .apk}) together and signs it. Native libraries and the table of resources
 * are stored uncompressed, so that Android maps them straight from the package: libraries at
 * multiples of 16 KB, all else at multiples of 4 bytes.
 */
final class PackageFile implements AutoCloseable {
  /** Pages of 16 KB are the largest that phones have. */
  private static final int LIBRARY_ALIGNMENT = 16 * 1024;

  /** A fixed time of change: the same inputs make the same package. */
  static final LocalDateTime TIME = LocalDateTime.of(1981, 1, 1, 1, 1, 2);

  private static final Pattern DEX = Pattern.compile("classes\\d*\\.dex");
  private static final Pattern AT_HOME_IN_A_MODULE =
      Pattern.compile("resources\\.pb|(res|assets|lib)/.*");

  private final ZipOutputStream out;
  private final UnaryOperator<String> place;
  private final Set<String> names = new HashSet<>();

  PackageFile(Path unsigned) throws IOException {
    this(unsigned, name -> name);
  }

  private PackageFile(Path file, UnaryOperator<String> place) throws IOException {
    Files.createDirectories(file.getParent());
    this.place = place;
    out = new ZipOutputStream(Files.newOutputStream(file));
  }

  /** A module of an app bundle: the same parts in other places. */
  static PackageFile module(Path file) throws IOException {
    PackageFile module = new PackageFile(file, PackageFile::inModule);
    // It is written again when the bundle is made.
    module.out.setLevel(Deflater.BEST_SPEED);
    return module;
  }

  private static String inModule(String name) {
    if (AT_HOME_IN_A_MODULE.matcher(name).matches()) {
      return name;
    }
    if (name.equals("AndroidManifest.xml")) {
      return "manifest/" + name;
    }
    return (DEX.matcher(name).matches() ? "dex/" : "root/") + name;
  }

  /** Copies what aapt2 linked. */
  void addResources(Path linked) throws IOException {
    try (ZipFile zip = new ZipFile(linked.toFile())) {
      Enumeration<? extends ZipEntry> entries = zip.entries();
      while (entries.hasMoreElements()) {
        ZipEntry entry = entries.nextElement();
        try (InputStream in = zip.getInputStream(entry)) {
          add(entry.getName(), in.readAllBytes(), entry.getMethod() == ZipEntry.DEFLATED);
        }
      }
    }
  }

  /** Adds the dex files of several folders: {@code classes.dex}, {@code classes2.dex}, …. */
  void addDex(List<Path> folders) throws IOException {
    int count = 0;
    for (Path folder : folders) {
      for (Path file : Folders.files(folder)) {
        if (file.toString().endsWith(".dex")) {
          count++;
          add("classes" + (count == 1 ? "" : count) + ".dex", Files.readAllBytes(file), true);
        }
      }
    }
  }

  /** Adds a folder of assets. */
  void addAssets(Path folder) throws IOException {
    for (Path file : Folders.files(folder)) {
      String name = folder.relativize(file).toString().replace('\\', '/');
      add("assets/" + name, Files.readAllBytes(file), true);
    }
  }

  /** Adds the native libraries of an archive, for some ABIs. */
  void addNativeLibraries(Path folder, List<String> abis) throws IOException {
    for (String abi : abis) {
      for (Path file : Folders.files(folder.resolve(abi))) {
        if (file.toString().endsWith(".so")) {
          add("lib/" + abi + "/" + file.getFileName(), Files.readAllBytes(file), false);
        }
      }
    }
  }

  /**
   * Adds what classes of a jar or folder read with {@code getResource}; the first of a name wins.
   */
  void addJavaResources(Path jarOrFolder, Predicate<String> wanted) throws IOException {
    if (Files.isDirectory(jarOrFolder)) {
      for (Path file : Folders.files(jarOrFolder)) {
        String name = jarOrFolder.relativize(file).toString().replace('\\', '/');
        if (isResource(name, wanted)) {
          add(name, Files.readAllBytes(file), true);
        }
      }
      return;
    }
    try (ZipFile zip = new ZipFile(jarOrFolder.toFile())) {
      Enumeration<? extends ZipEntry> entries = zip.entries();
      while (entries.hasMoreElements()) {
        ZipEntry entry = entries.nextElement();
        if (!entry.isDirectory() && isResource(entry.getName(), wanted)) {
          try (InputStream in = zip.getInputStream(entry)) {
            add(entry.getName(), in.readAllBytes(), true);
          }
        }
      }
    }
  }

  private boolean isResource(String name, Predicate<String> wanted) {
    return !name.endsWith(".class") && !names.contains(name) && wanted.test(name);
  }

  private void add(String name, byte[] bytes, boolean compressed) throws IOException {
    if (!names.add(name)) {
      throw new IOException("the package would hold " + name + " twice");
    }
    ZipEntry entry = new ZipEntry(place.apply(name));
    entry.setTimeLocal(TIME);
    if (compressed) {
      entry.setMethod(ZipEntry.DEFLATED);
    } else {
      CRC32 crc = new CRC32();
      crc.update(bytes);
      entry.setMethod(ZipEntry.STORED);
      entry.setSize(bytes.length);
      entry.setCompressedSize(bytes.length);
      entry.setCrc(crc.getValue());
    }
    out.putNextEntry(entry);
    out.write(bytes);
    out.closeEntry();
  }

  @Override
  public void close() throws IOException {
    out.close();
  }

  /** Aligns and signs (schemes v2 and v3). */
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
            .setV1SigningEnabled(false)
            .setV2SigningEnabled(true)
            .setV3SigningEnabled(true)
            .setV4SigningEnabled(false)
            .setAlignmentPreserved(false)
            .setLibraryPageAlignmentBytes(LIBRARY_ALIGNMENT)
            .setDebuggableApkPermitted(true)
            .build();
    try {
      signer.sign();
    } catch (ApkFormatException | GeneralSecurityException e) {
      throw new BuildException("cannot sign " + signed + ": " + e.getMessage(), e);
    }
  }

  /**
   * Sizes inside a package, in bytes: {@code code}, {@code lib/ABI}, {@code resources}, {@code
   * files}.
   */
  static Map<String, Long> sizes(Path apk) throws IOException {
    Map<String, Long> sizes = new TreeMap<>();
    try (ZipFile zip = new ZipFile(apk.toFile())) {
      Enumeration<? extends ZipEntry> entries = zip.entries();
      while (entries.hasMoreElements()) {
        ZipEntry entry = entries.nextElement();
        sizes.merge(group(entry.getName()), entry.getCompressedSize(), Long::sum);
      }
    }
    return sizes;
  }

  /** The size of the package on a phone of the given ABI: without the libraries of the others. */
  static long sizeFor(Path apk, String abi) throws IOException {
    long size = Files.size(apk);
    for (Map.Entry<String, Long> part : sizes(apk).entrySet()) {
      if (part.getKey().startsWith("lib/") && !part.getKey().equals("lib/" + abi)) {
        size -= part.getValue();
      }
    }
    return size;
  }

  private static String group(String name) {
    if (name.endsWith(".dex")) {
      return "code";
    }
    if (name.startsWith("lib/")) {
      return name.substring(0, name.lastIndexOf('/'));
    }
    if (name.startsWith("res/") || name.equals("resources.arsc")) {
      return "resources";
    }
    return "files";
  }

  /** ABIs that have libraries in a package. */
  static List<String> abis(Path apk) throws IOException {
    List<String> abis = new ArrayList<>();
    for (String part : sizes(apk).keySet()) {
      if (part.startsWith("lib/")) {
        abis.add(part.substring("lib/".length()));
      }
    }
    return abis;
  }
}
