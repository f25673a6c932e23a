package dev.hone.apk;

import java.io.IOException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;

/** Installs the package on the attached phone. */
@Mojo(name = "install", defaultPhase = LifecyclePhase.INTEGRATION_TEST)
public final class InstallMojo extends AbstractPhoneMojo {
  @Override
  void build() throws IOException, BuildException {
    adb().install(apk());
  }
}
