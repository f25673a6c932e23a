package dev.hone.apk;

/** A build that cannot go on, for a reason that names the file and the cure. */
final class BuildException extends Exception {
  private static final long serialVersionUID = 1;

  BuildException(String message) {
    super(message);
  }

  BuildException(String message, Throwable cause) {
    super(message, cause);
  }
}
