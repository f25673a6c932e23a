package dev.hone;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import java.util.List;
import org.junit.Test;

/** The scanner finds what a person would call a text, and nothing in comments. */
public class SourceStringsTest {
  private static final String X = String.valueOf(SourceStrings.OPERAND);

  @Test
  public void comments_areNoTexts() {
    assertEquals(
        List.of("a // b /* c"),
        texts(
            "// \"one\"\n/* \"two\n three\" */ String s = \"a // b /* c\";\n/** \"four\" */ // end"));
  }

  @Test
  public void literals_haveTheirLinesAndEscapes() {
    List<SourceStrings.Found> found =
        SourceStrings.of(
            "x(\n\"say \\\"hi\\\" \\\\\",\n  '\"', \"b\");\nchar c = '\\''; f(\"c\");");

    assertEquals(List.of("say \"hi\" \\", "b", "c"), found.stream().map(f -> f.text()).toList());
    assertEquals(List.of(2, 3, 4), found.stream().map(f -> f.line()).toList());
  }

  @Test
  public void textBlocks_areOneText() {
    assertEquals(
        List.of("\n  one \"two\"\n  three", "after"),
        texts("String s = \"\"\"\n  one \"two\"\n  three\"\"\";\nString t = \"after\";"));
  }

  @Test
  public void chains_areJoined() {
    assertEquals(List.of("one two"), texts("f(\"one \"\n + \"two\");"));
    assertEquals(
        List.of("needs " + X + " files of " + X), texts("f(\"needs \" + n + \" files of \" + k);"));
    assertEquals(List.of("b", "a " + X + " c"), texts("f(\"a \" + g(\"b\") + \" c\");"));
  }

  @Test
  public void whatIsNotJoined_standsAlone() {
    assertEquals(List.of("a", "b"), texts("f(\"a\", \"b\");"));
    assertEquals(List.of("a", "b"), texts("x ? \"a\" : \"b\""));
    assertEquals(List.of("a", "b"), texts("case \"a\" -> \"b\";"));
    assertEquals(List.of("a", "b"), texts("@A({\"a\"}) class B { String c = \"b\"; }"));
    assertEquals(List.of("a", "b"), texts("s = \"a\"; t = \"b\";"));
  }

  @Test
  public void faultsOfTheProgram_areKnown() {
    assertTrue(fault("throw new IllegalStateException(\"a\" + b);"));
    assertTrue(fault("throw new java.lang.IllegalArgumentException(String.format(\"a\", b), e);"));
    assertTrue(fault("throw new AssertionError(b, f(g(\"a\")));"));
    assertTrue(fault("throw new UncheckedIOException(\"a\", e);"));
    assertFalse(fault("throw new IOException(\"a\");"));
    assertFalse(fault("throw InvalidInputException.of(\"a\");"));
    assertFalse(fault("new IllegalStateException(); f(\"a\");"));
    assertFalse(fault("catch (IllegalStateException e) { f(\"a\"); }"));
    assertFalse(fault("f(new Thing(IllegalStateException, \"a\"));"));
  }

  @Test
  public void sentences_haveThreeWords() {
    assertTrue(sentence("\"there is nothing\""));
    assertTrue(sentence("\"needs %d files of %s\""));
    assertTrue(sentence("\"%s: (the base's) 'own' rows.\""));
    assertTrue(sentence("\"one \" + n + \" two \" + m + \" three\""));
    assertTrue(sentence("\"一行\""));
    assertFalse(sentence("\"two words\""));
    assertFalse(sentence("\"a.b c_d e=f --g 7h\""));
    assertFalse(sentence("\"one\" + n + \"two\""));
    assertFalse(sentence("\"dev/hone/base words_en.properties ok\""));
  }

  private static List<String> texts(String source) {
    return SourceStrings.of(source).stream().map(found -> found.text()).toList();
  }

  private static boolean fault(String source) {
    List<SourceStrings.Found> found = SourceStrings.of(source);
    assertEquals(1, found.size());
    return found.get(0).fault();
  }

  private static boolean sentence(String source) {
    List<SourceStrings.Found> found = SourceStrings.of(source);
    assertEquals(1, found.size());
    return found.get(0).isSentence();
  }
}
