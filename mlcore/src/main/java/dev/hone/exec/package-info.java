/**
 * Running steps. {@link dev.hone.exec.Executor} is the contract; {@link dev.hone.exec.JavaExecutor}
 * runs the operations' own kernels on any JVM and any phone.
 */
package dev.hone.exec;
