/** One trained model. */
package dev.hone.app.ui.model;
