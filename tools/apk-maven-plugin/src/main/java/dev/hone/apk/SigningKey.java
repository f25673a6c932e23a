package dev.hone.apk;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;

/** The key and certificates that a package is signed with. */
record SigningKey(String alias, PrivateKey key, List<X509Certificate> certificates) {
  private static final String DEBUG_ALIAS = "androiddebugkey";
  private static final String DEBUG_PASSWORD = "android";

  /** Reads a key from a key store (PKCS #12 or JKS). */
  static SigningKey read(Path store, String storePassword, String alias, String keyPassword)
      throws IOException, BuildException {
    if (!Files.exists(store)) {
      throw new BuildException("the key store " + store + " is not there");
    }
    try {
      KeyStore keys = KeyStore.getInstance(store.toFile(), storePassword.toCharArray());
      if (!(keys.getKey(alias, keyPassword.toCharArray()) instanceof PrivateKey key)) {
        throw new BuildException("the key store " + store + " has no private key named " + alias);
      }
      List<X509Certificate> certificates = new ArrayList<>();
      for (Certificate certificate : keys.getCertificateChain(alias)) {
        certificates.add((X509Certificate) certificate);
      }
      return new SigningKey(alias, key, certificates);
    } catch (GeneralSecurityException e) {
      throw new BuildException("cannot read a key from " + store + ": " + e.getMessage(), e);
    } catch (IOException e) {
      throw new BuildException(
          "cannot open the key store "
              + store
              + ": "
              + e.getMessage()
              + " (is the password right?)",
          e);
    }
  }

  /** The key for packages that are tried out, made when it is not there yet. */
  static SigningKey debug(Path store) throws IOException, BuildException {
    if (!Files.exists(store)) {
      Path folder = store.toAbsolutePath().getParent();
      Files.createDirectories(folder);
      Path keytool = Path.of(System.getProperty("java.home"), "bin", "keytool");
      Programs.run(
          List.of(
              keytool.toString(),
              "-genkeypair",
              "-keystore",
              store.toString(),
              "-storetype",
              "PKCS12",
              "-storepass",
              DEBUG_PASSWORD,
              "-alias",
              DEBUG_ALIAS,
              "-keyalg",
              "RSA",
              "-keysize",
              "2048",
              "-validity",
              "10950",
              "-dname",
              "CN=Android Debug,O=Android,C=US"),
          "keytool");
    }
    return read(store, DEBUG_PASSWORD, DEBUG_ALIAS, DEBUG_PASSWORD);
  }
}
