package dev.hone.app.opening;

import androidx.annotation.Nullable;
import java.nio.file.Path;

/**
 * What became of a file that another app handed over.
 *
 * @param kind what it is; null where there is a problem
 * @param copy where it lies in the app's folder; null where there is a problem
 * @param problem why it cannot be opened, or null
 */
public record Opened(@Nullable FileKind kind, @Nullable Path copy, @Nullable Exception problem) {}
