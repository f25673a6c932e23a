/** The {@code hone} command. {@link dev.hone.cli.Hone} starts it; each subcommand is a file. */
package dev.hone.cli;
