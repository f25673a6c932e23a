/**
 * The app's charts as views: learning curves, histograms, decision regions, confusion matrices and
 * predictions against the truth. Fragments use the public views; they read no database and keep no
 * state but what they show.
 *
 * <p>They are drawn here and not by AndroidPlot 1.5.11, which was looked at first: it knows no
 * logarithmic axis with marks at 1, 2 and 5; it does not measure labels, so that large fonts are
 * cut off at fixed insets; its fast renderer draws line by line, where dashes vanish, and its other
 * renderer makes a path and a point object per point and frame, on a software layer; and its titles
 * neither wrap nor read the theme. What would remain of it is a rectangle with margins.
 */
package dev.hone.app.ui.chart;
