package dev.hone.app.training;

import android.content.Context;
import android.database.sqlite.SQLiteException;
import android.os.SystemClock;
import android.util.Log;
import dev.hone.app.data.AppFiles;
import dev.hone.app.data.ExperimentEntity;
import dev.hone.app.data.ExperimentState;
import dev.hone.app.data.Experiments;
import dev.hone.app.data.HoneDatabase;
import dev.hone.app.data.Settings;
import dev.hone.app.data.WaitReason;
import dev.hone.exec.Executor;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Trains what is queued, one experiment after another, and takes the person's orders. What stands
 * in the database is what counts: an order is written there first, and whoever trains looks there
 * whenever it stops. Who trains, service or job, is decided by {@link Course}.
 */
public final class Training {
  /** Name of the one piece of work; WorkManager never runs two of them at once. */
  public static final String WORK = "training";

  private static final String TAG = "Training";
  private static final long LOOK_EVERY_MILLIS = 1000;
  private static final long SAMPLE_EVERY_MILLIS = 10_000;

  private final HoneDatabase database;
  private final Settings settings;
  private final Conditions conditions;
  private final ExperimentTraining trainer;
  private final Course course;
  private final Endings endings;
  private final Consumption consumption;
  private final OutcomeNotification outcomes;

  /** Written by the runs' threads, one at a time. */
  private volatile long sampledAt;

  /** Grows with each order, so that whoever trains looks at once. */
  private final AtomicInteger orders = new AtomicInteger();

  /** Held while an experiment is trained, until its last write. */
  private final Semaphore busy = new Semaphore(1);

  /**
   * @param executors makes the executor of a name in {@link Settings}
   */
  public Training(
      Context context,
      HoneDatabase database,
      Experiments experiments,
      AppFiles files,
      Settings settings,
      Conditions conditions,
      Function<String, Executor> executors) {
    this(
        database,
        settings,
        conditions,
        new ExperimentTraining(
            context, database, experiments, files, settings, conditions, executors),
        new Turns(context.getApplicationContext()),
        () -> PhoneExits.read(context),
        Gauge.of(context),
        new OutcomeNotification(context));
  }

  Training(
      HoneDatabase database,
      Settings settings,
      Conditions conditions,
      ExperimentTraining trainer,
      Course.Host host,
      Supplier<List<Exit>> exits,
      Gauge gauge,
      OutcomeNotification outcomes) {
    this.database = database;
    this.settings = settings;
    this.conditions = conditions;
    this.trainer = trainer;
    this.outcomes = outcomes;
    course = new Course(host);
    endings = new Endings(database.experiments(), settings, exits, System::currentTimeMillis);
    consumption = new Consumption(gauge);
  }

  /** Hears how training goes on. */
  public interface Progress {
    /** Something changed: which experiment, why it waits, and how far it is. */
    void onProgress(ExperimentEntity experiment, WaitReason waiting, Done done);
  }

  /** Makes sure that what is queued is trained, now or when the system allows. Any thread. */
  public void start() {
    course.start(conditions.reason());
  }

  /** Goes on with what is queued after a start of app or phone, if anything is. Blocks. */
  public void takeUp() {
    endings.judge();
    ExperimentEntity next = database.experiments().next();
    if (next == null) {
      return;
    }
    WaitReason reason = conditions.reason();
    if (reason == WaitReason.NONE || Course.isShort(reason)) {
      start();
    } else if (database.experiments().take(next.id, ExperimentState.WAITING, reason)) {
      course.postpone(reason);
    }
  }

  /** The service was started and may not hold training. Any thread. */
  void serviceFailed() {
    course.failed(conditions.reason());
  }

  /** The experiment whose training the system ended for memory, until the person knows; or 0. */
  public long endedByMemory() {
    endings.judge();
    return settings.endedByMemory();
  }

  /** The person knows what the system ended for memory. */
  public void toldEndedByMemory() {
    settings.setEndedByMemory(0);
  }

  /** Pauses an experiment; it goes on where it is. Blocks. */
  public void pause(long id) {
    database.experiments().setStateIfActive(id, ExperimentState.PAUSED, WaitReason.NONE, null);
    orders.incrementAndGet();
  }

  /** Stops an experiment that is not finished; what is done is kept, and so is a result. Blocks. */
  public void stop(long id) {
    database.experiments().stop(id);
    orders.incrementAndGet();
  }

  /** Stops all experiments, and returns when nothing is written any more. Blocks. */
  public void stopAll() {
    database.experiments().stopAll();
    orders.incrementAndGet();
    awaitRest();
  }

  /** Returns when nothing is written any more, once training was told to end. Blocks. */
  public void awaitRest() {
    busy.acquireUninterruptibly();
    busy.release();
  }

  /**
   * Puts a paused, stopped or failed experiment into the queue again, at its end. Blocks. A
   * finished one is compared again from its runs.
   */
  public void resume(long id) {
    database.experiments().enqueue(id);
    start();
  }

  /** Tells whoever trains that an experiment was deleted. */
  public void deleted() {
    orders.incrementAndGet();
  }

  /**
   * Trains for as long as this holder may, and sees to what comes after. For the holder's thread.
   *
   * @param stopped asked often: whether the system ends it
   * @return whether training goes on by itself: in the next turn, or by the other holder
   */
  boolean run(Course.Holder who, BooleanSupplier stopped, Progress progress) {
    endings.judge();
    long ended = settings.endedByMemory();
    if (who == Course.Holder.JOB && ended != 0 && ended != settings.notifiedOfMemory()) {
      tellOutcome(ended); // in sight, the app asks instead
      settings.setNotifiedOfMemory(ended);
    }
    boolean goesOn = true;
    boolean again = true;
    while (again && sit(who)) {
      settings.setHeldSince(System.currentTimeMillis());
      long since = SystemClock.elapsedRealtime();
      BooleanSupplier ends =
          () ->
              stopped.getAsBoolean()
                  || course.mustStand(who, SystemClock.elapsedRealtime() - since);
      Course.End end = Course.End.TROUBLE;
      try {
        end = work(who, ends, progress);
        goesOn = end == Course.End.STOPPED && rest();
      } catch (SQLiteException e) {
        Log.e(TAG, "the database cannot be written now; it is tried again later", e);
      } finally {
        settings.setHeldSince(0);
        synchronized (course) {
          again = course.stand(who, end, conditions.reason());
          course.notifyAll();
        }
      }
    }
    return goesOn;
  }

  /** Puts down what the experiment in hand waits for; false if that is more than its next turn. */
  private boolean rest() {
    WaitReason reason = conditions.reason();
    if (!course.handsOver()) {
      database.experiments().rest(reason == WaitReason.NONE ? WaitReason.TURN : reason);
    }
    return reason == WaitReason.NONE;
  }

  /** Takes the seat; the service waits for the job to leave it. */
  private boolean sit(Course.Holder who) {
    synchronized (course) {
      while (!course.sit(who, conditions.reason())) {
        if (who == Course.Holder.JOB) {
          return false;
        }
        try {
          course.wait();
        } catch (InterruptedException e) {
          Thread.currentThread().interrupt();
          return false;
        }
      }
      return true;
    }
  }

  /**
   * Trains until the queue is empty, the holder has to end or the thread is interrupted.
   *
   * @throws SQLiteException if the database cannot be written, not even to say so
   */
  Course.End work(Course.Holder who, BooleanSupplier ends, Progress progress) {
    long waitsSince = 0;
    while (!ends.getAsBoolean() && !Thread.currentThread().isInterrupted()) {
      // Before the look into the database: an order that comes after it ends what begins here.
      int known = orders.get();
      ExperimentEntity next = database.experiments().next();
      if (next == null) {
        return Course.End.EMPTY;
      }
      WaitReason reason = conditions.reason();
      if (reason == WaitReason.NONE) {
        waitsSince = 0;
        train(next, known, ends, progress);
        continue;
      }
      if (!database.experiments().take(next.id, ExperimentState.WAITING, reason)) {
        continue;
      }
      long now = SystemClock.elapsedRealtime();
      waitsSince = waitsSince == 0 ? now : waitsSince;
      if (!Course.mayWait(who, reason, now - waitsSince)) {
        return Course.End.WAITS;
      }
      progress.onProgress(next, reason, percent(next));
      await(who, reason, waitsSince, () -> ends.getAsBoolean() || orders.get() != known);
    }
    return Course.End.STOPPED;
  }

  /** Looks every second whether the wait is over. */
  private void await(Course.Holder who, WaitReason reason, long since, BooleanSupplier ends) {
    while (!ends.getAsBoolean()
        && conditions.reason() == reason
        && Course.mayWait(who, reason, SystemClock.elapsedRealtime() - since)) {
      try {
        Thread.sleep(LOOK_EVERY_MILLIS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      }
    }
  }

  private static Done percent(ExperimentEntity experiment) {
    return Done.of(experiment.finishedRuns, experiment.totalRuns, 0);
  }

  private void train(
      ExperimentEntity experiment, int known, BooleanSupplier ends, Progress progress) {
    busy.acquireUninterruptibly();
    try {
      if (!database.experiments().take(experiment.id, ExperimentState.RUNNING, WaitReason.NONE)) {
        return;
      }
      progress.onProgress(experiment, WaitReason.NONE, percent(experiment));
      consumption.begin(experiment);
      trainer.train(
          experiment,
          done -> {
            sampleNowAndThen();
            progress.onProgress(experiment, WaitReason.NONE, done);
          },
          () ->
              ends.getAsBoolean()
                  || orders.get() != known
                  || conditions.reason() != WaitReason.NONE);
      consumption.sample();
    } finally {
      busy.release();
    }
    tellOutcome(experiment.id);
  }

  private void sampleNowAndThen() {
    long now = SystemClock.elapsedRealtime();
    if (now - sampledAt >= SAMPLE_EVERY_MILLIS) {
      sampledAt = now;
      consumption.sample();
    }
  }

  /** Once it is finished or failed. */
  private void tellOutcome(long id) {
    ExperimentEntity now = database.experiments().find(id);
    if (now != null
        && now.deletedAt == null
        && (now.state == ExperimentState.FINISHED || now.state == ExperimentState.FAILED)) {
      outcomes.show(now, consumption.ended(id));
    }
  }
}
