/** Data and settings of a new experiment. */
package dev.hone.app.ui.create;
