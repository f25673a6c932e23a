package dev.hone.app.data;

import androidx.lifecycle.LiveData;
import dev.hone.base.InvalidInputException;
import dev.hone.base.JsonFields;
import dev.hone.data.Csv;
import dev.hone.data.CsvData;
import dev.hone.data.CsvOptions;
import dev.hone.data.Dataset;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.util.List;

/** Imported CSV files. All methods but {@link #observe} block: not for the main thread. */
public final class Datasets {
  /** Larger files are refused before they are copied. */
  public static final long MAX_BYTES = 64L << 20;

  private final DatasetDao dao;
  private final AppFiles files;

  public Datasets(DatasetDao dao, AppFiles files) {
    this.dao = dao;
    this.files = files;
  }

  /**
   * A file that was copied into the app's folder and read, but not yet taken.
   *
   * @param data the rows, by the options that were asked for
   */
  public record Import(Path file, String name, String sha256, CsvData data) {
    public Dataset dataset() {
      return data.dataset();
    }
  }

  public LiveData<List<DatasetEntity>> observe() {
    return dao.observeAll();
  }

  /** The newest of this name, or null; the target may be null. */
  public DatasetEntity findByName(String name, String target) {
    return dao.findByName(name, target);
  }

  public DatasetEntity find(long id) {
    return dao.find(id);
  }

  /**
   * Copies a file whole, or not at all, and reads it.
   *
   * @param in closed
   * @param name as the person knows it
   * @throws InvalidInputException if the file is too large or no table that can be used
   * @throws IOException if the source fails or storage is full
   */
  public Import copy(InputStream in, String name) throws IOException {
    String safe = safeName(name);
    Path part = files.dataFolder().resolve("import.part");
    Files.createDirectories(part.getParent());
    MessageDigest digest = Hashes.sha256();
    try (InputStream source = in;
        OutputStream out = Files.newOutputStream(part)) {
      byte[] buffer = new byte[1 << 16];
      long total = 0;
      for (int count = source.read(buffer); count >= 0; count = source.read(buffer)) {
        total += count;
        if (total > MAX_BYTES) {
          throw InvalidInputException.of(
              "%s is larger than %d MB, the most that a phone can train on at once",
              name, MAX_BYTES >> 20);
        }
        digest.update(buffer, 0, count);
        out.write(buffer, 0, count);
      }
    } catch (IOException | RuntimeException e) {
      Files.deleteIfExists(part);
      throw e;
    }
    String sha256 = Hashes.hex(digest.digest());
    Path file = files.dataFolder().resolve(AppFiles.dataFile(sha256, safe));
    boolean there = Files.exists(file);
    Files.createDirectories(file.getParent());
    Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
    try {
      return new Import(file, safe, sha256, Csv.read(file, CsvOptions.defaults()));
    } catch (InvalidInputException e) {
      if (!there) {
        AppFiles.delete(file.getParent());
      }
      throw new InvalidInputException(withoutFolder(e.getMessage(), file), e);
    }
  }

  /** Reads the copied file again, with another target. */
  public Import read(Import from, CsvOptions options) {
    try {
      return new Import(from.file(), from.name(), from.sha256(), Csv.read(from.file(), options));
    } catch (InvalidInputException e) {
      throw new InvalidInputException(withoutFolder(e.getMessage(), from.file()), e);
    }
  }

  /** Keeps an imported file; the same file with the same target is kept once. */
  public DatasetEntity keep(Import imported, long now) {
    Dataset rows = imported.dataset();
    DatasetEntity same = dao.findSame(imported.sha256(), rows.schema().targetName());
    if (same != null) {
      return same;
    }
    DatasetEntity entity = new DatasetEntity();
    entity.name = imported.name();
    entity.file = AppFiles.dataFile(imported.sha256(), imported.name());
    entity.sha256 = imported.sha256();
    entity.target = rows.schema().targetName();
    entity.task = JsonFields.jsonName(rows.schema().task());
    entity.rows = rows.size();
    entity.columns = rows.schema().columns().size() + 1;
    entity.createdAt = now;
    entity.id = dao.insert(entity);
    return entity;
  }

  /** Removes a copied file that no data set names. */
  public void discard(Import imported) throws IOException {
    if (dao.findByFile(AppFiles.dataFile(imported.sha256(), imported.name())) == null) {
      AppFiles.delete(imported.file().getParent());
    }
  }

  /** Removes data sets that no experiment uses, with their files. */
  void removeUnused() throws IOException {
    for (DatasetEntity dataset : dao.unused()) {
      dao.delete(dataset.id);
      if (dao.findByFile(dataset.file) == null) {
        AppFiles.delete(files.data(dataset).getParent());
      }
    }
  }

  /** A file name without folders, odd characters, or an ending that Hone would not read. */
  static String safeName(String name) {
    String plain = name.replaceAll("[\\\\/:*?\"<>|\\p{Cntrl}]", "_").trim();
    if (plain.isEmpty() || plain.startsWith(".")) {
      plain = "data" + plain;
    }
    if (plain.length() > 80) {
      plain = plain.substring(plain.length() - 80);
    }
    return plain.matches("(?i).*\\.(csv|tsv|tab|txt|data)") ? plain : plain + ".csv";
  }

  private static String withoutFolder(String message, Path file) {
    return message.replace(file.toString(), file.getFileName().toString());
  }
}
