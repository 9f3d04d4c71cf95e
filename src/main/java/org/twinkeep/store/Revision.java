package org.twinkeep.store;

import java.time.Instant;

/**
 * A saved step of a project.
 *
 * @param number from 1
 * @param saved when it was saved
 * @param title what was done, in the words of the edit menu
 * @param parts how many objects, rules and other parts it changed
 */
public record Revision(long number, Instant saved, String title, int parts) {}
