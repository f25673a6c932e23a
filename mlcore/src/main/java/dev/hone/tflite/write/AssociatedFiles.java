package dev.hone.tflite.write;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.zip.CRC32;

/**
 * Puts small files behind a flatbuffer, where TensorFlow Lite's metadata readers look for them: as
 * an uncompressed ZIP archive whose offsets count from the start of the whole. ({@code
 * java.util.zip} counts from the archive's own start and writes the time of day.)
 */
final class AssociatedFiles {
  private static final int LOCAL_HEADER = 0x04034b50;
  private static final int CENTRAL_HEADER = 0x02014b50;
  private static final int END = 0x06054b50;
  private static final int LOCAL_BYTES = 30;
  private static final int CENTRAL_BYTES = 46;
  private static final int END_BYTES = 22;
  private static final short VERSION = 20;
  private static final short UTF8_NAMES = 1 << 11;

  /** 1 January 1980, the earliest that the format knows. */
  private static final short DATE = 1 << 5 | 1;

  private AssociatedFiles() {}

  /** The flatbuffer with the files behind it; the flatbuffer itself if there are none. */
  static byte[] append(byte[] flatbuffer, Map<String, byte[]> files) {
    if (files.isEmpty()) {
      return flatbuffer;
    }
    int size = flatbuffer.length + END_BYTES;
    for (Map.Entry<String, byte[]> file : files.entrySet()) {
      int name = name(file).length;
      size += LOCAL_BYTES + name + file.getValue().length + CENTRAL_BYTES + name;
    }
    ByteBuffer out = ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
    out.put(flatbuffer);
    int[] offsets = new int[files.size()];
    int i = 0;
    for (Map.Entry<String, byte[]> file : files.entrySet()) {
      offsets[i++] = out.position();
      out.putInt(LOCAL_HEADER);
      common(out, file);
      out.put(name(file));
      out.put(file.getValue());
    }
    int directory = out.position();
    i = 0;
    for (Map.Entry<String, byte[]> file : files.entrySet()) {
      out.putInt(CENTRAL_HEADER).putShort(VERSION);
      common(out, file);
      // No comment, disk 0, no attributes.
      out.putShort((short) 0).putShort((short) 0).putShort((short) 0).putInt(0);
      out.putInt(offsets[i++]).put(name(file));
    }
    int directorySize = out.position() - directory;
    out.putInt(END).putShort((short) 0).putShort((short) 0);
    out.putShort((short) files.size()).putShort((short) files.size());
    out.putInt(directorySize).putInt(directory).putShort((short) 0);
    return out.array();
  }

  /** What the local and the central header share. */
  private static void common(ByteBuffer out, Map.Entry<String, byte[]> file) {
    CRC32 crc = new CRC32();
    crc.update(file.getValue());
    out.putShort(VERSION).putShort(UTF8_NAMES);
    // Stored, at midnight.
    out.putShort((short) 0).putShort((short) 0).putShort(DATE);
    out.putInt((int) crc.getValue());
    out.putInt(file.getValue().length).putInt(file.getValue().length);
    out.putShort((short) name(file).length).putShort((short) 0);
  }

  private static byte[] name(Map.Entry<String, byte[]> file) {
    return file.getKey().getBytes(StandardCharsets.UTF_8);
  }
}
