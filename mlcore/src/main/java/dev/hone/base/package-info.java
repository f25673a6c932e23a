/**
 * What every other package stands on and what knows none of them: messages in two languages and the
 * error for bad input, ranges, registries of things with cards and values, hashes, seeded
 * randomness, reading JSON with errors that name the field, and files that are written whole or not
 * at all.
 */
package dev.hone.base;
