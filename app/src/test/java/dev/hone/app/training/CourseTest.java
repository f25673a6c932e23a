package dev.hone.app.training;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import dev.hone.app.data.WaitReason;
import dev.hone.app.training.Course.End;
import dev.hone.app.training.Course.Holder;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.Test;

/**
 * The machine of queue, service, jobs, death and boot. What it proves is our machine: that Android
 * starts services and lets jobs come is taken for granted here, and seen only on a phone.
 */
public class CourseTest {
  private static final int WALKS = 1000;
  private static final int EVENTS = 150;
  private static final int[] SDKS = {26, 30, 31, 33, 34, 35, 36, 37};

  private final List<String> said = new ArrayList<>();
  private boolean allowed = true;

  private final Course course =
      new Course(
          new Course.Host() {
            @Override
            public boolean startService() {
              said.add(allowed ? "start" : "refused");
              return allowed;
            }

            @Override
            public void ask(Turn turn) {
              said.add(turn.need() + (turn.later() ? " later" : ""));
            }

            @Override
            public void forget() {
              said.add("forget");
            }
          });

  @Test(timeout = 60_000)
  public void inAThousandRandomOrders_nothingIsLostAndNeverTwoSit() {
    int finished = 0;
    int trained = 0;
    for (int walk = 0; walk < WALKS; walk++) {
      SimulatedPhone phone = new SimulatedPhone(new Random(walk), SDKS[walk % SDKS.length]);
      for (int event = 0; event < EVENTS; event++) {
        phone.happen();
        String where = "walk " + walk + ", event " + event;
        assertFalse(where + ": two sit", phone.twoSit());
        assertTrue(
            where + ": something is queued and nothing would take it up",
            phone.next() == null || phone.jobIsAskedFor());
      }
      phone.settle();
      assertEquals("walk " + walk + ": not trained to the end", null, phone.next());
      assertFalse("walk " + walk + ": someone sits on", phone.someoneSits());
      assertTrue(phone.isAlive());
      for (SimulatedPhone.Job one : phone.queue) {
        finished += one.state == SimulatedPhone.State.FINISHED ? 1 : 0;
        assertEquals(
            "walk " + walk + ": finished is what has no step left",
            one.state == SimulatedPhone.State.FINISHED,
            one.steps == 0);
      }
      trained += phone.trained;
    }
    assertTrue("the walks train something: " + finished, finished > WALKS);
    assertTrue(trained > finished);
  }

  @Test
  public void fromTheVisibleApp_theServiceHoldsTraining() {
    course.start(WaitReason.NONE);
    assertTrue(course.sit(Holder.SERVICE, WaitReason.NONE));
    assertSaid("start", "NOTHING later", "NOTHING later");
    assertFalse("as long as it lasts", course.mustStand(Holder.SERVICE, Long.MAX_VALUE));
    assertFalse(course.stand(Holder.SERVICE, End.EMPTY, WaitReason.NONE));
    assertSaid("forget");
  }

  @Test
  public void whereTheServiceIsRefused_aJobTrainsInSittingsOfNineMinutes() {
    allowed = false;
    course.start(WaitReason.NONE);
    assertSaid("refused", "NOTHING");
    assertTrue(course.sit(Holder.JOB, WaitReason.NONE));
    assertFalse(course.mustStand(Holder.JOB, 539_999));
    assertTrue(course.mustStand(Holder.JOB, 540_000));
    course.stand(Holder.JOB, End.STOPPED, WaitReason.NONE);
    assertSaid("refused", "NOTHING");
  }

  @Test
  public void shortWaits_keepTheServiceForFifteenMinutes() {
    for (WaitReason reason : List.of(WaitReason.HOT, WaitReason.POWER_SAVER)) {
      assertTrue(Course.mayWait(Holder.SERVICE, reason, 899_999));
      assertFalse(Course.mayWait(Holder.SERVICE, reason, 900_000));
      assertFalse("a job waits for nothing", Course.mayWait(Holder.JOB, reason, 0));
    }
    for (WaitReason reason : List.of(WaitReason.NOT_CHARGING, WaitReason.BATTERY_LOW)) {
      assertFalse(Course.mayWait(Holder.SERVICE, reason, 0));
    }
  }

  @Test
  public void longWaits_askForAJobWithWhatIsWaitedFor() {
    assertAsksAfter(Holder.SERVICE, WaitReason.NOT_CHARGING, "CHARGER");
    assertAsksAfter(Holder.SERVICE, WaitReason.BATTERY_LOW, "BATTERY_NOT_LOW");
    assertAsksAfter(Holder.SERVICE, WaitReason.HOT, "NOTHING later");
    assertAsksAfter(Holder.SERVICE, WaitReason.POWER_SAVER, "NOTHING later");
    // The system calls the battery good, the person's limit is higher: only a charger helps.
    assertAsksAfter(Holder.JOB, WaitReason.BATTERY_LOW, "CHARGER");
  }

  private void assertAsksAfter(Holder who, WaitReason reason, String expected) {
    allowed = false;
    assertTrue(course.sit(who, reason));
    said.clear();
    course.stand(who, End.WAITS, reason);
    assertSaid(expected);
  }

  @Test
  public void theServiceWaitsForTheJobToStand_andThenGoesOn() {
    allowed = false;
    assertTrue(course.sit(Holder.JOB, WaitReason.NONE));
    allowed = true;
    course.start(WaitReason.NONE);
    assertFalse(course.sit(Holder.SERVICE, WaitReason.NONE));
    assertTrue("at once", course.mustStand(Holder.JOB, 0));
    assertTrue(course.handsOver());
    said.clear();
    course.stand(Holder.JOB, End.STOPPED, WaitReason.NONE);
    assertSaid();
    assertFalse("no job in between", course.sit(Holder.JOB, WaitReason.NONE));
    assertTrue(course.sit(Holder.SERVICE, WaitReason.NONE));
  }

  @Test
  public void aJobBeginsWhereTheServiceMayStart_andLeavesTrainingToIt() {
    assertFalse(course.sit(Holder.JOB, WaitReason.NONE));
    assertSaid("start", "NOTHING later");
    course.failed(WaitReason.NONE);
    assertSaid("NOTHING");
    assertTrue("the service could not", course.sit(Holder.JOB, WaitReason.NONE));
    assertSaid();
  }

  @Test
  public void whatIsQueuedWhileTheServiceEnds_isTrained() {
    course.sit(Holder.SERVICE, WaitReason.NONE);
    course.start(WaitReason.NONE);
    assertTrue(course.stand(Holder.SERVICE, End.EMPTY, WaitReason.NONE));
    course.sit(Holder.SERVICE, WaitReason.NONE);
    assertFalse(course.stand(Holder.SERVICE, End.EMPTY, WaitReason.NONE));
  }

  @Test
  public void whatCannotBeReadOrWritten_isTriedAgainLater() {
    course.sit(Holder.SERVICE, WaitReason.NONE);
    said.clear();
    assertFalse(course.stand(Holder.SERVICE, End.TROUBLE, WaitReason.NONE));
    assertSaid("NOTHING later");
  }

  private void assertSaid(String... expected) {
    assertEquals(List.of(expected), said);
    said.clear();
  }
}
