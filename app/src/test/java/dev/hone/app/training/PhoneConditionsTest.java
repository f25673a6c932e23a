package dev.hone.app.training;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import android.os.PowerManager;
import androidx.test.ext.junit.runners.AndroidJUnit4;
import dev.hone.app.data.Settings;
import dev.hone.app.data.WaitReason;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.robolectric.annotation.Config;

/** Battery and heat as the system tells them. */
@RunWith(AndroidJUnit4.class)
public class PhoneConditionsTest {
  private final Phone phone = new Phone();
  private final PhoneConditions conditions = phone.conditions();

  @Test
  public void lowBattery_waitsUntilItIsFivePercentAboveTheLimit() {
    phone.battery(20, false);
    assertReason(WaitReason.NONE);
    phone.battery(19, false);
    assertReason(WaitReason.BATTERY_LOW);
    phone.battery(24, false);
    assertReason(WaitReason.BATTERY_LOW);
    phone.battery(25, false);
    assertReason(WaitReason.NONE);
    phone.battery(20, false);
    assertReason(WaitReason.NONE);
  }

  @Test
  public void memory_isWhatThePhoneHasBeforeItEndsApps() {
    phone.memory(300L << 20, 100L << 20, false);
    assertEquals(200L << 20, conditions.memory());
    phone.memory(90L << 20, 100L << 20, false);
    assertEquals("sixteen megabytes are always there", 16L << 20, conditions.memory());
    phone.memory(300L << 20, 100L << 20, true);
    assertEquals(16L << 20, conditions.memory());
    phone.memory(1L << 50, 100L << 20, false);
    long most = Runtime.getRuntime().maxMemory();
    assertTrue("no more than the heap has", conditions.memory() <= most);
    assertTrue("and not nothing", conditions.memory() > 0);
  }

  @Test
  public void pluggedIn_trainsWithAnyBattery() {
    phone.battery(3, false);
    assertReason(WaitReason.BATTERY_LOW);
    phone.battery(3, true);
    assertReason(WaitReason.NONE);
  }

  @Test
  public void batteryLimit_isThePersonsChoice() {
    phone.batteryLimit(60).battery(59, false);
    assertReason(WaitReason.BATTERY_LOW);
    phone.batteryLimit(50);
    assertReason(WaitReason.NONE);
  }

  @Test
  public void onlyWhileCharging_waitsForTheCharger() {
    phone.choose(Settings.ONLY_CHARGING, true).battery(90, false);
    assertReason(WaitReason.NOT_CHARGING);
    phone.battery(90, true);
    assertReason(WaitReason.NONE);
  }

  @Test
  public void powerSaver_waitsUnlessPluggedInOrUnwanted() {
    phone.battery(90, false).powerSaver(true);
    assertReason(WaitReason.POWER_SAVER);
    phone.battery(90, true);
    assertReason(WaitReason.NONE);
    phone.battery(90, false);
    assertReason(WaitReason.POWER_SAVER);
    phone.choose(Settings.POWER_SAVER, false);
    assertReason(WaitReason.NONE);
  }

  @Test
  public void heat_waitsFromSevereUntilBelowModerate() {
    phone.battery(90, false).thermalStatus(PowerManager.THERMAL_STATUS_MODERATE);
    assertReason(WaitReason.NONE);
    phone.thermalStatus(PowerManager.THERMAL_STATUS_SEVERE);
    assertReason(WaitReason.HOT);
    phone.thermalStatus(PowerManager.THERMAL_STATUS_MODERATE);
    assertReason(WaitReason.HOT);
    phone.thermalStatus(PowerManager.THERMAL_STATUS_LIGHT);
    assertReason(WaitReason.NONE);
    phone.thermalStatus(PowerManager.THERMAL_STATUS_SEVERE).choose(Settings.PAUSE_HOT, false);
    assertReason(WaitReason.NONE);
  }

  @Test
  @Config(sdk = 26)
  public void android8_hasBatteryAndPowerSaverButNoHeat() {
    phone.battery(19, false);
    assertReason(WaitReason.BATTERY_LOW);
    phone.battery(80, false).powerSaver(true);
    assertReason(WaitReason.POWER_SAVER);
    phone.powerSaver(false);
    assertReason(WaitReason.NONE);
    phone.choose(Settings.ONLY_CHARGING, true);
    assertReason(WaitReason.NOT_CHARGING);
  }

  private void assertReason(WaitReason expected) {
    assertEquals(expected, conditions.reason());
  }
}
