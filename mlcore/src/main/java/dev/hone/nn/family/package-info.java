/**
 * Families of networks: each says which layers its hidden blocks have. {@link
 * dev.hone.nn.family.Families} lists them, {@link dev.hone.nn.family.Models} builds networks.
 */
package dev.hone.nn.family;
