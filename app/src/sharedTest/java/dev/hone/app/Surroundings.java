package dev.hone.app;

/** What a phone does by itself and a simulated one has to be made to do. */
public interface Surroundings {
  /** Does what the app has asked of the system. Main thread. */
  void settle();

  /** Ends the app's service, as the system may. Main thread. */
  void endService();

  /** Forgets what was before. Main thread. */
  void clear();
}
