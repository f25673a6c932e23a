package dev.hone.app.ui.experiments;

import dev.hone.app.data.CurvePoint;
import dev.hone.base.Message;
import dev.hone.compare.ArmSummary;
import dev.hone.compare.Comparison;
import dev.hone.report.Headline;
import dev.hone.report.MetricWords;
import java.util.ArrayList;
import java.util.List;

/**
 * What a card shows beside the sentence.
 *
 * @param curves by arm, the mean loss on validation rows, or on training rows where there are none
 * @param figure name and test metric of the arm that was told to be better, else of the baseline;
 *     null before the end
 * @param ended when the result came, in milliseconds since 1970; 0 where there is none, or nothing
 *     says so
 */
record Glance(List<double[]> curves, Message figure, long ended) {
  static final Glance NONE = new Glance(List.of(), null, 0);

  static Glance of(List<CurvePoint> points, Comparison result) {
    return new Glance(curves(points), result == null ? null : figure(result), 0);
  }

  Glance endedAt(long millis) {
    return new Glance(curves, figure, millis);
  }

  private static List<double[]> curves(List<CurvePoint> points) {
    List<List<Double>> arms = new ArrayList<>();
    for (CurvePoint point : points) {
      while (arms.size() <= point.arm) {
        arms.add(new ArrayList<>());
      }
      Double loss = point.validationLoss == null ? point.trainLoss : point.validationLoss;
      if (loss != null) {
        arms.get(point.arm).add(loss);
      }
    }
    List<double[]> curves = new ArrayList<>();
    for (List<Double> arm : arms) {
      curves.add(arm.stream().mapToDouble(value -> value).toArray());
    }
    return curves;
  }

  private static Message figure(Comparison result) {
    ArmSummary best = Headline.best(result);
    ArmSummary arm = best == null ? result.baselineArm() : best;
    return Message.of(
        "phone.figure",
        arm.title(),
        result.metric().name(),
        MetricWords.value(result.metric(), arm.testMetric().mean()));
  }
}
