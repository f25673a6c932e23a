/**
 * what every other package stands on and what knows none of them: the error for bad input, seeded
 * randomness, reading JSON with errors that name the field, and files that are written whole or not
 * at all.
 */
package dev.hone.base;
