package dev.hone.base;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import com.google.gson.JsonElement;
import com.google.gson.JsonParser;
import java.util.List;
import java.util.Locale;
import org.junit.Test;

public class MessageTest {
  @Test
  public void plainArguments_printAsStringValueOfDoes() {
    Locale before = Locale.getDefault();
    Locale.setDefault(Locale.GERMANY);
    try {
      assertEquals("1234567", Message.of("list.one", 1234567).toString());
      assertEquals("1234.5", Message.of("list.one", 1234.5).toString());
      assertEquals("-0.0", Message.of("list.one", -0.0).toString());
      assertEquals("NaN", Message.of("list.one", Double.NaN).toString());
      assertEquals("0.1", Message.of("list.one", 0.1f).toString());
      assertEquals("1.50", put("{0,number,0.00}", 1.5));
    } finally {
      Locale.setDefault(before);
    }
  }

  @Test
  public void choice_takesTheLastBranchReached() {
    String pattern = "{0} {0,choice,0#repeats|1#repeat|1<repeats of {1}}";
    assertEquals("0 repeats", put(pattern, 0, "it"));
    assertEquals("1 repeat", put(pattern, 1, "it"));
    assertEquals("1234 repeats of it's {0}", put(pattern, 1234, "it's {0}"));
    assertEquals("few", put("{0,choice,1#few|2#more}", Double.NaN));
  }

  @Test
  public void apostrophesAreApostrophes_quotedSignsAreSigns() {
    assertEquals("a row's 'x' isn't b", put("a row's 'x' isn't {0}", "b"));
    assertEquals("{ b } | it's", put("'{' {0} '}' '|' it's", "b"));
    assertEquals("isn't | {1}", put("{0,choice,1#isn't '|' '{'1'}'}", 1));
  }

  @Test
  public void wrongPatterns_areRefused() {
    for (String pattern : List.of("{", "}", "{x}", "{0,choice,one}", "{0,number}", "{0,date,y}")) {
      assertThrows(pattern, IllegalArgumentException.class, () -> Phrase.parse(pattern));
    }
  }

  @Test
  public void messagesAndListsInside_arePutInTheSameLanguage() {
    Message epochs = Message.of("unit.epochs");
    Message message = Message.and(List.of(epochs, Message.of("unit.steps"), "c"));

    assertEquals("epochs, steps and c", message.toString());
    assertEquals("轮、步和c", message.in(Language.ZH));
    assertEquals("a and 2", Message.and(List.of("a", 2)).toString());
    assertEquals("轮", Message.and(List.of(epochs)).in(Language.ZH));
    assertEquals("", Message.of("list.one", List.of()).toString());
  }

  @Test
  public void faultsOfTheProgram_nameTheKey() {
    assertFault("no.such.key", Message.of("no.such.key"));
    assertFault("error.value", Message.of("error.value", "one"));
    IllegalStateException fault =
        assertThrows(IllegalStateException.class, () -> Message.of("list.one", new Object()));
    assertTrue(fault.getMessage(), fault.getMessage().contains("list.one"));
  }

  @Test
  public void numberFormats_refuseTexts() {
    Phrase phrase = Phrase.parse("{0,choice,1#row|1<rows}");
    assertTrue(phrase.fits(List.of(2L)));
    assertEquals(false, phrase.fits(List.of("2")));
    assertEquals(false, Phrase.parse("{0,number,0.0}").fits(List.of("2")));
    assertEquals(false, Phrase.parse("{0,choice,1#row|1<rows of {1}}").fits(List.of(2L)));
  }

  @Test
  public void json_keepsEverything() {
    Message message =
        Message.of(
            "error.value",
            Message.of("unit.epochs"),
            "a \"b\"",
            List.of(1, 2.0, -0.0, Double.NaN, Double.NEGATIVE_INFINITY, Long.MAX_VALUE),
            List.of(Message.of("list.one", 0.1f), "2"));
    String text = message.toJson().toString();

    assertEquals(
        "{\"key\":\"error.value\",\"args\":[{\"key\":\"unit.epochs\",\"args\":[]},\"a \\\"b\\\"\","
            + "[1,2.0,-0.0,{\"number\":\"NaN\"},{\"number\":\"-Infinity\"},9223372036854775807],"
            + "[{\"key\":\"list.one\",\"args\":[0.1]},\"2\"]]}",
        text);
    assertEquals(message, Message.fromJson("file", JsonParser.parseString(text)));
  }

  @Test
  public void json_whatIsNoMessage_isAnErrorOfTheFile() {
    for (String text :
        List.of(
            "3",
            "{}",
            "{\"key\":\"unit.epochs\"}",
            "{\"key\":{},\"args\":[]}",
            "{\"key\":\"no.such\",\"args\":[]}",
            "{\"key\":\"error.value\",\"args\":[1]}",
            "{\"key\":\"list.one\",\"args\":[null]}",
            "{\"key\":\"list.one\",\"args\":[true]}",
            "{\"key\":\"list.one\",\"args\":[{\"number\":\"x\"}]}")) {
      JsonElement json = JsonParser.parseString(text);
      InvalidInputException e =
          assertThrows(
              text, InvalidInputException.class, () -> Message.fromJson("notes.json", json));
      assertTrue(e.getMessage(), e.getMessage().startsWith("notes.json: message is \""));
    }
  }

  @Test
  public void language_ofTagAndLocale() {
    assertEquals(Language.ZH, Language.of("zh"));
    assertEquals("en", Language.EN.tag());
    assertEquals(Language.ZH, Language.of(Locale.SIMPLIFIED_CHINESE));
    assertEquals(Language.EN, Language.of(Locale.FRENCH));
    assertEquals("中文", Language.ZH.said().in(Language.ZH));
    InvalidInputException e = assertThrows(InvalidInputException.class, () -> Language.of("zhh"));
    assertEquals("语言是 “zhh”；允许的是 en、zh；您是想写 “zh” 吗？", e.said().in(Language.ZH));
  }

  private static String put(String pattern, Object... args) {
    StringBuilder out = new StringBuilder();
    Phrase.parse(pattern).append(out, List.of(args), Words.of(Language.EN));
    return out.toString();
  }

  private static void assertFault(String key, Message message) {
    IllegalStateException fault = assertThrows(IllegalStateException.class, message::toString);
    assertTrue(fault.getMessage(), fault.getMessage().contains(key));
  }
}
