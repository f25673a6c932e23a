/** What the app keeps: the Room database, and files beside it. */
package dev.hone.app.data;
