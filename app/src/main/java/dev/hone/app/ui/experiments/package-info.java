/** The list of experiments. */
package dev.hone.app.ui.experiments;
