/** Training in the background: the worker, its queue, and what makes it wait. */
package dev.hone.app.training;
