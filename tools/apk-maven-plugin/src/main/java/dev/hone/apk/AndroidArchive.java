package dev.hone.apk;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/** An unpacked Android archive ({@code .aar}): the parts that a build reads. */
record AndroidArchive(Path folder) {
  /** Unpacks an archive into a folder, unless the folder holds it already. */
  static AndroidArchive unpack(Path aar, Path folder) throws IOException, BuildException {
    AndroidArchive archive = new AndroidArchive(folder);
    Fingerprint source = new Fingerprint().addFile(aar);
    Path record = folder.resolve("unpacked.txt");
    if (source.matches(record)) {
      return archive;
    }
    Folders.empty(folder);
    try (ZipFile zip = new ZipFile(aar.toFile())) {
      Enumeration<? extends ZipEntry> entries = zip.entries();
      while (entries.hasMoreElements()) {
        ZipEntry entry = entries.nextElement();
        Path file = folder.resolve(entry.getName()).normalize();
        if (!file.startsWith(folder)) {
          throw new BuildException(aar + " holds " + entry.getName() + ", outside its own folder");
        }
        if (!entry.isDirectory()) {
          Files.createDirectories(file.getParent());
          try (InputStream in = zip.getInputStream(entry)) {
            Files.copy(in, file);
          }
        }
      }
    } catch (ZipException e) {
      throw new BuildException(
          aar + " is not an Android archive: remove it from the local repository, and build again",
          e);
    }
    if (!Files.exists(archive.manifest())) {
      throw new BuildException(aar + " has no AndroidManifest.xml: it is not an Android archive");
    }
    if (!Files.exists(archive.classes())) {
      // Archives of resources alone; the class path wants a jar all the same.
      try (ZipOutputStream jar = new ZipOutputStream(Files.newOutputStream(archive.classes()))) {
        jar.putNextEntry(new ZipEntry("META-INF/"));
      }
    }
    source.write(record);
    return archive;
  }

  Path manifest() {
    return folder.resolve("AndroidManifest.xml");
  }

  Path classes() {
    return folder.resolve("classes.jar");
  }

  /** Jars beside {@code classes.jar}. */
  List<Path> innerJars() throws IOException {
    return Folders.files(folder.resolve("libs")).stream()
        .filter(file -> file.toString().endsWith(".jar"))
        .collect(Collectors.toList());
  }

  Path resources() {
    return folder.resolve("res");
  }

  Path assets() {
    return folder.resolve("assets");
  }

  /** Native libraries, one folder an ABI. */
  Path nativeLibraries() {
    return folder.resolve("jni");
  }

  /** The names of its resources; may be absent. */
  Path symbols() {
    return folder.resolve("R.txt");
  }

  /** Rules for R8 that it asks its users to keep; may be absent. */
  Path shrinkerRules() {
    return folder.resolve("proguard.txt");
  }

  /** Where the archive of these coordinates is unpacked. Artifact ids alone are not unique. */
  static Path folder(Path aars, String groupId, String artifactId) {
    return aars.resolve(groupId + "__" + artifactId);
  }
}
