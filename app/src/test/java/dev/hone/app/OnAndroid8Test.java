package dev.hone.app;

import org.robolectric.annotation.Config;

/** The journey on the oldest Android that Hone runs on. */
@Config(sdk = 26)
public class OnAndroid8Test extends JourneyTest {}
