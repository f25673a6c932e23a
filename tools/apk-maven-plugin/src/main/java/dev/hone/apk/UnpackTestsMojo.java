package dev.hone.apk;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Set;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.ResolutionScope;

/**
 * Unpacks Android archives and puts their classes on the class path of the tests. Apart from {@code
 * unpack}, because Maven looks for the tests' dependencies only now: what another module of the
 * same build packs for tests is not there earlier.
 */
@Mojo(
    name = "unpack-tests",
    defaultPhase = LifecyclePhase.GENERATE_TEST_SOURCES,
    requiresDependencyResolution = ResolutionScope.TEST,
    threadSafe = true)
public final class UnpackTestsMojo extends UnpackMojo {
  @Override
  void unpacked(Set<Path> folders) throws IOException {
    Folders.keepOnly(folders, aars());
  }
}
