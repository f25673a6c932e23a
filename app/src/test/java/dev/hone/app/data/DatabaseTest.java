package dev.hone.app.data;

import static org.junit.Assert.assertEquals;

import androidx.room.Room;
import androidx.test.core.app.ApplicationProvider;
import androidx.test.ext.junit.runners.AndroidJUnit4;
import org.junit.Test;
import org.junit.runner.RunWith;

/** Entities and queries on the real database. */
@RunWith(AndroidJUnit4.class)
public class DatabaseTest {
  @Test
  public void experimentsAreKept() {
    HoneDatabase database =
        Room.inMemoryDatabaseBuilder(
                ApplicationProvider.getApplicationContext(), HoneDatabase.class)
            .allowMainThreadQueries()
            .build();
    ExperimentEntity experiment = new ExperimentEntity();
    experiment.name = "First";
    long id = database.experiments().insert(experiment);
    assertEquals("First", database.experiments().find(id).name);
    database.close();
  }
}
