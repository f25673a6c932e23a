package dev.hone.data.text;

import dev.hone.base.InvalidInputException;
import java.nio.Buffer;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;

/**
 * How the bytes of a file stand for characters.
 *
 * @param name as in the registry of IANA
 * @param mark how many bytes at the start of the file only say which encoding it is
 * @param guessed whether nothing but the look of the text speaks for it
 */
public record Encoding(String name, int mark, boolean guessed) {
  private static final String GB18030 = "GB18030";
  private static final String SHIFT_JIS = "Shift_JIS";
  private static final String WINDOWS = "windows-1252";

  /** What may be named. */
  public static final List<String> NAMES =
      List.of("UTF-8", "UTF-16LE", "UTF-16BE", WINDOWS, GB18030, SHIFT_JIS);

  static final Encoding UTF_8 = new Encoding("UTF-8", 0, false);

  /**
   * The encoding with this name, in any case.
   *
   * @throws InvalidInputException listing the names there are
   */
  public static String find(Object where, String name) {
    for (String known : NAMES) {
      if (known.equalsIgnoreCase(name)) {
        return known;
      }
    }
    return switch (name.toLowerCase(Locale.ROOT)) {
      case "utf8" -> "UTF-8";
      case "utf-16", "utf16" -> "UTF-16LE";
      case "cp1252", "ansi", "latin1", "iso-8859-1" -> WINDOWS;
      case "gbk", "gb2312" -> GB18030;
      case "sjis", "cp932" -> SHIFT_JIS;
      default -> throw InvalidInputException.value(where, name, NAMES);
    };
  }

  /**
   * The encoding that the first bytes of a file speak for: a mark; zeros where Latin letters have
   * them in UTF-16; what is right UTF-8; else whichever of the East Asian encodings reads it mostly
   * as characters that people write; else that of Windows in the west.
   *
   * @param head the first bytes
   * @param whole whether they are all there are, so that no character is cut off at their end
   */
  static Encoding of(byte[] head, boolean whole) {
    if (starts(head, 0xEF, 0xBB, 0xBF)) {
      return new Encoding("UTF-8", 3, false);
    }
    if (starts(head, 0xFF, 0xFE)) {
      return new Encoding("UTF-16LE", 2, false);
    }
    if (starts(head, 0xFE, 0xFF)) {
      return new Encoding("UTF-16BE", 2, false);
    }
    Encoding wide = withoutMark(head);
    if (wide != null) {
      return wide;
    }
    if (decoded(head, StandardCharsets.UTF_8, whole) != null) {
      return UTF_8;
    }
    double chinese = share(head, GB18030, whole);
    double japanese = share(head, SHIFT_JIS, whole);
    if (Math.max(chinese, japanese) > 0.5) {
      return new Encoding(chinese >= japanese ? GB18030 : SHIFT_JIS, 0, true);
    }
    // A file in UTF-8 with a wrong byte somewhere is no text of Windows: most of its pairs fit.
    return mostlyUtf8(head) ? UTF_8 : new Encoding(WINDOWS, 0, true);
  }

  Charset charset() {
    return Charset.forName(name);
  }

  private static boolean starts(byte[] head, int... bytes) {
    if (head.length < bytes.length) {
      return false;
    }
    for (int i = 0; i < bytes.length; i++) {
      if ((head[i] & 0xFF) != bytes[i]) {
        return false;
      }
    }
    return true;
  }

  /** UTF-16 by its zeros: every other byte of most characters in a table. */
  private static Encoding withoutMark(byte[] head) {
    int[] zeros = new int[2];
    for (int i = 0; i < head.length; i++) {
      zeros[i % 2] += head[i] == 0 ? 1 : 0;
    }
    int pairs = head.length / 2;
    if (pairs < 4) {
      return null;
    }
    if (zeros[1] > 0.4 * pairs && zeros[0] < 0.05 * pairs) {
      return new Encoding("UTF-16LE", 0, true);
    }
    return zeros[0] > 0.4 * pairs && zeros[1] < 0.05 * pairs
        ? new Encoding("UTF-16BE", 0, true)
        : null;
  }

  /** The text, or null if the bytes are none of this encoding. */
  private static CharBuffer decoded(byte[] head, Charset charset, boolean whole) {
    CharsetDecoder decoder =
        charset
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    CharBuffer text = CharBuffer.allocate(head.length + 1);
    CoderResult result = decoder.decode(ByteBuffer.wrap(head), text, whole);
    if (result.isError()) {
      return null;
    }
    ((Buffer) text).flip(); // its return type is newer than Android 8
    return text;
  }

  /**
   * The share of characters beyond ASCII that are common in Chinese or Japanese; 0 if none fits.
   */
  private static double share(byte[] head, String name, boolean whole) {
    Charset charset = Charset.forName(name);
    CharBuffer text = decoded(head, charset, whole);
    if (text == null) {
      return 0;
    }
    boolean chinese = name.equals(GB18030);
    int all = 0;
    int common = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < 128) {
        continue;
      }
      all++;
      boolean kana = c >= 0x3041 && c <= 0x30FF;
      boolean han = c >= 0x4E00 && c <= 0x9FA5;
      boolean sign = (c >= 0x3000 && c <= 0x303F) || (c >= 0xFF01 && c <= 0xFF60);
      if (chinese) {
        common += (han && frequent(c, charset)) || sign ? 1 : 0;
      } else {
        common += kana ? 2 : han || sign ? 1 : 0;
      }
    }
    return all == 0 ? 0 : (double) common / all;
  }

  /** Whether a character stands in level 1 of GB 2312, the 3755 that are written most. */
  private static boolean frequent(char c, Charset charset) {
    ByteBuffer bytes = charset.encode(String.valueOf(c));
    if (bytes.remaining() != 2) {
      return false;
    }
    int high = bytes.get(0) & 0xFF;
    int low = bytes.get(1) & 0xFF;
    return high >= 0xB0 && high <= 0xD7 && low >= 0xA1;
  }

  private static boolean mostlyUtf8(byte[] head) {
    int starts = 0;
    int pairs = 0;
    for (int i = 0; i + 1 < head.length; i++) {
      int first = head[i] & 0xFF;
      if (first >= 0xC2 && first <= 0xF4) {
        starts++;
        pairs += (head[i + 1] & 0xC0) == 0x80 ? 1 : 0;
      }
    }
    return pairs > 0 && pairs >= 0.8 * starts;
  }
}
