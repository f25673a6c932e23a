/**
 * What a {@code .tflite} file is and may hold: its structure and meaning are checked before native
 * code sees it. Files of others are hostile until then.
 */
package dev.hone.tflite.file;
