/**
 * The workspace: an embedded database in the user's data directory that holds projects with their
 * revisions and the history of installs.
 *
 * <p>A project is stored as one row per part (object, firewall, rule set, rule). Because projects
 * are immutable and an edit shares everything it did not change, comparing references with the last
 * saved value finds the rows to write; see {@code Difference}.
 */
@NullMarked
package org.twinkeep.store;

import org.jspecify.annotations.NullMarked;
