/** What training minimises, each for a kind of target. */
package dev.hone.losses;
