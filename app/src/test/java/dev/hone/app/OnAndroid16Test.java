package dev.hone.app;

import org.robolectric.annotation.Config;

/** The journey on the Android that Hone is made for. Runs where there is a Java 21. */
@Config(sdk = 36)
public class OnAndroid16Test extends JourneyTest {}
