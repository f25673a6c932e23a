/**
 * Floor 5: tables and series, from files, built-in data sets and generators to the float arrays a
 * trainer reads: CSV, {@code .ts}, windows, splits, folds, label noise, scaling, the catalogue.
 * Every file read here is taken for hostile until it has been checked.
 */
package dev.hone.data;
