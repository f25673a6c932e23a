package dev.hone.apk;

import java.io.File;
import org.apache.maven.plugins.annotations.Parameter;

/** Goals that talk to an attached phone. */
abstract class AbstractPhoneMojo extends AbstractApkMojo {
  /** The program {@code adb}. */
  @Parameter(property = "apk.adb")
  File adb;

  /** Which phone, as {@code adb devices} names it. */
  @Parameter(property = "apk.serial")
  String serial;

  Adb adb() throws BuildException {
    return Adb.find(adb == null ? null : adb.toPath(), serial, System.getenv());
  }
}
