package dev.hone.apk;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import javax.inject.Inject;
import org.apache.maven.artifact.Artifact;
import org.apache.maven.artifact.DefaultArtifact;
import org.apache.maven.artifact.handler.DefaultArtifactHandler;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.plugins.annotations.ResolutionScope;
import org.eclipse.aether.RepositorySystem;
import org.eclipse.aether.RepositorySystemSession;
import org.eclipse.aether.repository.RemoteRepository;

/**
 * Adds the libraries of the list to what the POM names, unpacks Android archives and puts their
 * classes on the class paths of compiler and tests. It asks Maven for no more than the compiler
 * needs, so that {@code mvn process-classes} works before another module of the same build has
 * packed what it gives to tests.
 */
@Mojo(
    name = "unpack",
    defaultPhase = LifecyclePhase.INITIALIZE,
    requiresDependencyResolution = ResolutionScope.COMPILE_PLUS_RUNTIME,
    threadSafe = true)
public final class UnpackMojo extends AbstractApkMojo {
  private final RepositorySystem repositories;

  /** The list of libraries; there may be none. */
  @Parameter(defaultValue = "${project.basedir}/libraries.txt")
  File libraries;

  /**
   * Libraries that stand in for some of the list, each {@code
   * GROUP:ARTIFACT=GROUP:ARTIFACT:VERSION}, with {@code @aar} after an Android archive.
   */
  @Parameter List<String> replacements = List.of();

  @Parameter(defaultValue = "${repositorySystemSession}", readonly = true)
  RepositorySystemSession session;

  @Parameter(defaultValue = "${project.remoteProjectRepositories}", readonly = true)
  List<RemoteRepository> remotes;

  @Inject
  UnpackMojo(RepositorySystem repositories) {
    this.repositories = repositories;
  }

  @Override
  void build() throws IOException, BuildException {
    Set<Artifact> artifacts = new LinkedHashSet<>();
    Set<Path> used = new HashSet<>();
    // The R classes come first, and are written later, by the goal "resources".
    artifacts.add(
        jar(applicationId, "resource-classes", "", Artifact.SCOPE_COMPILE, resourceClasses()));
    for (Artifact artifact : all()) {
      artifacts.add(artifact);
      if (isFramework(artifact)) {
        artifact.setFile(readable(artifact.getFile().toPath()).toFile());
      }
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
    Folders.keepOnly(used, aars());
  }

  /**
   * What Maven has found, all of it and not only what this goal asked for, and the libraries of the
   * list. As with a dependency of the POM itself, the version of the list is taken where another
   * dependency brings the same library.
   */
  private List<Artifact> all() throws IOException, BuildException {
    List<Libraries.Library> listed =
        Libraries.replace(Libraries.read(libraries.toPath()), replacements);
    Set<String> names = listed.stream().map(Libraries.Library::name).collect(Collectors.toSet());
    project.setArtifactFilter(artifact -> true);
    List<Artifact> all = new ArrayList<>();
    for (Artifact artifact : project.getArtifacts()) {
      if (!names.contains(artifact.getGroupId() + ":" + artifact.getArtifactId())) {
        all.add(artifact);
      }
    }
    all.addAll(new LibraryFiles(repositories, session, remotes).find(listed, libraries.toPath()));
    return all;
  }

  /** The framework as it is, or a copy that the compiler reads. */
  private Path readable(Path framework) throws IOException, BuildException {
    Path copy = work().resolve("framework.jar");
    int java = Runtime.version().feature();
    if (framework.equals(copy) || FrameworkJar.isReadable(framework, java)) {
      return framework;
    }
    Fingerprint inputs = new Fingerprint().add("java", java).addFile(framework);
    if (!inputs.matches(record("framework"), copy)) {
      FrameworkJar.write(framework, java, name -> true, copy);
      inputs.write(record("framework"));
      getLog().info("Rewrote " + framework.getFileName() + " for Java " + java);
    }
    return copy;
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
