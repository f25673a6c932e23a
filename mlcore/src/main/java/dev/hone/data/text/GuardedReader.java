package dev.hone.data.text;

import dev.hone.base.InvalidInputException;
import dev.hone.base.Message;
import dev.hone.base.Stopping;
import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.zip.GZIPInputStream;

/**
 * Text from a file that nobody has checked, packed by gzip or not: stops with a clear error at the
 * line where it turns out to be binary, of another encoding, or longer than any table is, before
 * much memory has been used.
 */
public final class GuardedReader extends Reader {
  /** Cells for which this machine's memory has room. */
  public static final long MAX_CELLS = Runtime.getRuntime().maxMemory() / 40;

  /** Characters in one line of a table. */
  static final int MAX_LINE = 1 << 20;

  /** How many times as long a record may be, which quoted line breaks spread over many lines. */
  private static final int RECORD_LINES = 4;

  /** Characters in the whole file: what this machine's memory takes with room to work. */
  public static final long MAX_TOTAL = Math.min(256L << 20, Runtime.getRuntime().maxMemory() / 8);

  private static final int HEAD = 1 << 18;

  /** How archives and workbooks begin, and workbooks and documents of before 2007. */
  private static final byte[] ZIP = {'P', 'K', 3, 4};

  private static final byte[] OLD_WORKBOOK = {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0};

  private final Reader in;
  private final String name;
  private final Encoding encoding;
  private List<Message> notes = List.of();
  private long maxTotal = MAX_TOTAL;
  private int maxLine = MAX_LINE;
  private long total;
  private long record;
  private long line = 1;
  private int lineLength;
  private boolean afterReturn;

  private GuardedReader(Reader in, String name, Encoding encoding) {
    this.in = in;
    this.name = name;
    this.encoding = encoding;
  }

  /** Opens a file whose encoding is found out. */
  public static GuardedReader open(Path file) {
    return open(file, null);
  }

  /**
   * Opens a file.
   *
   * @param encoding one of {@link Encoding#NAMES}; null to find out
   * @throws InvalidInputException if it is missing, a folder or not readable
   */
  public static GuardedReader open(Path file, String encoding) {
    if (Files.isDirectory(file)) {
      throw new InvalidInputException(Message.of("text.folder", file.toString()));
    }
    try {
      return of(Files.newInputStream(file), file.toString(), encoding);
    } catch (NoSuchFileException e) {
      throw new InvalidInputException(Message.of("text.no-file", file.toString()), e);
    } catch (IOException e) {
      throw cannotRead(file.toString(), e);
    }
  }

  /** From a stream whose encoding is found out. */
  public static GuardedReader of(InputStream in, String name) {
    return of(in, name, null);
  }

  /**
   * From a stream.
   *
   * @param wanted one of {@link Encoding#NAMES}; null to find out from the first bytes
   */
  public static GuardedReader of(InputStream in, String name, String wanted) {
    try {
      BufferedInputStream bytes = new BufferedInputStream(unpacked(in), HEAD);
      bytes.mark(HEAD);
      byte[] head = head(bytes);
      if (startsWith(head, ZIP) || startsWith(head, OLD_WORKBOOK)) {
        throw new InvalidInputException(Message.of("text.packed", name));
      }
      bytes.reset();
      Encoding found = Encoding.of(head, head.length < HEAD);
      Encoding encoding =
          wanted == null || found.name().equals(wanted) ? found : new Encoding(wanted, 0, false);
      for (int i = 0; i < encoding.mark(); i++) {
        bytes.read();
      }
      Reader text = new DecodingReader(bytes, encoding.charset());
      return new GuardedReader(new BufferedReader(text, 1 << 16), name, encoding);
    } catch (IOException e) {
      throw cannotRead(name, e);
    }
  }

  /** From characters. */
  public static GuardedReader of(Reader in, String name) {
    return new GuardedReader(new BufferedReader(in, 1 << 16), name, Encoding.UTF_8);
  }

  /** Unpacked if the first bytes say that it is packed by gzip. */
  private static InputStream unpacked(InputStream in) throws IOException {
    PushbackInputStream bytes = new Peeking(in);
    int first = bytes.read();
    int second = first < 0 ? -1 : bytes.read();
    if (second >= 0) {
      bytes.unread(second);
    }
    if (first >= 0) {
      bytes.unread(first);
    }
    return first == 0x1F && second == 0x8B ? new GZIPInputStream(bytes, 1 << 16) : bytes;
  }

  /**
   * Finds out whether more is to come by reading it. A pipe cannot say, and a packed file may have
   * several parts, of which the reader would take the first for all.
   */
  private static final class Peeking extends PushbackInputStream {
    Peeking(InputStream in) {
      super(in, 2);
    }

    @Override
    public int available() throws IOException {
      int next = read();
      if (next < 0) {
        return 0;
      }
      unread(next);
      return 1;
    }
  }

  private static byte[] head(InputStream in) throws IOException {
    byte[] head = new byte[HEAD];
    int length = 0;
    while (length < HEAD) {
      int count = in.read(head, length, HEAD - length);
      if (count < 0) {
        break;
      }
      length += count;
    }
    return Arrays.copyOf(head, length);
  }

  private static boolean startsWith(byte[] bytes, byte[] start) {
    return bytes.length >= start.length && Arrays.equals(Arrays.copyOf(bytes, start.length), start);
  }

  public static InvalidInputException cannotRead(String name, IOException cause) {
    return new InvalidInputException(
        Message.of("text.failed", name, String.valueOf(cause.getMessage())), cause);
  }

  /** What is read, for messages. */
  public String name() {
    return name;
  }

  /** How its bytes stand for characters. */
  public Encoding encoding() {
    return encoding;
  }

  /** What the user should know of how the text was made of the file. */
  public List<Message> notes() {
    return notes;
  }

  /** Says how the text was made of the file. */
  public GuardedReader withNotes(List<Message> said) {
    notes = List.copyOf(said);
    return this;
  }

  /** Allows any length, for who keeps only a sample. */
  public GuardedReader withoutLimit() {
    maxTotal = Long.MAX_VALUE;
    return this;
  }

  /** Allows longer lines than tables have. */
  public GuardedReader withMaxLine(int characters) {
    maxLine = characters;
    return this;
  }

  /** Say that a record has ended, so that its length is counted anew. */
  public void startRecord() {
    record = 0;
  }

  @Override
  public int read(char[] buffer, int offset, int length) throws IOException {
    int count;
    try {
      count = in.read(buffer, offset, length);
      if (count > 0 && total == 0 && buffer[offset] == '\uFEFF') {
        total = 1;
        count--;
        System.arraycopy(buffer, offset + 1, buffer, offset, count);
        return count > 0 ? check(buffer, offset, count) : read(buffer, offset, length);
      }
    } catch (CharacterCodingException e) {
      throw new InvalidInputException(
          Message.of("text.encoding", at(), encoding.name(), Encoding.NAMES), e);
    }
    return count < 0 ? count : check(buffer, offset, count);
  }

  private int check(char[] buffer, int offset, int count) {
    Stopping.check();
    for (int i = offset; i < offset + count; i++) {
      char c = buffer[i];
      if (c == '\n' || c == '\r') {
        if (c == '\r' || !afterReturn) {
          line++;
        }
        lineLength = 0;
      } else if (c < ' ' && c != '\t' && c != '\f') {
        throw new InvalidInputException(Message.of("text.binary", at(), (int) c));
      } else if (++lineLength > maxLine) {
        throw new InvalidInputException(Message.of("text.line", at(), maxLine));
      }
      afterReturn = c == '\r';
    }
    total += count;
    record += count;
    if (total > maxTotal) {
      long rows = Math.max(1, line * 3 / 4);
      throw new InvalidInputException(Message.of("text.file", at(), MAX_TOTAL >> 20, rows));
    }
    if (record > RECORD_LINES * (long) maxLine) {
      throw new InvalidInputException(
          Message.of("text.record", at(), RECORD_LINES * (long) maxLine));
    }
    return count;
  }

  private Message at() {
    return place(name, line);
  }

  /** A line of a file, for messages. */
  public static Message place(String name, long line) {
    return Message.of("text.place", name, line);
  }

  @Override
  public void close() throws IOException {
    in.close();
  }

  /** The file's name without folder and extension. */
  public static String shortName(String file) {
    String name = file.substring(Math.max(file.lastIndexOf('/'), file.lastIndexOf('\\')) + 1);
    if (name.toLowerCase(Locale.ROOT).endsWith(".gz")) {
      name = name.substring(0, name.length() - 3);
    }
    int dot = name.lastIndexOf('.');
    return dot > 0 ? name.substring(0, dot) : name;
  }
}
