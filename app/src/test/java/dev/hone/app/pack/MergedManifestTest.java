package dev.hone.app.pack;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import java.io.File;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.BeforeClass;
import org.junit.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** What the app asks for and lets others reach, its libraries' manifests included. */
public class MergedManifestTest {
  private static final String ANDROID = "http://schemas.android.com/apk/res/android";
  private static final String OWN = "dev.hone.app";

  private static Document manifest;

  private static final List<String> FILES =
      List.of(
          "text/*",
          "application/json",
          "application/csv",
          "application/vnd.ms-excel",
          "application/gzip",
          "application/octet-stream");

  @BeforeClass
  public static void read() throws Exception {
    Properties build = new Properties();
    try (InputStream in =
        MergedManifestTest.class.getResourceAsStream("/com/android/tools/test_config.properties")) {
      build.load(in);
    }
    manifest = parse(new File(build.getProperty("android_merged_manifest")));
  }

  @Test
  public void theAppAsksForNoMoreThanItNeeds() {
    Set<String> permissions = new TreeSet<>();
    for (String tag : List.of("uses-permission", "uses-permission-sdk-23")) {
      for (Element element : elements(manifest, tag)) {
        permissions.add(android(element, "name"));
      }
    }
    assertEquals(Permissions.ASKED_FOR, permissions);
    assertFalse(permissions.contains("android.permission.INTERNET"));
    assertFalse(permissions.contains("android.permission.ACCESS_NETWORK_STATE"));
    for (Element own : elements(manifest, "permission")) {
      assertEquals(android(own, "name"), "signature", android(own, "protectionLevel"));
    }
  }

  @Test
  public void nothingIsExportedButTheLauncherActivity() {
    List<String> exported = new ArrayList<>();
    for (String tag : List.of("activity", "activity-alias", "service", "receiver", "provider")) {
      for (Element component : elements(manifest, tag)) {
        String name = className(component);
        String says = android(component, "exported");
        // Without the attribute an intent filter decides: the system's rule before Android 12.
        boolean filtered = component.getElementsByTagName("intent-filter").getLength() > 0;
        if (says.isEmpty() ? filtered : says.equals("true")) {
          exported.add(name);
        }
        assertTrue(
            name + " has a filter and does not say whether it is exported",
            !filtered || !says.isEmpty());
      }
    }
    assertEquals(List.of(OWN + ".MainActivity"), exported);
  }

  /** What other apps may send it: the launcher's start, and files of these types. */
  @Test
  public void theOnlyActivityWithFiltersOpensFilesOfOtherApps() {
    List<String> actions = new ArrayList<>();
    for (Element filter : elements(manifest, "intent-filter")) {
      Element component = (Element) filter.getParentNode();
      if (component.getTagName().equals("activity")) {
        assertEquals(OWN + ".MainActivity", className(component));
        String action = names(filter, "action").get(0);
        assertEquals(1, names(filter, "action").size());
        actions.add(action);
        boolean launcher = action.equals("android.intent.action.MAIN");
        assertEquals(
            List.of("android.intent.category." + (launcher ? "LAUNCHER" : "DEFAULT")),
            names(filter, "category"));
        assertEquals(launcher ? List.of() : FILES, attributes(filter, "data", "mimeType"));
        for (Element data : elements(filter, "data")) {
          boolean view = action.equals("android.intent.action.VIEW");
          assertEquals(action, view ? "content" : "", android(data, "scheme"));
        }
      }
    }
    assertEquals(
        List.of(
            "android.intent.action.MAIN",
            "android.intent.action.VIEW",
            "android.intent.action.SEND"),
        actions);
  }

  @Test
  public void itRunsOnAndroid8AndTargetsAndroid16() {
    Element sdk = only(elements(manifest, "uses-sdk"));
    assertEquals("26", android(sdk, "minSdkVersion"));
    assertEquals("36", android(sdk, "targetSdkVersion"));
    assertEquals(OWN, manifest.getDocumentElement().getAttribute("package"));
  }

  @Test
  public void nativeLibrariesAreReadInPlace() {
    assertEquals("false", android(application(), "extractNativeLibs"));
    for (Element library : elements(manifest, "uses-native-library")) {
      assertEquals(android(library, "name"), "false", android(library, "required"));
    }
  }

  @Test
  public void trainingIsAForegroundServiceOfSpecialUse() {
    List<Element> inForeground = new ArrayList<>();
    for (Element service : elements(manifest, "service")) {
      if (!android(service, "foregroundServiceType").isEmpty()) {
        inForeground.add(service);
      }
    }
    Element service = only(inForeground);
    assertEquals(OWN + ".training.TrainingService", className(service));
    assertEquals("false", android(service, "exported"));
    assertEquals("specialUse", android(service, "foregroundServiceType"));
    Element property = only(elements(service, "property"));
    assertEquals("android.app.PROPERTY_SPECIAL_USE_FGS_SUBTYPE", android(property, "name"));
    assertFalse(android(property, "value").isBlank());
  }

  @Test
  public void bootAndUpdateReachTheAppsOwnReceiver() {
    for (Element receiver : elements(manifest, "receiver")) {
      if (className(receiver).equals(OWN + ".training.StartReceiver")) {
        assertEquals(
            List.of(
                "android.intent.action.BOOT_COMPLETED",
                "android.intent.action.MY_PACKAGE_REPLACED"),
            names(only(elements(receiver, "intent-filter")), "action"));
        return;
      }
    }
    throw new AssertionError("no receiver");
  }

  @Test
  public void recordingsDrawingsFilesModelsAndDatabase_stayOutOfTheCloud() throws Exception {
    Document until11 = parse(resource(android(application(), "fullBackupContent")));
    Document since12 = parse(resource(android(application(), "dataExtractionRules")));
    for (Element rules :
        List.of(until11.getDocumentElement(), only(elements(since12, "cloud-backup")))) {
      // Imported files, drawings, recordings, runs and models are in files; so is nothing else.
      for (String kept :
          List.of("root", "file", "database", "external", "device_root", "device_file")) {
        assertFalse(rules.getTagName() + ": " + kept, domains(rules).contains(kept));
      }
      for (Element include : elements(rules, "include")) {
        assertEquals("sharedpref", include.getAttribute("domain"));
        assertFalse("a way out of the folder", include.getAttribute("path").contains(".."));
      }
    }
  }

  @Test
  public void onlySettingsGoToTheCloud() throws Exception {
    Document until11 = parse(resource(android(application(), "fullBackupContent")));
    assertEquals(Set.of("sharedpref"), domains(until11.getDocumentElement()));
    Document since12 = parse(resource(android(application(), "dataExtractionRules")));
    assertEquals(Set.of("sharedpref"), domains(only(elements(since12, "cloud-backup"))));
    assertEquals(
        Set.of("sharedpref", "database", "file"),
        domains(only(elements(since12, "device-transfer"))));
  }

  /**
   * Domains that rules let out. Where one is included, all that is not included stays; rules
   * without any would let everything out.
   */
  private static Set<String> domains(Element rules) {
    Set<String> domains = new TreeSet<>();
    for (Element include : elements(rules, "include")) {
      domains.add(include.getAttribute("domain"));
    }
    assertFalse("rules that include nothing by name let out everything", domains.isEmpty());
    return domains;
  }

  private static File resource(String reference) {
    assertTrue(reference, reference.startsWith("@xml/"));
    return Path.of("src/main/res/xml", reference.substring("@xml/".length()) + ".xml").toFile();
  }

  private static Document parse(File file) throws Exception {
    DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
    factory.setNamespaceAware(true);
    return factory.newDocumentBuilder().parse(file);
  }

  private static Element application() {
    return only(elements(manifest, "application"));
  }

  private static List<String> names(Element parent, String tag) {
    return attributes(parent, tag, "name");
  }

  private static List<String> attributes(Element parent, String tag, String attribute) {
    List<String> values = new ArrayList<>();
    for (Element element : elements(parent, tag)) {
      values.add(android(element, attribute));
    }
    return values;
  }

  /** Names that begin with a dot are relative to the package. */
  private static String className(Element component) {
    String name = android(component, "name");
    return name.startsWith(".") ? OWN + name : name;
  }

  private static String android(Element element, String attribute) {
    return element.getAttributeNS(ANDROID, attribute);
  }

  private static Element only(List<Element> elements) {
    assertEquals(1, elements.size());
    return elements.get(0);
  }

  private static List<Element> elements(Document document, String tag) {
    return list(document.getElementsByTagName(tag));
  }

  private static List<Element> elements(Element parent, String tag) {
    return list(parent.getElementsByTagName(tag));
  }

  private static List<Element> list(NodeList nodes) {
    List<Element> elements = new ArrayList<>();
    for (int i = 0; i < nodes.getLength(); i++) {
      elements.add((Element) nodes.item(i));
    }
    return elements;
  }
}
