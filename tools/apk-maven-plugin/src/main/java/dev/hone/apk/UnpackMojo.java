package dev.hone.apk;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Set;
import org.apache.maven.artifact.Artifact;
import org.apache.maven.artifact.DefaultArtifact;
import org.apache.maven.artifact.handler.DefaultArtifactHandler;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.ResolutionScope;

/**
 * Unpacks Android archives and puts their classes on the class paths of compiler and tests. It asks
 * for no more than the compiler needs, so that {@code mvn process-classes} works before another
 * module of the same build has packed what it gives to tests; where a later goal asks for the
 * tests' dependencies, Maven has found them already, and they are unpacked as well.
 */
@Mojo(
    name = "unpack",
    defaultPhase = LifecyclePhase.INITIALIZE,
    requiresDependencyResolution = ResolutionScope.COMPILE_PLUS_RUNTIME,
    threadSafe = true)
public final class UnpackMojo extends AbstractApkMojo {
  @Override
  void build() throws IOException, BuildException {
    Set<Artifact> artifacts = new LinkedHashSet<>();
    Set<Path> used = new HashSet<>();
    // The R classes come first, and are written later, by the goal "resources".
    artifacts.add(
        jar(applicationId, "resource-classes", "", Artifact.SCOPE_COMPILE, resourceClasses()));
    // All that Maven has found, not only what this goal asked for: the others must not get lost.
    project.setArtifactFilter(artifact -> true);
    for (Artifact artifact : project.getArtifacts()) {
      artifacts.add(artifact);
      if (!artifact.getType().equals("aar")) {
        continue;
      }
      Path folder = AndroidArchive.folder(aars(), artifact.getGroupId(), artifact.getArtifactId());
      used.add(folder);
      if (artifact.getFile().toPath().startsWith(folder)) {
        // Unpacked already, earlier in this very build.
        continue;
      }
      AndroidArchive archive = AndroidArchive.unpack(artifact.getFile().toPath(), folder);
      DefaultArtifactHandler onClassPath = new DefaultArtifactHandler("aar");
      onClassPath.setAddedToClasspath(true);
      artifact.setArtifactHandler(onClassPath);
      artifact.setFile(archive.classes().toFile());
      int count = 0;
      for (Path inner : archive.innerJars()) {
        count++;
        artifacts.add(
            jar(
                artifact.getGroupId(),
                artifact.getArtifactId(),
                "inner" + count,
                artifact.getScope(),
                inner));
      }
    }
    project.setResolvedArtifacts(artifacts);
    if (artifacts.stream().anyMatch(artifact -> Artifact.SCOPE_TEST.equals(artifact.getScope()))) {
      // All are known, those of the tests too: others are of dependencies that are gone.
      Folders.keepOnly(used, aars());
    }
  }

  private Artifact jar(String group, String name, String classifier, String scope, Path file) {
    DefaultArtifactHandler handler = new DefaultArtifactHandler("jar");
    handler.setAddedToClasspath(true);
    Artifact artifact =
        new DefaultArtifact(group, name, project.getVersion(), scope, "jar", classifier, handler);
    artifact.setFile(file.toFile());
    artifact.setResolved(true);
    return artifact;
  }
}
