package dev.hone.app.tflite;

import dev.hone.base.Message;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.function.Supplier;
import java.util.logging.Logger;

/**
 * Remembers, from one start of the app to the next, attempts to use the GPU that never came back: a
 * fault in a phone's GPU driver ends the process, which no code here can catch. After {@value
 * #LIMIT} such ends the GPU is not tried again. One end alone may be chance: the app can be ended
 * for other reasons in that second.
 *
 * <p>The file has one byte for each attempt that is under way or did not come back.
 */
final class GpuAttempts {
  static final int LIMIT = 2;

  private static final Logger LOG = Logger.getLogger(GpuAttempts.class.getName());

  private final Path file;

  GpuAttempts(Path file) {
    this.file = file;
  }

  /**
   * Does what may end the process; one at a time.
   *
   * @throws NoGpu if it did so too often or this cannot be noted, and whatever {@code attempt}
   *     throws
   */
  synchronized <T> T during(Supplier<T> attempt) {
    int lost = begin();
    try {
      return attempt.get();
    } finally {
      end(lost);
    }
  }

  /** Notes one attempt more than before, and gives how many there were. */
  private int begin() {
    try {
      int lost = Files.exists(file) ? (int) Math.min(LIMIT, Files.size(file)) : 0;
      if (lost >= LIMIT) {
        throw new NoGpu(Message.of("phone.gpu.ended", lost));
      }
      write(lost + 1);
      return lost;
    } catch (IOException e) {
      throw new NoGpu(
          Message.of("phone.gpu.note", file.toString(), String.valueOf(e.getMessage())), e);
    }
  }

  /** The GPU gave a right result: earlier ends were not its fault, or it was mended. */
  synchronized void forget() {
    end(0);
  }

  /** The attempt came back. If that cannot be noted, it counts as one that did not. */
  private void end(int lost) {
    try {
      write(lost);
    } catch (IOException e) {
      LOG.warning("an attempt to use the GPU stays noted in " + file + ": " + e);
    }
  }

  /** Down to the storage: some faults take the phone with them. */
  private void write(int count) throws IOException {
    if (count == 0) {
      Files.deleteIfExists(file);
      return;
    }
    try (FileChannel channel =
        FileChannel.open(
            file,
            StandardOpenOption.CREATE,
            StandardOpenOption.TRUNCATE_EXISTING,
            StandardOpenOption.WRITE)) {
      channel.write(ByteBuffer.wrap(new byte[count]));
      channel.force(true);
    }
  }
}
