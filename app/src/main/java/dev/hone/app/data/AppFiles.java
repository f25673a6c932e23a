package dev.hone.app.data;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;

/** Where the app's files lie, in its private folder. */
public final class AppFiles {
  private final Path root;
  private final Path cache;

  /**
   * @param root {@code Context.getFilesDir()}
   * @param cache {@code Context.getCacheDir()}
   */
  public AppFiles(File root, File cache) {
    this.root = root.toPath();
    this.cache = cache.toPath();
  }

  /** The copy of an imported file. */
  public Path data(DatasetEntity dataset) {
    return root.resolve("data").resolve(dataset.file);
  }

  /** A place of its own for a file of this content, under the name that people know. */
  static String dataFile(String sha256, String name) {
    return sha256.substring(0, 16) + "/" + name;
  }

  Path dataFolder() {
    return root.resolve("data");
  }

  /** Runs, models and result of an experiment. */
  public Path experiment(long id) {
    return root.resolve("experiments").resolve(Long.toString(id));
  }

  /** The whole result, for reports. */
  public Path comparison(long id) {
    return experiment(id).resolve("comparison.json");
  }

  /** The result without histories, for screens. */
  public Path summary(long id) {
    return experiment(id).resolve("summary.json");
  }

  /** A model of an experiment. */
  public Path model(ModelFileEntity model) {
    return experiment(model.experimentId).resolve(model.file);
  }

  /** What the app writes of a fault of its own; lies where it can be shared. */
  public Path report() {
    return shared().resolve("hone-report.txt");
  }

  /** Files on their way to other apps; the only folder that the file provider shows. */
  public Path shared() {
    return cache.resolve("shared");
  }

  /** What other apps handed over last: one file, a model's as long as its screen may be shown. */
  public Path opened() {
    return root.resolve("opened");
  }

  /** For files that are read once and removed. */
  public Path passing() {
    return cache.resolve("passing");
  }

  /** Bytes in all of the app's files. */
  public long bytes() throws IOException {
    long bytes = 0;
    for (Path file : all(root)) {
      if (Files.isRegularFile(file)) {
        bytes += Files.size(file);
      }
    }
    return bytes;
  }

  /** Removes an experiment's files. */
  public void deleteExperiment(long id) throws IOException {
    delete(experiment(id));
  }

  /**
   * Puts everything aside that a lost database knew: a new one gives the same numbers to other
   * experiments.
   */
  void putAside() throws IOException {
    for (String folder : new String[] {"experiments", "data"}) {
      Path from = root.resolve(folder);
      if (Files.exists(from)) {
        Path to = root.resolve("damaged");
        Files.createDirectories(to);
        int number = 1;
        while (Files.exists(to.resolve(folder + "-" + number))) {
          number++;
        }
        Files.move(from, to.resolve(folder + "-" + number));
      }
    }
  }

  /** Removes data sets, experiments, what was shared and what was put aside. */
  public void deleteAll() throws IOException {
    delete(root.resolve("damaged"));
    delete(root.resolve("experiments"));
    delete(dataFolder());
    delete(opened());
    delete(passing());
    delete(shared());
  }

  /** Removes a file, and its folder if nothing else is in it. */
  static void deleteWithEmptyFolder(Path file) throws IOException {
    Files.deleteIfExists(file);
    Path folder = file.getParent();
    if (Files.isDirectory(folder) && all(folder).size() == 1) {
      Files.delete(folder);
    }
  }

  /** Regular files in a folder and its folders. */
  static List<Path> regularFiles(Path folder) throws IOException {
    List<Path> files = all(folder);
    files.removeIf(file -> !Files.isRegularFile(file));
    return files;
  }

  /** Removes a file or a folder with what is in it; none there is well. */
  static void delete(Path path) throws IOException {
    List<Path> paths = all(path);
    Collections.reverse(paths);
    for (Path each : paths) {
      Files.deleteIfExists(each);
    }
  }

  private static List<Path> all(Path path) throws IOException {
    List<Path> paths = new ArrayList<>();
    if (Files.exists(path)) {
      try (Stream<Path> walk = Files.walk(path)) {
        walk.forEach(paths::add);
      }
    }
    return paths;
  }
}
