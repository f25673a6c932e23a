/**
 * What is asked for: data, model, training and arms as records, with their JSON. Reading a spec
 * checks it.
 */
package dev.hone.spec;
