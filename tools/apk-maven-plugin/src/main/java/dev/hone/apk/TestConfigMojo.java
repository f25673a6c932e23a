package dev.hone.apk;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

/**
 * Prepares the tests: writes {@code com/android/tools/test_config.properties}, by which Robolectric
 * finds the resources, and adds the shared tests to the sources of tests.
 */
@Mojo(
    name = "test-config",
    defaultPhase = LifecyclePhase.GENERATE_TEST_RESOURCES,
    threadSafe = true)
public final class TestConfigMojo extends AbstractApkMojo {
  /** A sentence about tests that this build leaves out; none when it is empty. */
  @Parameter String leftOut;

  @Override
  void build() throws IOException {
    if (leftOut != null) {
      getLog().info(leftOut.strip().replaceAll("\\s+", " "));
    }
    Path file =
        Path.of(project.getBuild().getTestOutputDirectory())
            .resolve("com/android/tools/test_config.properties");
    String text =
        property("android_resource_apk", linkedResources().toString())
            + property("android_merged_manifest", mergedManifest().toString())
            + property("android_merged_assets", mergedAssets().toString())
            + property("android_custom_package", applicationId);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
    if (sharedTests.isDirectory()) {
      project.addTestCompileSourceRoot(sharedTests.toString());
    }
  }

  private static String property(String name, String value) {
    return name + "=" + value.replace("\\", "\\\\") + "\n";
  }
}
