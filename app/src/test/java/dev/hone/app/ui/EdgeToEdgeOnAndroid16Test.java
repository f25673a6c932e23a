package dev.hone.app.ui;

import org.robolectric.annotation.Config;

/** Bars and Back on the Android that enforces them. Runs where there is a Java 21. */
@Config(sdk = 36)
public class EdgeToEdgeOnAndroid16Test extends EdgeToEdgeTest {}
