package dev.hone.report;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import dev.hone.base.Language;
import dev.hone.base.Registry;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.Test;

/**
 * The page of what there is to choose from. {@code mvn test -pl mlcore -Dtest=ReferenceTest
 * -Drecord} writes it anew.
 */
public class ReferenceTest {
  private static final Path PAGE = Path.of("..", "docs", "reference.md");
  private static final String HEAD =
      "# Reference\n\nMade from the cards of the registries by `mvn test -pl mlcore"
          + " -Dtest=ReferenceTest -Drecord`; do not edit.\n\n";

  @Test
  public void page_saysWhatTheCardsSay() throws IOException {
    String page = HEAD + Reference.markdown(Language.EN);
    if (System.getProperty("record") != null) {
      Files.write(PAGE, page.getBytes(StandardCharsets.UTF_8));
    }
    assertEquals(
        "docs/reference.md is stale; make it again: mvn test -pl mlcore -Dtest=ReferenceTest"
            + " -Drecord",
        page,
        new String(Files.readAllBytes(PAGE), StandardCharsets.UTF_8));
  }

  @Test
  public void chinese_hasEverySection() {
    String page = Reference.markdown(Language.ZH);
    for (Registry<?> registry : Reference.REGISTRIES) {
      for (String key : registry.names()) {
        assertTrue(key, page.contains("(`" + key + "`)"));
      }
    }
    assertTrue(page, page.contains("批归一化"));
  }
}
