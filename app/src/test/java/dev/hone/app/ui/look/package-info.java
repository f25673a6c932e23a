/** Holds pictures of screens against others. */
package dev.hone.app.ui.look;
