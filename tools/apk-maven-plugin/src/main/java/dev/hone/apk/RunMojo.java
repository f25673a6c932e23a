package dev.hone.apk;

import java.io.IOException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

/** Installs the package on the attached phone and starts it. */
@Mojo(name = "run", defaultPhase = LifecyclePhase.INTEGRATION_TEST)
public final class RunMojo extends AbstractPhoneMojo {
  /** The activity to start. */
  @Parameter(property = "apk.activity", defaultValue = ".MainActivity")
  String activity;

  @Override
  void build() throws IOException, BuildException {
    Adb adb = adb();
    adb.install(apk());
    adb.start(applicationId + "/" + activity);
  }
}
