package dev.hone.apk;

import com.android.manifmerger.ManifestMerger2;
import com.android.manifmerger.ManifestMerger2.Invoker.Feature;
import com.android.manifmerger.ManifestMerger2.MergeFailureException;
import com.android.manifmerger.ManifestSystemProperty;
import com.android.manifmerger.MergingReport;
import com.android.utils.NullLogger;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/** Merges an application's manifest with those of its libraries. */
final class Manifests {
  private Manifests() {}

  /**
   * What the package says of itself.
   *
   * @param versionCode grows with each release
   * @param debuggable whether a debugger may be attached
   */
  record Identity(
      String applicationId,
      int versionCode,
      String versionName,
      int minSdk,
      int targetSdk,
      boolean debuggable) {}

  /**
   * Merges; a library's manifest says what it adds.
   *
   * @throws BuildException naming file, line and the merger's advice
   */
  static void merge(Path main, List<Path> libraries, Identity identity, Path merged)
      throws BuildException, IOException {
    if (!Files.exists(main)) {
      throw new BuildException(main + " is not there: an Android package needs a manifest");
    }
    MergingReport report;
    try {
      var merger =
          ManifestMerger2.newMerger(
                  main.toFile(), NullLogger.getLogger(), ManifestMerger2.MergeType.APPLICATION)
              .setOverride(ManifestSystemProperty.Document.PACKAGE, identity.applicationId())
              .setOverride(
                  ManifestSystemProperty.valueOf("VERSION_CODE"),
                  Integer.toString(identity.versionCode()))
              .setOverride(ManifestSystemProperty.valueOf("VERSION_NAME"), identity.versionName())
              .setOverride(
                  ManifestSystemProperty.UsesSdk.MIN_SDK_VERSION,
                  Integer.toString(identity.minSdk()))
              .setOverride(
                  ManifestSystemProperty.UsesSdk.TARGET_SDK_VERSION,
                  Integer.toString(identity.targetSdk()))
              .withFeatures(Feature.REMOVE_TOOLS_DECLARATIONS);
      if (identity.debuggable()) {
        merger.withFeatures(Feature.DEBUGGABLE);
      }
      for (Path library : libraries) {
        merger.addLibraryManifest(library.toFile());
      }
      report = merger.merge();
    } catch (MergeFailureException e) {
      throw new BuildException("cannot merge manifests into " + main + ": " + e.getMessage(), e);
    }
    if (report.getResult().isError()) {
      throw new BuildException(
          "cannot merge manifests into "
              + main
              + ":\n"
              + report.getLoggingRecords().stream()
                  .map(MergingReport.Record::toString)
                  .collect(Collectors.joining("\n")));
    }
    Files.createDirectories(merged.getParent());
    Files.writeString(merged, report.getMergedDocument(MergingReport.MergedManifestKind.MERGED));
  }

  /** The package that a library's manifest names: where its {@code R} class lives. */
  static String packageName(Path manifest) throws BuildException, IOException {
    String name = read(manifest).getAttribute("package");
    if (name.isEmpty()) {
      throw new BuildException(manifest + " names no package");
    }
    return name;
  }

  /** The classes that the system makes, by the word of a merged manifest. */
  static List<String> components(Path manifest) throws BuildException, IOException {
    List<String> classes = new ArrayList<>();
    Element root = read(manifest);
    for (String tag :
        List.of("application", "activity", "service", "receiver", "provider", "instrumentation")) {
      NodeList elements = root.getElementsByTagName(tag);
      for (int i = 0; i < elements.getLength(); i++) {
        Element element = (Element) elements.item(i);
        classes.add(element.getAttribute("android:name"));
        classes.add(element.getAttribute("android:appComponentFactory"));
      }
    }
    classes.removeIf(String::isEmpty);
    String relativeTo = root.getAttribute("package");
    classes.replaceAll(name -> name.startsWith(".") ? relativeTo + name : name);
    return classes;
  }

  private static Element read(Path manifest) throws BuildException, IOException {
    try {
      var factory = DocumentBuilderFactory.newInstance();
      factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
      return factory.newDocumentBuilder().parse(manifest.toFile()).getDocumentElement();
    } catch (ParserConfigurationException | SAXException e) {
      throw new BuildException(manifest + " is not well-formed XML: " + e.getMessage(), e);
    }
  }
}
