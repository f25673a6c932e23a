package dev.hone.apk;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import org.apache.maven.plugins.annotations.Parameter;

/**
 * Goals that sign: with a key that is made for debugging, or with the one that is given for a
 * release.
 */
abstract class AbstractSigningMojo extends AbstractApkMojo {
  /** Key store of a release. */
  @Parameter(property = "apk.keystore")
  File keystore;

  @Parameter(property = "apk.keystore.password")
  String keystorePassword;

  @Parameter(property = "apk.key.alias")
  String keyAlias;

  /** By default the password of the store. */
  @Parameter(property = "apk.key.password")
  String keyPassword;

  /** Key store for debugging, shared with other Android tools; made when it is not there. */
  @Parameter(property = "apk.debugKeystore", defaultValue = "${user.home}/.android/debug.keystore")
  File debugKeystore;

  Path keystoreUsed() {
    return (release ? keystore : debugKeystore).toPath();
  }

  SigningKey signingKey() throws IOException, BuildException {
    if (!release) {
      return SigningKey.debug(debugKeystore.toPath());
    }
    if (keystore == null || keystorePassword == null || keyAlias == null) {
      throw new BuildException(
          "a release is signed with a key of yours: give -Dapk.keystore=FILE"
              + " -Dapk.keystore.password=… -Dapk.key.alias=… (and -Dapk.key.password=… when the key"
              + " has its own); keytool -genkeypair makes one");
    }
    return SigningKey.read(
        keystore.toPath(),
        keystorePassword,
        keyAlias,
        keyPassword != null ? keyPassword : keystorePassword);
  }
}
