package dev.hone.apk;

import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.eclipse.aether.RepositorySystem;
import org.eclipse.aether.resolution.ArtifactRequest;
import org.eclipse.aether.resolution.ArtifactResolutionException;
import org.eclipse.aether.resolution.ArtifactResult;
import org.eclipse.aether.transfer.ArtifactNotFoundException;

/**
 * A repository that has just the files that it was given, by {@code group:artifact:type:version}.
 */
final class Repository {
  private Repository() {}

  static RepositorySystem of(Map<String, Path> files) {
    return (RepositorySystem)
        Proxy.newProxyInstance(
            Repository.class.getClassLoader(),
            new Class<?>[] {RepositorySystem.class},
            (proxy, method, arguments) -> {
              if (!method.getName().equals("resolveArtifacts")) {
                throw new UnsupportedOperationException(method.getName());
              }
              return resolve((Collection<?>) arguments[1], files);
            });
  }

  private static List<ArtifactResult> resolve(Collection<?> requests, Map<String, Path> files)
      throws ArtifactResolutionException {
    List<ArtifactResult> results = new ArrayList<>();
    boolean all = true;
    for (Object each : requests) {
      ArtifactRequest request = (ArtifactRequest) each;
      ArtifactResult result = new ArtifactResult(request);
      Path file = files.get(request.getArtifact().toString());
      if (file == null) {
        all = false;
        result.addException(new ArtifactNotFoundException(request.getArtifact(), null));
      } else {
        result.setArtifact(request.getArtifact().setFile(file.toFile()));
      }
      results.add(result);
    }
    if (!all) {
      throw new ArtifactResolutionException(results);
    }
    return results;
  }
}
