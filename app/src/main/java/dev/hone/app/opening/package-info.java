/** Files that other apps hand over: copied at once, recognised by what is in them. */
package dev.hone.app.opening;
