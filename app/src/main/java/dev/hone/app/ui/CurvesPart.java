package dev.hone.app.ui;

import android.view.View;
import com.google.android.material.chip.Chip;
import com.google.android.material.chip.ChipGroup;
import com.google.android.material.materialswitch.MaterialSwitch;
import dev.hone.app.R;
import dev.hone.app.data.CurvePoint;
import dev.hone.app.ui.chart.CurvesView;
import dev.hone.app.ui.chart.Measure;
import dev.hone.metrics.Metric;
import java.util.List;
import java.util.Set;

/** Learning curves with the choice between loss and metric: {@code part_curves.xml}. */
public final class CurvesPart {
  private final CurvesView view;
  private final ChipGroup measures;
  private final Chip metricChip;
  private List<String> names = List.of();
  private List<CurvePoint> points = List.of();
  private Metric metric;

  public CurvesPart(View screen) {
    view = screen.findViewById(R.id.curves);
    measures = screen.findViewById(R.id.measures);
    metricChip = screen.findViewById(R.id.measure_metric);
    measures.setOnCheckedStateChangeListener((group, checked) -> draw());
    MaterialSwitch log = screen.findViewById(R.id.log_scale);
    log.setOnCheckedChangeListener((button, checked) -> view.setLogScale(checked));
    view.setLogScale(log.isChecked());
  }

  public void show(List<String> armNames, List<CurvePoint> curves, Metric shown) {
    names = armNames;
    points = curves;
    metric = shown;
    metricChip.setText(Formats.metric(view.getResources(), shown));
    draw();
  }

  public void setVisibleArms(Set<Integer> arms) {
    view.setVisibleArms(arms);
  }

  private void draw() {
    boolean loss = measures.getCheckedChipId() != R.id.measure_metric;
    view.setData(names, points, loss || metric == null ? Measure.LOSS : Measure.of(metric));
  }
}
