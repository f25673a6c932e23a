/**
 * Looks at every screen as a person does: pictures held against references, what can be touched,
 * read and spoken, words in Chinese.
 */
package dev.hone.app.ui.look;
