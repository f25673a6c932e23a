package dev.hone.app.ui;

import org.robolectric.annotation.Config;

/** The looks of all screens on the Android that Hone is made for. Runs where there is a Java 21. */
@Config(sdk = 36)
public class LookOnAndroid16Test extends LookTest {}
