package dev.hone.base;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Keeps a second process away from files that one is working on. The system holds the lock for as
 * long as the process lives: a kill releases it, and a lock file that was left behind locks nobody
 * out.
 */
public final class ProcessLock implements AutoCloseable {
  private static final int MOST_BYTES = 4096;

  /** Locks of this process: opening and closing a file anew would release the lock that it has. */
  private static final Set<Path> HELD = new HashSet<>();

  private final Path file;
  private final FileChannel channel;

  private ProcessLock(Path file, FileChannel channel) {
    this.file = file;
    this.channel = channel;
  }

  /**
   * Takes the lock.
   *
   * @param file the lock's own file, made where it is not there
   * @param what is locked, for the message
   * @throws InvalidInputException if somebody has it
   */
  public static ProcessLock take(Path file, Path what) throws IOException {
    Path whole = file.toAbsolutePath().normalize();
    synchronized (HELD) {
      if (HELD.contains(whole)) {
        throw new InvalidInputException(Message.of("error.locked", what.toString()));
      }
      ProcessLock lock = open(whole, what);
      HELD.add(whole);
      return lock;
    }
  }

  private static ProcessLock open(Path file, Path what) throws IOException {
    while (true) {
      FileChannel channel =
          FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      boolean taken = false;
      try {
        if (channel.tryLock() == null) {
          throw new InvalidInputException(Message.of("error.locked", what.toString()));
        }
        taken = isStillThere(file, channel);
        if (taken) {
          return new ProcessLock(file, channel);
        }
      } finally {
        if (!taken) {
          channel.close();
        }
      }
      // Whoever had the lock removed its file between our two steps: once more.
    }
  }

  /** Whether the name still stands for the file that is open, told by a length that both have. */
  private static boolean isStillThere(Path file, FileChannel channel) throws IOException {
    int length = 1 + ThreadLocalRandom.current().nextInt(MOST_BYTES);
    channel.truncate(0);
    channel.write(ByteBuffer.allocate(length), 0);
    try {
      return Files.size(file) == length;
    } catch (NoSuchFileException e) {
      return false;
    }
  }

  /** Releases the lock and removes its file. */
  @Override
  public void close() throws IOException {
    synchronized (HELD) {
      Files.deleteIfExists(file);
      channel.close();
      HELD.remove(file);
    }
  }
}
