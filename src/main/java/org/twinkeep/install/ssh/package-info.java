/**
 * One SSH connection to one node: host keys, logins, root, commands. The only package that knows
 * the SSH library; it knows nothing of bundles.
 */
@NullMarked
package org.twinkeep.install.ssh;

import org.jspecify.annotations.NullMarked;
