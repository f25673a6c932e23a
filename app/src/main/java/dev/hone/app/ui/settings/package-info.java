/** Settings and licences. */
package dev.hone.app.ui.settings;
