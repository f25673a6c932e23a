package dev.hone.app.ui;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import dev.hone.base.Language;
import dev.hone.base.Message;
import dev.hone.data.table.Task;
import dev.hone.metrics.Metrics;
import dev.hone.report.Wording;
import dev.hone.stats.Interval;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.Test;

/**
 * Words that were wrong once stay away: one word means one thing, in the screens' texts, the
 * engine's sentences, which the HTML report is made of, and the command line's.
 */
public class WrongWordsTest {
  private static final Path RES = Path.of("src", "main", "res");
  private static final String ENGINE = "../mlcore/src/main/resources/dev/hone/base/words_";
  private static final String TERMINAL = "../desktop/cli/src/main/resources/dev/hone/cli/cli_";
  private static final Pattern STRING =
      Pattern.compile("<string name=\"([a-z0-9_]+)\"[^>]*>(.*?)</string>", Pattern.DOTALL);

  /** What was wrong, and what is said instead. */
  private static final Map<String, String> CHINESE =
      Map.ofEntries(
          Map.entry("没有设置与|可察觉", "各方案与 … 均无可检测的差异"),
          Map.entry("最接近的|个种子", "若要分辨差异最有希望的 …，约需 … 次重复"),
          Map.entry("(?<!随机)种子", "随机种子; 重复"),
          Map.entry("Java 内核", "Java 算子"),
          Map.entry("没有 GPU：", "未使用 GPU："),
          Map.entry("(训练|验证|测试)行", "训练样本"),
          Map.entry("样本，%$", "训练样本比例（%）"),
          Map.entry("([0-9}]|\\$[sd]) %(?![0-9])", "66%"),
          Map.entry("点按标题|点击标题|触摸标题", "点按表头"),
          Map.entry("实验组", "方案"),
          Map.entry("提前停止", "早停"),
          Map.entry("真值为(?!“)|(?<!真实)真值", "真实类别为"));

  private static final Map<String, String> ENGLISH =
      Map.of(
          "What computes", "Compute engine, Computed by",
          "Runs at once", "Parallel runs",
          "As the system", "System default",
          "Waits for its turn", "Queued",
          "%[0-9]\\$s a row", "per row",
          "\\b1 runs", "1 run",
          "\\b[Aa]rms?\\b", "variant",
          "(?<!Random )\\b[Ss]eeds?\\b", "repeat; Random seed");

  @Test
  public void chinese_hasNoneOfThem() throws IOException {
    List<String> found = new ArrayList<>();
    Map<String, String> screens = screens("values-zh-rCN");
    search(screens, CHINESE, found);
    search(bundle(ENGINE + "zh.properties"), CHINESE, found);
    search(bundle(TERMINAL + "zh.properties"), CHINESE, found);
    assertEquals(List.of(), found);
  }

  /** On screens that word is the name of one of them. */
  @Test
  public void settings_areTheAppsAlone() throws IOException {
    Map<String, String> screens = screens("values-zh-rCN");
    screens.keySet().removeAll(Set.of("title_settings", "wait_not_charging", "ended_by_memory"));
    List<String> found = new ArrayList<>();
    search(screens, Map.of("设置", "方案"), found);
    search(bundle(ENGINE + "zh.properties"), Map.of("设置", "方案"), found);
    assertEquals(List.of(), found);
  }

  @Test
  public void english_hasNoneOfThem() throws IOException {
    List<String> found = new ArrayList<>();
    search(screens("values"), ENGLISH, found);
    assertEquals(List.of(), found);
  }

  @Test
  public void theWordsInTheirPlace_areThere() throws IOException {
    Map<String, String> screens = screens("values-zh-rCN");
    assertEquals("未使用 GPU：%1$s", screens.get("runtime_no_gpu"));
    assertEquals("测试样本比例（%）", screens.get("field_test"));
    assertEquals("方案", screens.get("column_arm"));
    assertTrue(screens.get("table_explained").contains("点按表头"));
    assertEquals("早停", Message.of("regularizer.early-stopping.name").in(Language.ZH));
    assertEquals("66%", Message.of("report.figure.percent", "66").in(Language.ZH));
  }

  @Test
  public void differencesOfShares_areInPercentagePoints() {
    Interval difference = new Interval(0.031, 0.012, 0.05);
    assertEquals(
        "+3.1 个百分点 [+1.2, +5.0]",
        Wording.difference(Metrics.usual(Task.CLASSIFICATION), difference).in(Language.ZH));
  }

  private static void search(
      Map<String, String> texts, Map<String, String> wrong, List<String> found) {
    assertTrue("too few: " + texts.size(), texts.size() > 100);
    wrong.forEach(
        (pattern, instead) ->
            texts.forEach(
                (key, text) -> {
                  if (Pattern.compile(pattern).matcher(text).find()) {
                    found.add(key + " says " + text + ", not " + instead);
                  }
                }));
  }

  private static Map<String, String> screens(String folder) throws IOException {
    Map<String, String> texts = new TreeMap<>();
    for (String file : new String[] {"strings.xml", "chart_strings.xml"}) {
      Matcher strings = STRING.matcher(read(RES.resolve(folder).resolve(file)));
      while (strings.find()) {
        texts.put(strings.group(1), strings.group(2));
      }
    }
    return texts;
  }

  private static Map<String, String> bundle(String file) throws IOException {
    Map<String, String> texts = new TreeMap<>();
    for (String line : read(Path.of(file)).split("\n", -1)) {
      int equals = line.indexOf(" = ");
      if (equals > 0 && !line.startsWith("#")) {
        texts.put(line.substring(0, equals), line.substring(equals + 3));
      }
    }
    return texts;
  }

  private static String read(Path file) throws IOException {
    return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
  }
}
