package org.twinkeep.store;

import java.time.Instant;

/**
 * A project of the workspace, without its content.
 *
 * @param key its number in the workspace
 * @param name what people call it
 * @param revision number of the last saved step
 * @param changed when that was
 */
public record StoredProject(long key, String name, long revision, Instant changed) {}
