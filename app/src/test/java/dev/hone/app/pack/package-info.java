/** What the package tells the system and its user: the merged manifest, read as plain XML. */
package dev.hone.app.pack;
