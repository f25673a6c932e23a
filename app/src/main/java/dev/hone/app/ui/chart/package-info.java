/**
 * The app's charts as views: learning curves, histograms, decision regions, confusion matrices and
 * predictions against the truth. Fragments use the public views; they read no database and keep no
 * state but what they show.
 *
 * <p>They are drawn here and not by AndroidPlot 1.5.11, which was looked at first. Its grid has one
 * step per axis, so a logarithmic axis cannot have marks at 1, 2 and 5; it does not measure labels,
 * so that large fonts are cut off at fixed insets. Its fast renderer draws line by line, where
 * dashes vanish; the other one walks over all points as boxed numbers in every frame; both draw on
 * a software layer. Its titles neither wrap nor read the theme. With these replaced, what would
 * remain of it is a rectangle with margins.
 */
package dev.hone.app.ui.chart;
