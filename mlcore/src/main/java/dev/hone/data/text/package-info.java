/** What all text formats share: bounded, checked reading, and cells. */
package dev.hone.data.text;
