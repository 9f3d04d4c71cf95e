/**
 * From a few answers to a working cluster: what the new-cluster wizard asked ({@link
 * org.twinkeep.edit.newcluster.ClusterDraft}), what is wrong with it, and the edit that makes it.
 */
@NullMarked
package org.twinkeep.edit.newcluster;

import org.jspecify.annotations.NullMarked;
