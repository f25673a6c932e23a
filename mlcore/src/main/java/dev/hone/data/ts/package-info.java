/** Time series files ({@code .ts}). */
package dev.hone.data.ts;
