/** What arms are judged by. */
package dev.hone.metrics;
