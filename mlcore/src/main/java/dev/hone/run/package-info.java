/**
 * The unit of work: data prepared for a repeat, one run from spec to result, its store and how it
 * goes on after it was stopped.
 */
package dev.hone.run;
