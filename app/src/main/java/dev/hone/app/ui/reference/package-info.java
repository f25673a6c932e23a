/** What there is to choose from, in plain words. */
package dev.hone.app.ui.reference;
