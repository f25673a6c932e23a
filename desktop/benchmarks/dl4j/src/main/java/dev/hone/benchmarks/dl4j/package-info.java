/** DL4J in a process of its own, because its libraries do not go with those of the other peers. */
package dev.hone.benchmarks.dl4j;
