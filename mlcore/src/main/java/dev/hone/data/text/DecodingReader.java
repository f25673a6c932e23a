package dev.hone.data.text;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;

/**
 * Decodes text and fails at the first wrong byte, after it has given out every character before it:
 * so that whoever counts lines knows the line. ({@code InputStreamReader} drops what it decoded in
 * the same call.)
 */
final class DecodingReader extends Reader {
  private final InputStream in;
  private final byte[] buffer = new byte[1 << 16];
  private ByteBuffer bytes = ByteBuffer.wrap(buffer, 0, 0);
  private final CharsetDecoder decoder;
  private boolean ended;

  DecodingReader(InputStream in, Charset charset) {
    this.in = in;
    decoder =
        charset
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
  }

  /**
   * @throws java.nio.charset.CharacterCodingException at a byte that the encoding does not have
   */
  @Override
  public int read(char[] target, int offset, int length) throws IOException {
    if (length < 2) {
      throw new IllegalArgumentException("read at least two characters: one may need both");
    }
    CharBuffer out = CharBuffer.wrap(target, offset, length).slice();
    while (true) {
      CoderResult result = decoder.decode(bytes, out, ended);
      if (out.position() > 0) {
        return out.position();
      }
      if (result.isError()) {
        result.throwException();
      }
      if (ended) {
        return -1;
      }
      fill();
    }
  }

  private void fill() throws IOException {
    int left = bytes.remaining();
    System.arraycopy(buffer, bytes.position(), buffer, 0, left);
    int count = in.read(buffer, left, buffer.length - left);
    ended = count < 0;
    bytes = ByteBuffer.wrap(buffer, 0, left + Math.max(0, count));
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
