package dev.hone.apk;

import static org.junit.Assert.assertEquals;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.tools.ToolProvider;

/** The sources of a small application with a library. */
final class SampleApp {
  private static final Pattern USED =
      Pattern.compile("android/(annotation|app|content|graphics|os|ravenwood|text|util|view)/.*");

  /** Android's whole framework, as it is published. */
  static final Path PUBLISHED = Path.of(System.getProperty("android.jar"));

  /**
   * The packages of the framework that the sample needs, in a form that this Java reads; R8 reads
   * all that it is given.
   */
  static final Path FRAMEWORK = someOf(PUBLISHED);

  private final Path root;

  SampleApp(Path root) throws IOException {
    this.root = root;
    // So that R8 does without the rest of the framework.
    write("rules.pro", "-dontwarn **\n");
    write(
        "src/AndroidManifest.xml",
        """
        <manifest xmlns:android="http://schemas.android.com/apk/res/android">
          <application android:label="@string/name" android:extractNativeLibs="false">
            <activity android:name="dev.sample.Main" android:exported="true">
              <intent-filter>
                <action android:name="android.intent.action.MAIN"/>
                <category android:name="android.intent.category.LAUNCHER"/>
              </intent-filter>
            </activity>
          </application>
        </manifest>
        """);
    write(
        "src/res/values/strings.xml",
        "<resources><string name=\"name\">Sample</string></resources>");
    write(
        "src/res/layout/main.xml",
        "<TextView xmlns:android=\"http://schemas.android.com/apk/res/android\""
            + " android:id=\"@+id/text\" android:layout_width=\"match_parent\""
            + " android:layout_height=\"match_parent\"/>");
    write(
        "java/dev/sample/Main.java",
        """
        package dev.sample;
        public class Main extends android.app.Activity {
          record Point(int x, int y) {}
          @Override protected void onCreate(android.os.Bundle saved) {
            super.onCreate(saved);
            setContentView(R.layout.main);
            Runnable set = () -> setTitle(new Point(1, 2).toString() + library.Library.text(this));
            set.run();
          }
        }
        """);
    write(
        "library-java/library/Library.java",
        """
        package library;
        public final class Library {
          public static String text(android.content.Context context) {
            return context.getString(R.string.words);
          }
        }
        """);
    write(
        "library-java/library/R.java",
        "package library; public final class R { public static final class string {"
            + " public static int words; } }");
  }

  /** Compiles the library and packs it, with the smallest Android that it says it wants. */
  Path library(int minSdk) throws IOException {
    Path classes = Folders.empty(root.resolve("library-classes"));
    compile("library-java", classes, List.of());
    Path jar = root.resolve("library.jar");
    try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(jar))) {
      put(
          out,
          "library/Library.class",
          Files.readAllBytes(classes.resolve("library/Library.class")));
    }
    Path aar = root.resolve("library-" + minSdk + ".aar");
    try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(aar))) {
      String manifest =
          "<manifest xmlns:android=\"http://schemas.android.com/apk/res/android\""
              + " package=\"library\"><uses-sdk android:minSdkVersion=\""
              + minSdk
              + "\"/><uses-permission android:name=\"android.permission.VIBRATE\"/></manifest>";
      String values =
          "<resources><string name=\"words\">Words</string><declare-styleable name=\"Box\"><attr"
              + " name=\"colour\" format=\"color\"/><attr name=\"width\" format=\"dimension\"/>"
              + "</declare-styleable></resources>";
      put(out, "AndroidManifest.xml", manifest.getBytes(StandardCharsets.UTF_8));
      put(out, "classes.jar", Files.readAllBytes(jar));
      put(out, "res/values/values.xml", values.getBytes(StandardCharsets.UTF_8));
      put(out, "R.txt", "int string words 0x0\n".getBytes(StandardCharsets.UTF_8));
      put(out, "assets/words.txt", "words".getBytes(StandardCharsets.UTF_8));
      for (String abi : List.of("arm64-v8a", "x86_64", "mips")) {
        put(out, "jni/" + abi + "/libsample.so", new byte[5000]);
      }
    }
    return aar;
  }

  /** Compiles the sources of a folder. */
  void compile(String sources, Path classes, List<Path> classPath) throws IOException {
    List<String> arguments = new ArrayList<>(List.of("-nowarn", "--release", "17"));
    StringBuilder path = new StringBuilder(FRAMEWORK.toString());
    classPath.forEach(jar -> path.append(java.io.File.pathSeparator).append(jar));
    arguments.addAll(List.of("-cp", path.toString(), "-d", classes.toString()));
    Folders.files(root.resolve(sources)).forEach(file -> arguments.add(file.toString()));
    int code =
        ToolProvider.getSystemJavaCompiler()
            .run(null, null, null, arguments.toArray(new String[0]));
    assertEquals("javac", 0, code);
  }

  void write(String name, String text) throws IOException {
    Path file = root.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private static Path someOf(Path framework) {
    try {
      Path some = Files.createTempFile("framework", ".jar");
      some.toFile().deleteOnExit();
      FrameworkJar.write(
          framework, Runtime.version().feature(), name -> USED.matcher(name).matches(), some);
      return some;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static void put(ZipOutputStream out, String name, byte[] bytes) throws IOException {
    out.putNextEntry(new ZipEntry(name));
    out.write(bytes);
    out.closeEntry();
  }
}
