/** Tables of separated values. Every file is taken for hostile until it was checked. */
package dev.hone.data.csv;
