package dev.hone.app.training;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import androidx.test.ext.junit.runners.AndroidJUnit4;
import dev.hone.app.App;
import dev.hone.app.data.ExperimentState;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.Rule;
import org.junit.Test;
import org.junit.runner.RunWith;

/** What a person asks of training waits for no estimate, and comes in the order asked. */
@RunWith(AndroidJUnit4.class)
public class OrdersTest {
  @Rule public final App app = new App();

  @Test
  public void estimatesThatHang_keepNoOrderWaiting() throws Exception {
    CountDownLatch hang = new CountDownLatch(1);
    CountDownLatch hanging = new CountDownLatch(1);
    app.container()
        .measuring()
        .execute(
            () -> {
              hanging.countDown();
              await(hang);
            });
    assertTrue(hanging.await(30, TimeUnit.SECONDS));
    try {
      long id = app.create("Now", App.spec("iris", 2, 1, "none", "l2=0.1"));
      app.container().orders().execute(() -> app.container().training().start());
      app.waitFor(id, ExperimentState.FINISHED);
      assertEquals(1, app.container().measuring().getActiveCount());
    } finally {
      hang.countDown();
    }
  }

  @Test
  public void orders_haveOneThread() {
    assertEquals(1, app.container().orders().getMaximumPoolSize());
    assertEquals(1, app.container().measuring().getMaximumPoolSize());
  }

  private static void await(CountDownLatch latch) {
    try {
      assertTrue(latch.await(120, TimeUnit.SECONDS));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
