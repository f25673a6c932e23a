/** An experiment while it is trained. */
package dev.hone.app.ui.watch;
