package dev.hone.app.training;

import dev.hone.app.data.WaitReason;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * A phone without Android for {@link Course}: a queue that outlives the process, jobs that outlive
 * it too, a service that does not, a person, and a system that ends all of it when it likes. What
 * {@code Training}, {@code TrainingService} and {@code TrainingJob} do around the course is done
 * here step by step, so that anything can happen between two steps.
 */
final class SimulatedPhone implements Course.Host {
  /** An experiment's states, as far as they matter here. */
  enum State {
    ACTIVE,
    PAUSED,
    STOPPED,
    FAILED,
    FINISHED
  }

  /** One experiment. */
  static final class Job {
    State state = State.ACTIVE;
    int steps;
    boolean inHand;
  }

  /** A thread that holds training, or would. */
  private static final class Seat {
    final Course.Holder who;
    boolean sits;
    boolean stopped;
    boolean timeOver;
    boolean sawEmpty;

    Seat(Course.Holder who) {
      this.who = who;
    }
  }

  private static final List<WaitReason> REASONS =
      List.of(
          WaitReason.NONE,
          WaitReason.BATTERY_LOW,
          WaitReason.NOT_CHARGING,
          WaitReason.POWER_SAVER,
          WaitReason.HOT);

  final List<Job> queue = new ArrayList<>();
  private final Random random;
  private final int sdk;

  // What outlives the process.
  private Turn asked;
  private int asks;
  private boolean held;
  private boolean exitByPerson;
  private boolean exitByMemory;

  // The process.
  private Course course;
  private Seat service;
  private Seat job;

  /** Which of the jobs that were asked for runs. */
  private int jobIs;

  private boolean startPending;

  // The world.
  private boolean visible;
  private boolean exempt;
  private boolean foregroundRefused;
  private WaitReason reason = WaitReason.NONE;
  int trained;

  SimulatedPhone(Random random, int sdk) {
    this.random = random;
    this.sdk = sdk;
  }

  // What Course asks.

  @Override
  public boolean startService() {
    if (sdk < 31 || visible || exempt || sits(service)) {
      startPending = true;
      return true;
    }
    return false;
  }

  @Override
  public void ask(Turn turn) {
    asked = turn;
    asks++;
    if (job != null) {
      job.stopped = true;
    }
  }

  @Override
  public void forget() {
    asked = null;
    if (job != null) {
      job.stopped = true;
    }
  }

  // What can happen.

  /** Something that may happen now, at random. */
  void happen() {
    switch (random.nextInt(20)) {
      case 0 -> create();
      case 1 -> order(State.PAUSED);
      case 2 -> order(State.STOPPED);
      case 3 -> resume();
      case 4 -> reason = REASONS.get(random.nextInt(REASONS.size()));
      case 5 -> open();
      case 6 -> visible = false;
      case 7 -> die();
      case 8 -> boot();
      case 9 -> foregroundRefused = sdk >= 31 && !visible && random.nextBoolean();
      case 10 -> stopByTheSystem();
      case 11 -> timePasses();
      case 12, 13 -> deliverStart();
      case 14, 15 -> jobComes();
      default -> trainOn();
    }
  }

  /** The person makes an experiment, with the app open. */
  private void create() {
    open();
    if (queue.size() < 6) {
      Job made = new Job();
      made.steps = 1 + random.nextInt(4);
      queue.add(made);
      course.start(reason);
    }
  }

  /** From the app or the notification. */
  private void order(State state) {
    if (course == null || queue.isEmpty()) {
      return;
    }
    Job one = queue.get(random.nextInt(queue.size()));
    if (one.state == State.ACTIVE || (state == State.STOPPED && one.state == State.PAUSED)) {
      one.state = state;
      one.inHand = false;
    }
  }

  private void resume() {
    open();
    for (Job one : queue) {
      if (one.state != State.ACTIVE && one.state != State.FINISHED && random.nextBoolean()) {
        one.state = State.ACTIVE;
        course.start(reason);
      }
    }
  }

  /** The person opens the app. */
  void open() {
    begin();
    visible = true;
    takeUp();
  }

  private void boot() {
    if (random.nextInt(3) == 0) {
      die();
      exempt = true;
      begin();
      takeUp();
      exempt = false;
    }
  }

  /** The process begins: first it reads how the last one ended. */
  private void begin() {
    if (course != null) {
      return;
    }
    course = new Course(this);
    if (held) {
      for (Job one : queue) {
        if (exitByPerson && one.state == State.ACTIVE) {
          one.state = State.PAUSED;
        } else if (exitByMemory && one.inHand) {
          one.state = State.FAILED;
        }
        one.inHand = false;
      }
    }
    held = false;
    takeUp();
  }

  private void takeUp() {
    if (next() == null) {
      return;
    }
    if (reason == WaitReason.NONE || Course.isShort(reason)) {
      course.start(reason);
    } else {
      course.postpone(reason);
    }
  }

  /** The process is ended without a word. */
  private void die() {
    if (course == null) {
      return;
    }
    exitByPerson = random.nextInt(4) == 0;
    exitByMemory = !exitByPerson && random.nextInt(3) == 0;
    course = null;
    service = null;
    // WorkManager has a job that ran run again.
    job = null;
    startPending = false;
    visible = false;
  }

  private void stopByTheSystem() {
    Seat seat = random.nextInt(3) == 0 ? service : job;
    if (seat != null) {
      seat.stopped = true;
    }
  }

  private void timePasses() {
    if (job != null) {
      job.timeOver = true;
    }
    if (service != null) {
      service.timeOver = true;
    }
  }

  /** A service that was asked for begins. */
  private void deliverStart() {
    if (course == null || !startPending) {
      return;
    }
    startPending = false;
    if (foregroundRefused && !visible) {
      course.failed(reason);
    } else if (service == null) {
      service = new Seat(Course.Holder.SERVICE);
      service.sits = course.sit(Course.Holder.SERVICE, reason);
      held = held || service.sits;
    }
  }

  /** The job that was asked for begins, if the phone has what it needs. */
  private void jobComes() {
    if (asked == null || job != null || !has(asked.need())) {
      return;
    }
    begin();
    if (asked == null || job != null) {
      return;
    }
    job = new Seat(Course.Holder.JOB);
    jobIs = asks;
    job.sits = course.sit(Course.Holder.JOB, reason);
    held = held || job.sits;
    if (!job.sits) {
      jobEnds();
    }
  }

  /** A job that has ended does not come again, unless it was asked for anew meanwhile. */
  private void jobEnds() {
    job = null;
    if (asks == jobIs) {
      asked = null;
    }
  }

  private boolean has(Turn.Need need) {
    return switch (need) {
      case NOTHING -> true;
      case CHARGER -> reason != WaitReason.NOT_CHARGING && reason != WaitReason.BATTERY_LOW;
      // The system's limit is another than the person's.
      case BATTERY_NOT_LOW -> reason != WaitReason.BATTERY_LOW || random.nextBoolean();
    };
  }

  /** The one who sits makes a step; a service that waits tries to sit. */
  private void trainOn() {
    if (service != null && !service.sits && random.nextBoolean()) {
      service.sits = course.sit(Course.Holder.SERVICE, reason);
      held = held || service.sits;
    }
    Seat seat = sits(service) ? service : sits(job) ? job : null;
    if (seat == null) {
      return;
    }
    if (seat.sawEmpty) {
      stand(seat, Course.End.EMPTY);
      return;
    }
    if (seat.stopped || course.mustStand(seat.who, seat.timeOver ? Course.SITTING_MILLIS : 0)) {
      stand(seat, Course.End.STOPPED);
      return;
    }
    Job next = next();
    if (next == null) {
      // Something may be queued before it has stood up.
      seat.sawEmpty = true;
    } else if (reason != WaitReason.NONE) {
      if (!Course.mayWait(seat.who, reason, seat.timeOver ? Course.SHORT_WAIT_MILLIS : 0)) {
        stand(seat, Course.End.WAITS);
      }
    } else if (random.nextInt(40) == 0) {
      stand(seat, Course.End.TROUBLE);
    } else {
      seat.timeOver = seat.timeOver && seat.who == Course.Holder.JOB;
      train(next);
    }
  }

  private void train(Job next) {
    queue.forEach(one -> one.inHand = one == next);
    next.steps--;
    trained++;
    if (next.steps == 0) {
      next.state = State.FINISHED;
      next.inHand = false;
    }
  }

  private void stand(Seat seat, Course.End end) {
    held = false;
    seat.sits = false;
    boolean again = course.stand(seat.who, end, reason);
    if (again && seat == service) {
      seat.sawEmpty = false;
      seat.sits = course.sit(seat.who, reason);
      held = seat.sits;
    } else if (seat == service) {
      service = null;
    } else {
      jobEnds();
    }
  }

  /** Until nothing more happens: the app is open, and the phone has all that it needs. */
  void settle() {
    reason = WaitReason.NONE;
    foregroundRefused = false;
    open();
    for (int step = 0; step < 2000; step++) {
      jobComes();
      deliverStart();
      trainOn();
    }
  }

  // What must hold.

  Job next() {
    return queue.stream()
        .filter(one -> one.state == State.ACTIVE)
        .min((a, b) -> Boolean.compare(!a.inHand, !b.inHand))
        .orElse(null);
  }

  private static boolean sits(Seat seat) {
    return seat != null && seat.sits;
  }

  boolean twoSit() {
    return sits(service) && sits(job);
  }

  boolean someoneSits() {
    return sits(service) || sits(job);
  }

  /** Whether a process that is killed now is begun again by a job. */
  boolean jobIsAskedFor() {
    return asked != null;
  }

  boolean isAlive() {
    return course != null;
  }
}
