/** Where data come from: files by their format, built-in sets, generators. */
package dev.hone.data.source;
