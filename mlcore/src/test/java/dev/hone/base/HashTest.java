package dev.hone.base;

import static org.junit.Assert.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** Expected values: FIPS 180-2, appendix B. */
public class HashTest {
  private static final String ABC =
      "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
  private static final String MILLION_A =
      "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0";

  @Rule public final TemporaryFolder folder = new TemporaryFolder();

  @Test
  public void bytesTextAndFile_haveThePublishedHashes() throws IOException {
    byte[] million = new byte[1_000_000];
    Arrays.fill(million, (byte) 'a');
    Path file = folder.newFile().toPath();
    Files.write(file, million);

    assertEquals(ABC, Hash.sha256Hex("abc"));
    assertEquals(MILLION_A, Hash.sha256Hex(million));
    assertEquals(MILLION_A, Hash.sha256Hex(file));
  }

  @Test
  public void hex_hasTwoDigitsForEachByte() {
    assertEquals("007f80ff0a", Hash.hex(new byte[] {0, 127, -128, -1, 10}));
  }
}
