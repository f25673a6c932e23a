/** The result of an experiment. */
package dev.hone.app.ui.compare;
