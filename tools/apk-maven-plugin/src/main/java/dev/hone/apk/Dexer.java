package dev.hone.apk;

import com.android.tools.r8.ArchiveProgramResourceProvider;
import com.android.tools.r8.ClassFileResourceProvider;
import com.android.tools.r8.CompilationFailedException;
import com.android.tools.r8.CompilationMode;
import com.android.tools.r8.D8;
import com.android.tools.r8.D8Command;
import com.android.tools.r8.Diagnostic;
import com.android.tools.r8.DiagnosticsHandler;
import com.android.tools.r8.DirectoryClassFileProvider;
import com.android.tools.r8.JdkClassFileProvider;
import com.android.tools.r8.OutputMode;
import com.android.tools.r8.R8;
import com.android.tools.r8.R8Command;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** Turns class files into dex files. */
final class Dexer {
  private Dexer() {}

  /**
   * Compiles with D8, quickly and without shrinking.
   *
   * @param program jars and class files
   * @param wanted which classes of the jars, by names {@code a/b/C}
   * @param classpath jars and folders that the program uses and that are compiled elsewhere
   * @param debuggable whether a debugger is to see variables; the lines of traces are kept anyway
   */
  static void dex(
      List<Path> program,
      Predicate<String> wanted,
      List<Path> classpath,
      Path framework,
      int minSdk,
      boolean debuggable,
      Path out)
      throws IOException, BuildException {
    Folders.empty(out);
    Messages messages = new Messages();
    try {
      D8Command.Builder command =
          D8Command.builder(messages)
              .setMinApiLevel(minSdk)
              .setMode(debuggable ? CompilationMode.DEBUG : CompilationMode.RELEASE)
              .addLibraryFiles(framework)
              .addLibraryResourceProvider(javaClasses())
              .setOutput(out, OutputMode.DexIndexed);
      for (Path path : program) {
        if (path.toString().endsWith(".class")) {
          command.addProgramFiles(path);
        } else {
          command.addProgramResourceProvider(
              ArchiveProgramResourceProvider.fromArchive(
                  path,
                  entry ->
                      ClassFiles.isClass(entry)
                          && wanted.test(entry.substring(0, entry.length() - ".class".length()))));
        }
      }
      for (Path path : classpath) {
        if (Files.isDirectory(path)) {
          command.addClasspathResourceProvider(DirectoryClassFileProvider.fromDirectory(path));
        } else {
          command.addClasspathFiles(path);
        }
      }
      D8.run(command.build());
    } catch (CompilationFailedException e) {
      throw new BuildException("D8 failed:\n" + messages.text(), e);
    }
  }

  /**
   * Compiles with R8: what nothing reaches is left out.
   *
   * @param rules files of keep rules
   * @param mapping written: which name became which
   */
  static void shrink(
      List<Path> program, Path framework, int minSdk, List<Path> rules, Path mapping, Path out)
      throws IOException, BuildException {
    Folders.empty(out);
    Messages messages = new Messages();
    try {
      R8.run(
          R8Command.builder(messages)
              .setMinApiLevel(minSdk)
              .setMode(CompilationMode.RELEASE)
              .addLibraryFiles(framework)
              .addLibraryResourceProvider(javaClasses())
              .addProgramFiles(program)
              .addProguardConfigurationFiles(rules)
              .setProguardMapOutputPath(mapping)
              .setOutput(out, OutputMode.DexIndexed)
              .build());
    } catch (CompilationFailedException e) {
      throw new BuildException("R8 failed:\n" + messages.text(), e);
    }
  }

  /**
   * The framework's jar has {@code android.*} alone; {@code java.*} is that of the JDK which
   * builds.
   */
  private static ClassFileResourceProvider javaClasses() throws IOException {
    return JdkClassFileProvider.fromSystemJdk();
  }

  /**
   * Keeps what went wrong; warnings about classes that a library names and never needs are many,
   * and not ours.
   */
  private static final class Messages implements DiagnosticsHandler {
    private final List<String> errors = new ArrayList<>();

    @Override
    public void error(Diagnostic diagnostic) {
      errors.add(
          diagnostic.getOrigin()
              + " "
              + diagnostic.getPosition().getDescription()
              + ": "
              + diagnostic.getDiagnosticMessage());
    }

    @Override
    public void warning(Diagnostic diagnostic) {
      // Left out, see above.
    }

    @Override
    public void info(Diagnostic diagnostic) {
      // Left out, see above.
    }

    String text() {
      return String.join("\n", errors);
    }
  }
}
