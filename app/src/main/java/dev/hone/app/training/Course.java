package dev.hone.app.training;

import dev.hone.app.data.WaitReason;
import java.util.concurrent.TimeUnit;

/**
 * Who holds training up, and what comes after: queue, service, jobs, waits, death and boot, without
 * Android in it. Two can hold training: the foreground service, which lasts as long as the queue,
 * and a job, which lasts nine minutes and asks for the next one. One of them sits at a time.
 *
 * <p>As long as something is queued, a job is asked for, even while the service sits: a process
 * that is killed says nothing, and that job takes up what it left.
 *
 * <p>{@code CourseTest} walks through random orders of what can happen and finds that nothing is
 * lost. That proves this machine. Of Android it proves nothing: whether jobs come and services may
 * start is the system's doing.
 */
final class Course {
  /** So long the service waits for the phone to cool down or for battery saver to end. */
  static final long SHORT_WAIT_MILLIS = TimeUnit.MINUTES.toMillis(15);

  /** A job ends by itself before the system's limit of ten minutes. */
  static final long SITTING_MILLIS = TimeUnit.MINUTES.toMillis(9);

  /** When a job for later comes, at the earliest. */
  static final long LATER_MILLIS = TimeUnit.MINUTES.toMillis(15);

  /** What keeps the process alive while it trains. */
  enum Holder {
    SERVICE,
    JOB
  }

  /** How a sitting ended. */
  enum End {
    /** Nothing is queued any more. */
    EMPTY,
    /** The system or the other holder ended it, or its time was over. */
    STOPPED,
    /** It has to wait longer than its holder may. */
    WAITS,
    /** The queue could not be read or written. */
    TROUBLE
  }

  /** What the system does when it is asked. Calls return at once and call nothing back. */
  interface Host {
    /** Has the service started; false where the system refuses it. */
    boolean startService();

    /** Asks for a job, in place of the one that was asked for or runs. */
    void ask(Turn turn);

    /** Asks for no job any more. */
    void forget();
  }

  private final Host host;
  private Holder sitting;

  /** The service waits for the job to stand up. */
  private boolean serviceWaits;

  /** Someone asked for training since the one who sits sat down. */
  private boolean more;

  /** The service was started and could not hold training: jobs do, until someone asks anew. */
  private boolean serviceFailed;

  Course(Host host) {
    this.host = host;
  }

  /** Whether a wait is one that the service outlasts. */
  static boolean isShort(WaitReason reason) {
    return reason == WaitReason.HOT || reason == WaitReason.POWER_SAVER;
  }

  /** Something is queued: has it trained, by the service if that may start. */
  synchronized void start(WaitReason reason) {
    more = true;
    serviceFailed = false;
    if (sitting == Holder.SERVICE) {
      return; // looks at the queue before it ends
    }
    if (host.startService()) {
      // Until the service sits: the process may be gone before.
      host.ask(Turn.LATER);
    } else {
      askIfNobodySits(reason);
    }
  }

  /** The service was started and could not hold training after all. */
  synchronized void failed(WaitReason reason) {
    serviceFailed = true;
    askIfNobodySits(reason);
  }

  /** Something is queued, and the phone has to be waited for. */
  synchronized void postpone(WaitReason reason) {
    more = true;
    askIfNobodySits(reason);
  }

  private void askIfNobodySits(WaitReason reason) {
    if (sitting == null) {
      host.ask(turn(null, reason));
    }
  }

  /**
   * Whether the one who asks may train now. A service that may not waits until the job has stood
   * up; a job that may not ends.
   */
  synchronized boolean sit(Holder who, WaitReason reason) {
    boolean job = who == Holder.JOB;
    if (sitting != null || (job && (serviceWaits || serviceInstead(reason)))) {
      serviceWaits = serviceWaits || !job;
      host.ask(Turn.LATER);
      return false;
    }
    sitting = who;
    more = false;
    if (!job) {
      serviceWaits = false;
      host.ask(Turn.LATER);
    }
    return true;
  }

  /** A job begins where the service may start, too: until Android 11, and beside the open app. */
  private boolean serviceInstead(WaitReason reason) {
    return reason == WaitReason.NONE && !serviceFailed && host.startService();
  }

  /** Whether the one who sits has to make a checkpoint and stand up. */
  synchronized boolean mustStand(Holder who, long satMillis) {
    return who == Holder.JOB && (serviceWaits || satMillis >= SITTING_MILLIS);
  }

  /** Whether the one who sits may wait on, for a reason that has lasted so long. */
  static boolean mayWait(Holder who, WaitReason reason, long waitedMillis) {
    return who == Holder.SERVICE && isShort(reason) && waitedMillis < SHORT_WAIT_MILLIS;
  }

  /** Whether the service goes on where the job, which is about to stand up, leaves off. */
  synchronized boolean handsOver() {
    return serviceWaits;
  }

  /**
   * The one who sits has stood up.
   *
   * @param reason what the phone has to be waited for now
   * @return whether it sits down again at once
   */
  synchronized boolean stand(Holder who, End end, WaitReason reason) {
    sitting = null;
    if (serviceWaits) {
      return false;
    }
    switch (end) {
      case EMPTY -> {
        if (more && who == Holder.SERVICE) {
          return true;
        }
        if (more) {
          host.ask(Turn.NOW);
        } else {
          host.forget();
        }
      }
      case STOPPED, WAITS -> host.ask(turn(who, reason));
      case TROUBLE -> host.ask(Turn.LATER);
    }
    return false;
  }

  /**
   * The job for what has to be waited for. The system calls a battery low at its own limit; a job
   * that began and still finds it too low for the person's waits for the charger.
   */
  private static Turn turn(Holder who, WaitReason reason) {
    return switch (reason) {
      case NOT_CHARGING -> Turn.CHARGER;
      case BATTERY_LOW -> who == Holder.JOB ? Turn.CHARGER : Turn.BATTERY_NOT_LOW;
      case HOT, POWER_SAVER -> Turn.LATER;
      case NONE, TURN -> Turn.NOW;
    };
  }
}
