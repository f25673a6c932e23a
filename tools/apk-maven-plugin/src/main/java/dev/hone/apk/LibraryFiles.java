package dev.hone.apk;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.maven.artifact.Artifact;
import org.apache.maven.artifact.handler.DefaultArtifactHandler;
import org.eclipse.aether.RepositorySystem;
import org.eclipse.aether.RepositorySystemSession;
import org.eclipse.aether.artifact.DefaultArtifact;
import org.eclipse.aether.repository.RemoteRepository;
import org.eclipse.aether.resolution.ArtifactRequest;
import org.eclipse.aether.resolution.ArtifactResolutionException;
import org.eclipse.aether.resolution.ArtifactResult;

/** Finds the files of listed libraries where Maven finds its own: only them, not what they need. */
record LibraryFiles(
    RepositorySystem repositories,
    RepositorySystemSession session,
    List<RemoteRepository> remotes) {

  /** One artifact for each library, in the order of the list. */
  List<Artifact> find(List<Libraries.Library> libraries, Path list) throws BuildException {
    List<ArtifactRequest> requests = new ArrayList<>();
    for (Libraries.Library library : libraries) {
      requests.add(
          new ArtifactRequest(
              new DefaultArtifact(
                  library.groupId(), library.artifactId(), library.type(), library.version()),
              remotes,
              null));
    }
    List<ArtifactResult> results;
    try {
      results = repositories.resolveArtifacts(session, requests);
    } catch (ArtifactResolutionException e) {
      throw new BuildException(missing(libraries, e.getResults(), list), e);
    }
    List<Artifact> found = new ArrayList<>();
    for (int i = 0; i < results.size(); i++) {
      found.add(artifact(libraries.get(i), results.get(i)));
    }
    return found;
  }

  private static Artifact artifact(Libraries.Library library, ArtifactResult result) {
    DefaultArtifactHandler handler = new DefaultArtifactHandler(library.type());
    handler.setAddedToClasspath(library.type().equals("jar"));
    Artifact artifact =
        new org.apache.maven.artifact.DefaultArtifact(
            library.groupId(),
            library.artifactId(),
            library.version(),
            library.scope(),
            library.type(),
            null,
            handler);
    artifact.setFile(result.getArtifact().getFile());
    artifact.setResolved(true);
    return artifact;
  }

  private static String missing(
      List<Libraries.Library> libraries, List<ArtifactResult> results, Path list) {
    StringBuilder text = new StringBuilder("libraries were not found:");
    for (int i = 0; i < results.size(); i++) {
      ArtifactResult result = results.get(i);
      if (!result.isResolved()) {
        text.append("\n  ").append(list).append(", line ").append(libraries.get(i).line());
        for (Exception reason : result.getExceptions()) {
          text.append("\n    ").append(reason.getMessage());
        }
      }
    }
    return text.toString();
  }
}
