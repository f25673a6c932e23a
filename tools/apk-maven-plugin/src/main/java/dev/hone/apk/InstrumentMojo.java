package dev.hone.apk;

import java.io.IOException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

/** Installs the package and its tests on the attached phone, and runs them there. */
@Mojo(name = "instrument", defaultPhase = LifecyclePhase.INTEGRATION_TEST)
public final class InstrumentMojo extends AbstractPhoneMojo {
  /** The instrumentation that runs the tests. */
  @Parameter(property = "apk.runner", defaultValue = "androidx.test.runner.AndroidJUnitRunner")
  String runner;

  @Override
  void build() throws IOException, BuildException {
    Adb adb = adb();
    adb.install(apk());
    adb.install(testApk());
    int passed = adb.instrument(applicationId + ".test/" + runner);
    getLog().info(passed + " tests passed on the phone");
  }
}
