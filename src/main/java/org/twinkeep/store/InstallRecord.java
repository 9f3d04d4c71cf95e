package org.twinkeep.store;

import java.time.Instant;

/**
 * What an install did to a node.
 *
 * @param revision the revision of the project that was installed
 * @param firewall id of the firewall
 * @param node id of the node
 * @param at when it ended
 * @param result one word: {@code confirmed}, {@code rolled-back}, {@code failed}
 * @param details the plan and what happened, as a text for people
 */
public record InstallRecord(
    long revision, String firewall, String node, Instant at, String result, String details) {}
