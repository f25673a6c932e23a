/**
 * Floor 7: comparing many runs: arms, repeats, statistics, and the result as a record, as JSON, as
 * a text and as an HTML report. The command line and the app come in here; nobody below does.
 */
package dev.hone.experiment;
