/** A trained model: weights, spec, reading and scaling; its file, its predictions, its export. */
package dev.hone.trained;
