// Draws the charts of a comparison (docs/comparison-json.md) into the report's sections.
"use strict";
(() => {
  const data = JSON.parse(document.getElementById("comparison").textContent);
  const words = JSON.parse(document.getElementById("words").textContent);
  const put = (pattern, ...parts) => pattern.replace(/\{(\d)\}/g, (_, i) => parts[i]);
  const metric = words.metric;
  const largest = metric.largest === undefined ? Infinity : metric.scale * metric.largest;
  const scaled = (value) => metric.scale * value;
  const runsOf = d3.group(data.runs, (run) => run.arm);
  const finished = (arm) => runsOf.get(arm.name).filter((run) => !run.divergence);
  const titleOf = (arm) => words.titles[arm.name];
  const baselineRuns = runsOf.get(data.baseline);
  const classColours = ["#0072B2", "#E69F00", "#009E73", "#CC79A7", "#D55E00", "#56B4E9", "#F0E442"];

  const figure = (parent, caption, note) => {
    const box = parent.append("figure");
    const title = box.append("figcaption").text(caption);
    if (note) title.append("small").text(" " + note);
    return box;
  };
  const svg = (box, width, height, label) =>
    box.append("svg").attr("viewBox", [0, 0, width, height]).attr("role", "img").attr("aria-label", label);
  const widthOf = (box) => Math.max(200, box.node().clientWidth - 22);
  // A Chinese sign is as wide as two letters.
  const signs = (text) => d3.sum(text, (sign) => (sign > "\u2e7f" ? 2 : 1));
  const shortened = (name, most) => {
    if (signs(name) <= most) return name;
    let end = name.length;
    while (end > 0 && signs(name.slice(0, end)) >= most) end--;
    return name.slice(0, end) + "…";
  };
  const padded = ([low, high], share) => {
    const pad = (high - low || Math.abs(high) || 1) * share;
    return [low - pad, high + pad];
  };
  const charts = (id) => d3.select("#" + id + " .charts");

  // One row per arm: the shared frame of the two charts with arms down the side.
  const rowsChart = (box, arms, domain, axisTitle, label, right = 12) => {
    const width = widthOf(box);
    const longest = Math.round(Math.min(width / 3, 200) / 6.4);
    const left = Math.min(longest, d3.max(arms, (arm) => signs(titleOf(arm)))) * 6.4 + 14;
    const height = 28 * arms.length + 44;
    const root = svg(box, width, height, label);
    const x = d3.scaleLinear(domain, [left, width - right]);
    const y = (i) => 18 + 28 * i;
    root.append("g").attr("transform", `translate(0,${height - 36})`)
      .call(d3.axisBottom(x).ticks(Math.max(3, (width - right) / 90)).tickSizeInner(-(height - 40)).tickPadding(6));
    root.append("text").attr("x", (left + width - right) / 2).attr("y", height - 3)
      .attr("text-anchor", "middle").text(axisTitle);
    arms.forEach((arm, i) => root.append("text").attr("class", "name")
      .attr("x", left - 8).attr("y", y(i) + 4).attr("text-anchor", "end")
      .text(shortened(titleOf(arm), longest)).append("title").text(titleOf(arm)));
    return { root, x, y };
  };

  // The chances of an arm as a bar of three colours, worse on the left as in the chart beside it.
  const chanceStrip = (root, name, key, chances, left, middle, width) => {
    const text = words.chances[key][name];
    if (!text) return;
    const bar = root.append("g").attr("class", "chances").attr("role", "img").attr("aria-label", text);
    bar.append("title").text(text);
    let at = left;
    for (const colour of ["worse", "same", "better"]) {
      const part = width * chances[colour];
      bar.append("rect").attr("class", colour).attr("x", at).attr("y", middle - 6).attr("width", part).attr("height", 12);
      at += part;
    }
    if (words.alone[key][name]) bar.append("text").attr("x", left + width + 2).attr("y", middle + 5).text("*");
  };

  const drawDifferences = () => {
    const others = data.arms.filter((arm) => arm.metricComparison);
    if (!others.length || baselineRuns.length < 2) return d3.select("#differences").attr("hidden", "");
    const titles = [words.byMetric, words.byLoss];
    const boxes = titles.map((title) => figure(charts("differences"), title)); // both, so that each knows its width
    // Rows left out one by one are no repeats: a ring for each would say nothing.
    const rings = data.judging.resampling.kind !== "leave-one-out";
    const view = (index, key, value, scale, axisTitle, up) => {
      const [box, title] = [boxes[index], titles[index]];
      const rows = others.map((arm) => ({
        arm,
        judged: arm[key],
        each: !rings || arm[key].difference.mean === undefined ? [] : runsOf.get(arm.name)
          .map((run) => scale(run[value] - baselineRuns.find((base) => base.repeat === run.repeat)[value])),
      }));
      const all = rows.flatMap(({ judged, each }) =>
        [0, ...each, scale(judged.difference.low ?? 0), scale(judged.difference.high ?? 0),
          -scale(judged.margin ?? 0), scale(judged.margin ?? 0)]);
      const domain = padded(d3.extent(all), 0.06);
      const strip = Math.min(110, widthOf(box) / 4);
      const { root, x, y } = rowsChart(box, others, up ? domain : domain.reverse(), axisTitle, title, strip + 24);
      const stripAt = widthOf(box) - strip - 10;
      rows.forEach(({ judged }, i) => {
        if (judged.margin === undefined) return;
        const ends = [x(-scale(judged.margin)), x(scale(judged.margin))];
        root.insert("rect", "g").attr("class", "margin").attr("x", d3.min(ends)).attr("y", y(i) - 14)
          .attr("width", d3.max(ends) - d3.min(ends)).attr("height", 28)
          .append("title").text(words.band);
      });
      root.append("line").attr("class", "zero").attr("x1", x(0)).attr("x2", x(0))
        .attr("y1", 2).attr("y2", 28 * others.length + 8);
      rows.forEach(({ judged, each, arm }, i) => {
        const row = root.append("g").attr("class", words.tones[key][arm.name]);
        if (judged.difference.mean === undefined) {
          const roomRight = x(0) < (x.range()[0] + x.range()[1]) / 2;
          row.append("text").attr("x", x(0) + (roomRight ? 6 : -6)).attr("y", y(i) + 4)
            .attr("text-anchor", roomRight ? "start" : "end")
            .text(words.diverged[arm.name] || words.notJudged);
          return;
        }
        const { mean, low, high } = judged.difference;
        if (low !== undefined) {
          row.append("line").attr("class", "bar").attr("y1", y(i)).attr("y2", y(i))
            .attr("x1", x(scale(low))).attr("x2", x(scale(high)));
        }
        chanceStrip(root, arm.name, key, judged.chances, stripAt, y(i), strip);
        row.selectAll(".repeat").data(each).join("circle").attr("class", "repeat")
          .attr("cx", x).attr("cy", y(i) + 8).attr("r", 2.5);
        row.append("circle").attr("class", "dot").attr("cx", x(scale(mean))).attr("cy", y(i)).attr("r", 5.5)
          .append("title").text(put(words.difference, titleOf(arm), d3.format("+.4~g")(scale(mean))));
      });
    };
    view(0, "metricComparison", "testMetric", scaled, words.metricDifference, metric.higherIsBetter);
    view(1, "lossComparison", "testLoss", (v) => v, words.lossDifference, false);
  };

  const drawTrainTest = () => {
    const rows = data.arms.map((arm) => ({
      arm,
      train: d3.mean(finished(arm), (run) => scaled(run.truthMetric ?? run.trainMetric)),
      test: d3.mean(finished(arm), (run) => scaled(run.testMetric)),
    }));
    const values = rows.flatMap((row) => [row.train, row.test]).filter((value) => value !== undefined);
    if (!values.length) return d3.select("#train-test").attr("hidden", "");
    const box = figure(charts("train-test"), metric.axis);
    const wide = padded(d3.extent(values), 0.06);
    const domain = [Math.max(0, wide[0]), Math.min(largest, wide[1])];
    const { root, x, y } = rowsChart(box, data.arms, domain, metric.axis, words.trainTest);
    rows.forEach(({ arm, train, test }, i) => {
      if (train === undefined) {
        root.append("text").attr("x", x.range()[0] + 6).attr("y", y(i) + 4).text(words.everyDiverged);
        return;
      }
      root.append("line").attr("class", "gap-line").attr("x1", x(train)).attr("x2", x(test))
        .attr("y1", y(i)).attr("y2", y(i));
      root.append("circle").attr("class", "train-dot").attr("cx", x(train)).attr("cy", y(i)).attr("r", 5)
        .append("title").text(put(words.training, titleOf(arm), train.toPrecision(4)));
      root.append("circle").attr("class", "test-dot").attr("cx", x(test)).attr("cy", y(i)).attr("r", 5.5)
        .append("title").text(put(words.test, titleOf(arm), test.toPrecision(4)));
    });
  };

  // Median, smallest and largest over an arm's finished runs, epoch by epoch.
  const curve = (runs, value) => {
    const byEpoch = d3.rollup(runs.flatMap((run) => run.history), (records) => {
      const values = records.map(value).filter((v) => Number.isFinite(v));
      return { count: values.length, mid: d3.median(values), low: d3.min(values), high: d3.max(values) };
    }, (record) => record.epoch);
    const whole = [...byEpoch].map(([epoch, at]) => ({ epoch, ...at }))
      .filter((at) => at.count > 0 && at.count >= runs.length / 2).sort((a, b) => a.epoch - b.epoch);
    const step = Math.ceil(whole.length / 250);
    return whole.filter((_, i) => i % step === 0 || i === whole.length - 1);
  };

  const curveViews = [
    { name: words.loss, title: words.loss, train: (r) => r.loss, validation: (r) => r.validationLoss },
    { name: metric.name, title: metric.axis, most: largest,
      train: (r) => scaled(r.metric), validation: (r) => scaled(r.validationMetric) },
    { name: words.gap, title: words.gapAxis, validation: (r) => r.validationLoss - r.loss },
    { name: words.gradientNorm, title: words.gradientNorm, train: (r) => r.gradientNorm },
  ];
  let curveView = curveViews[0];

  const drawCurves = () => {
    const view = curveView;
    const lines = (arm) => ["train", "validation"].filter((kind) => view[kind])
      .map((kind) => ({ kind, points: curve(finished(arm), view[kind]) })).filter(({ points }) => points.length);
    const arms = data.arms.map((arm) => ({ arm, lines: lines(arm) }));
    const points = arms.flatMap(({ lines }) => lines.flatMap((line) => line.points));
    const root = charts("curves");
    if (!points.length) {
      root.append("p").attr("class", "note").text(words.nothingMeasured);
      return;
    }
    const lastEpoch = d3.max(points, (p) => p.epoch);
    const highs = points.map((p) => p.high).sort(d3.ascending);
    const lows = points.map((p) => p.low).sort(d3.ascending);
    // The first epochs or a wild arm may tower over the rest: they are cut, not the rest flattened.
    const robust = d3.quantileSorted(highs, 0.97);
    const low = d3.min([lows[0], view.most < Infinity ? Infinity : 0]);
    const high = Math.min(highs[highs.length - 1], robust + 0.5 * (robust - d3.quantileSorted(lows, 0.03)));
    const reference = view.validation &&
      (arms.find(({ arm }) => arm.name === data.baseline).lines.find((line) => line.kind === "validation") || {}).points;
    arms.forEach(({ arm, lines }) => {
      const box = figure(root, titleOf(arm), words.diverged[arm.name] || words.runs[arm.name]);
      const width = widthOf(box);
      const height = 190;
      const panel = svg(box, width, height, put(words.byEpoch, view.title, titleOf(arm)));
      const x = d3.scaleLinear([Math.min(1, lastEpoch - 1), lastEpoch], [44, width - 10]);
      const y = d3.scaleLinear([low, high > low ? high : low + 1], [height - 34, 10]).nice(4);
      const clip = "clip" + Math.random().toString(36).slice(2);
      panel.append("clipPath").attr("id", clip).append("rect")
        .attr("x", 40).attr("y", 4).attr("width", width - 44).attr("height", height - 36);
      panel.append("g").attr("transform", `translate(0,${height - 34})`)
        .call(d3.axisBottom(x).ticks(Math.min(5, lastEpoch)).tickFormat(d3.format("d")).tickSizeOuter(0));
      panel.append("g").attr("transform", "translate(44,0)")
        .call(d3.axisLeft(y).ticks(4).tickSizeInner(-(width - 54)).tickPadding(5)).select(".domain").remove();
      panel.append("text").attr("x", width - 10).attr("y", height - 3).attr("text-anchor", "end").text(words.epoch);
      panel.append("text").attr("x", 2).attr("y", height - 3).text(view.title);
      const plot = panel.append("g").attr("clip-path", `url(#${clip})`);
      const area = d3.area((p) => x(p.epoch), (p) => y(p.low), (p) => y(p.high));
      const line = d3.line((p) => x(p.epoch), (p) => y(p.mid));
      if (reference && arm.name !== data.baseline) {
        plot.append("path").attr("class", "line reference").attr("d", line(reference));
      }
      lines.forEach((l) => plot.append("path").attr("class", "band " + l.kind).attr("d", area(l.points)));
      lines.forEach((l) => {
        plot.append("path").attr("class", "line " + l.kind).attr("d", line(l.points));
        if (l.points.length === 1) {
          plot.append("circle").attr("class", l.kind === "train" ? "train-dot" : "test-dot")
            .attr("cx", x(l.points[0].epoch)).attr("cy", y(l.points[0].mid)).attr("r", 4);
        }
      });
      if (!lines.length) panel.append("text").attr("x", 52).attr("y", height / 2).text(words.noFinishedRun);
    });
  };

  const drawWeights = () => {
    const arms = data.arms.map((arm) => ({ arm, histograms: finished(arm).map((run) => run.weights).filter(Boolean) }));
    const reach = d3.max(arms, ({ histograms }) => d3.max(histograms, (h) => Math.max(-h.low, h.high)));
    if (!reach) return d3.select("#weights").attr("hidden", "");
    const bins = 51;
    const width = (2 * reach) / bins;
    // Each run has bins of its own; a bin's weights are taken as spread evenly over it.
    const shares = ({ low, high, counts }) => {
      const out = new Array(bins).fill(0);
      const own = (high - low) / counts.length;
      const total = d3.sum(counts) || 1;
      counts.forEach((count, i) => {
        const from = low + i * own;
        const first = Math.max(0, Math.floor((from + reach) / width));
        const last = Math.min(bins - 1, Math.floor((from + own + reach) / width - 1e-9));
        for (let k = first; k <= last; k++) {
          const overlap = Math.min(from + own, -reach + (k + 1) * width) - Math.max(from, -reach + k * width);
          out[k] += (count / total) * Math.max(0, overlap / own);
        }
      });
      return out;
    };
    const rows = arms.map(({ arm, histograms }) => {
      const each = histograms.map(shares);
      return { arm, mean: d3.range(bins).map((k) => d3.mean(each, (one) => one[k]) || 0), none: !each.length };
    });
    const top = d3.max(rows, (row) => d3.max(row.mean));
    rows.forEach(({ arm, mean, none }) => {
      const box = figure(charts("weights"), titleOf(arm), words.nearZero[arm.name]);
      const w = widthOf(box);
      const height = 140;
      const panel = svg(box, w, height, put(words.weightsOf, titleOf(arm)));
      const x = d3.scaleLinear([-reach, reach], [44, w - 12]);
      const y = d3.scaleSqrt([0, top], [height - 24, 8]);
      panel.append("g").attr("transform", `translate(0,${height - 24})`).call(d3.axisBottom(x).ticks(5).tickSizeOuter(0));
      const ticks = [0.01, 0.05, 0.2, 0.5, 1].filter((t) => t <= top);
      panel.append("g").attr("transform", "translate(44,0)")
        .call(d3.axisLeft(y).tickValues(ticks).tickFormat(d3.format(".0%")).tickSizeInner(-(w - 56)))
        .select(".domain").remove();
      panel.selectAll(".column").data(mean).join("rect").attr("class", "column")
        .attr("x", (_, k) => x(-reach + k * width) + 0.5).attr("width", Math.max(1, x(width) - x(0) - 1))
        .attr("y", y).attr("height", (share) => y(0) - y(share));
      if (none) panel.append("text").attr("x", 52).attr("y", height / 2).text(words.noFinishedRun);
    });
  };

  const classSymbols = [d3.symbolCircle, d3.symbolTriangle, d3.symbolSquare, d3.symbolDiamond, d3.symbolCross, d3.symbolStar, d3.symbolWye];
  const alphabet = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz+/";
  let boundaryRepeat = 0;

  const boundaryImage = (grid, classCount) => {
    const canvas = document.createElement("canvas");
    canvas.width = grid.columns;
    canvas.height = grid.rows;
    const context = canvas.getContext("2d");
    const pixels = context.createImageData(grid.columns, grid.rows);
    for (let i = 0; i < grid.classes.length; i++) {
      const colour = d3.rgb(classColours[alphabet.indexOf(grid.classes[i]) % classColours.length]);
      const sureness = alphabet.indexOf(grid.sureness[i]) / 63;
      const share = Math.max(0, (sureness - 1 / classCount) / (1 - 1 / classCount));
      const column = i % grid.columns;
      const row = grid.rows - 1 - Math.floor(i / grid.columns); // the first row is the lowest
      pixels.data.set([colour.r, colour.g, colour.b, 25 + 95 * share], 4 * (row * grid.columns + column));
    }
    context.putImageData(pixels, 0, 0);
    return canvas.toDataURL();
  };

  const drawBoundaries = () => {
    const rows = data.arms.map((arm) => ({
      arm, grid: (runsOf.get(arm.name).find((run) => run.repeat === boundaryRepeat) || {}).boundary,
    }));
    if (!data.runs.some((run) => run.boundary)) return d3.select("#boundaries").attr("hidden", "");
    const marks = data.points;
    const names = marks ? marks.classNames : [];
    const classCount = Math.max(2, names.length);
    const note = d3.select("#boundaries .note").text("");
    if (marks) note.append("span").text(put(words.boundaryAxes, marks.xName, marks.yName) + " ");
    note.append("span").text(words.boundarySureness + " ");
    names.forEach((name, i) => {
      note.append("span").attr("class", "swatch").style("background", classColours[i % classColours.length]);
      note.append("span").text(name);
    });
    const withPoints = marks && boundaryRepeat === 0;
    if (marks) note.append("span").text(withPoints ? words.boundaryMarks : words.boundaryFirstOnly);
    rows.forEach(({ arm, grid }) => {
      const box = figure(charts("boundaries"), titleOf(arm));
      const width = widthOf(box);
      if (!grid) return box.append("p").attr("class", "note").text(words.noBoundary);
      const height = Math.min(340, width * 0.78);
      const panel = svg(box, width, height, put(words.boundaryOf, titleOf(arm)));
      const x = d3.scaleLinear([grid.xLow, grid.xHigh], [36, width - 6]);
      const y = d3.scaleLinear([grid.yLow, grid.yHigh], [height - 26, 6]);
      panel.append("image").attr("href", boundaryImage(grid, classCount)).attr("preserveAspectRatio", "none")
        .attr("x", 36).attr("y", 6).attr("width", width - 42).attr("height", height - 32);
      panel.append("g").attr("transform", `translate(0,${height - 26})`).call(d3.axisBottom(x).ticks(5));
      panel.append("g").attr("transform", "translate(36,0)").call(d3.axisLeft(y).ticks(5));
      if (!withPoints) return;
      const step = Math.ceil(marks.x.length / 600);
      d3.range(0, marks.x.length, step).forEach((i) => {
        const colour = classColours[marks.label[i] % classColours.length];
        const mark = panel.append("path")
          .attr("class", marks.test[i] ? "point test" : "point")
          .attr("d", d3.symbol(classSymbols[marks.label[i] % classSymbols.length], 30)())
          .attr("transform", `translate(${x(marks.x[i])},${y(marks.y[i])})`);
        mark.style(marks.test[i] ? "stroke" : "fill", colour);
      });
    });
  };

  const choices = (id, options, chosen, choose) => {
    const buttons = d3.select("#" + id + " .choices").selectAll("button").data(options).join("button")
      .attr("type", "button").text((option) => option.name).attr("aria-pressed", (option) => option === chosen)
      .on("click", (_, option) => {
        buttons.attr("aria-pressed", (other) => other === option);
        choose(option);
        draw();
      });
  };

  const draw = () => {
    const top = window.scrollY;
    d3.selectAll(".charts").selectAll("*").remove();
    drawDifferences();
    drawTrainTest();
    drawCurves();
    drawWeights();
    drawBoundaries();
    window.scrollTo(0, top);
  };

  choices("curves", curveViews, curveView, (view) => { curveView = view; });
  const repeats = d3.range(d3.max(data.runs, (run) => run.repeat) + 1).map((i) => ({ name: put(words.repeat, i + 1), i }));
  if (repeats.length > 1) choices("boundaries", repeats, repeats[0], (repeat) => { boundaryRepeat = repeat.i; });
  draw();
  let drawnAt = window.innerWidth;
  window.addEventListener("resize", () => {
    if (window.innerWidth !== drawnAt) {
      drawnAt = window.innerWidth;
      draw();
    }
  });
})();
