package dev.hone.app.data;

import androidx.lifecycle.LiveData;
import com.google.gson.JsonObject;
import dev.hone.base.Hash;
import dev.hone.base.InvalidInputException;
import dev.hone.base.JsonFields;
import dev.hone.base.Message;
import dev.hone.base.Seed;
import dev.hone.data.csv.TableOptions;
import dev.hone.data.source.DataFormats;
import dev.hone.data.source.DataSource;
import dev.hone.data.source.LoadedData;
import dev.hone.data.table.Dataset;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/** Imported files of tables. All methods but {@link #observe} block: not for the main thread. */
public final class Datasets {
  /** Larger files are refused before they are copied. */
  public static final long MAX_BYTES = 64L << 20;

  /** In UTF-8 at most 240 bytes, where file systems allow 255. */
  private static final int MAX_NAME = 80;

  /**
   * A data set that no experiment uses is kept so long, in milliseconds: a new experiment may be
   * half made, also over the death of the process.
   */
  static final long KEEP_UNUSED_MILLIS = TimeUnit.DAYS.toMillis(1);

  private final DatasetDao dao;
  private final AppFiles files;

  /** Copies that this process made: they may still be looked at. */
  private final Set<Path> copied = new HashSet<>();

  public Datasets(DatasetDao dao, AppFiles files) {
    this.dao = dao;
    this.files = files;
  }

  /**
   * A file that was copied into the app's folder and read, but not yet taken.
   *
   * @param options how the table was asked to be understood
   * @param data the rows, read so
   */
  public record Import(
      Path file, String name, String sha256, TableOptions options, LoadedData data) {
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
    Path part = startCopy();
    MessageDigest digest = Hash.sha256();
    try (InputStream source = in;
        OutputStream out = Files.newOutputStream(part)) {
      FileCopy.write(
          source,
          new DigestOutputStream(out, digest),
          Message.of("phone.data-large", name, MAX_BYTES >> 20));
    } catch (IOException | RuntimeException e) {
      discard(part);
      throw e;
    }
    String sha256 = Hash.hex(digest.digest());
    Path file = endCopy(part, AppFiles.dataFile(sha256, safe));
    TableOptions options = TableOptions.defaults();
    try {
      return new Import(file, safe, sha256, options, load(file, options));
    } catch (InvalidInputException e) {
      discard(file);
      throw new InvalidInputException(withoutFolder(e.said(), file), e);
    } catch (OutOfMemoryError e) {
      discard(file);
      throw new InvalidInputException(Message.of("phone.data-memory", name));
    }
  }

  private static LoadedData load(Path file, TableOptions options) {
    return DataSource.load(
        file.toString(), DataSource.Options.defaults().withTable(options), new Seed(0));
  }

  /** Several files may be copied at once, each under a name of its own. */
  private synchronized Path startCopy() throws IOException {
    Files.createDirectories(files.dataFolder());
    Path part = Files.createTempFile(files.dataFolder(), "import", ".part");
    copied.add(part);
    return part;
  }

  private synchronized Path endCopy(Path part, String name) throws IOException {
    Path file = files.dataFolder().resolve(name);
    copied.remove(part);
    copied.add(file);
    Files.createDirectories(file.getParent());
    Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
    return file;
  }

  /** Reads the copied file again, to understand it otherwise. */
  public Import read(Import from, TableOptions options) {
    try {
      LoadedData data = load(from.file(), options);
      return new Import(from.file(), from.name(), from.sha256(), options, data);
    } catch (InvalidInputException e) {
      throw new InvalidInputException(withoutFolder(e.said(), from.file()), e);
    }
  }

  /** Keeps an imported file; the same file, understood the same, is kept once. */
  public synchronized DatasetEntity keep(Import imported, long now) {
    Dataset rows = imported.dataset();
    JsonObject reading = new JsonObject();
    imported.options().withTarget(null).addTo(reading);
    DatasetEntity same =
        dao.findSame(imported.sha256(), rows.schema().targetName(), reading.toString());
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
    entity.reading = reading.toString();
    entity.createdAt = now;
    entity.id = dao.insert(entity);
    return entity;
  }

  /** Removes a copied file that no data set names. The same rows under another name stay. */
  private synchronized void discard(Path file) throws IOException {
    String name = file.getParent().getFileName() + "/" + file.getFileName();
    if (dao.findByFile(name) == null) {
      copied.remove(file);
      remove(file);
    }
  }

  private void remove(Path file) throws IOException {
    if (file.getParent().equals(files.dataFolder())) {
      Files.deleteIfExists(file);
    } else {
      AppFiles.deleteWithEmptyFolder(file);
    }
  }

  /**
   * Removes data sets that no experiment uses and that are older than a day, and files that no data
   * set names: those that were opened, but not taken, before this process began.
   */
  synchronized void removeUnused(long now) throws IOException {
    for (DatasetEntity dataset : dao.unused()) {
      if (now - dataset.createdAt > KEEP_UNUSED_MILLIS && !copied.contains(files.data(dataset))) {
        dao.delete(dataset.id);
      }
    }
    Set<Path> named = new HashSet<>(copied);
    for (String file : dao.files()) {
      named.add(files.dataFolder().resolve(file));
    }
    for (Path file : AppFiles.regularFiles(files.dataFolder())) {
      if (!named.contains(file)) {
        remove(file);
      }
    }
  }

  /** A file name without folders, odd characters, or an ending that Hone would not read. */
  static String safeName(String name) {
    return DataFormats.offeredName(plainName(name));
  }

  /** A file name without folders or odd characters. */
  static String plainName(String name) {
    String plain = name.replaceAll("[\\\\/:*?\"<>|\\p{Cntrl}]", "_").trim();
    if (plain.isEmpty() || plain.startsWith(".")) {
      plain = "data" + plain;
    }
    if (plain.length() > MAX_NAME) {
      int from = plain.length() - MAX_NAME;
      plain = plain.substring(Character.isLowSurrogate(plain.charAt(from)) ? from + 1 : from);
    }
    return plain;
  }

  /** The message with the file's name where it has the whole path. */
  public static Message withoutFolder(Message message, Path file) {
    return new Message(message.key(), withoutFolder(message.args(), file));
  }

  private static List<Object> withoutFolder(List<?> arguments, Path file) {
    List<Object> result = new ArrayList<>();
    for (Object argument : arguments) {
      if (argument instanceof Message inner) {
        result.add(withoutFolder(inner, file));
      } else if (argument instanceof List<?> list) {
        result.add(withoutFolder(list, file));
      } else if (argument instanceof String text) {
        result.add(text.replace(file.toString(), file.getFileName().toString()));
      } else {
        result.add(argument);
      }
    }
    return result;
  }
}
