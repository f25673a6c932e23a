/**
 * Training steps of Hone and of what a user would pick instead, side by side: {@link
 * dev.hone.benchmarks.Bench} is the command, {@link dev.hone.benchmarks.Worker} runs one contender
 * in a process of its own.
 */
package dev.hone.benchmarks;
