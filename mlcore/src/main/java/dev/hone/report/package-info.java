/** The one place that puts results into words: headline, tables, text, HTML, the result's file. */
package dev.hone.report;
