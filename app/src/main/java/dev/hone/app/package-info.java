/** The app: application, container, the one activity. */
package dev.hone.app;
