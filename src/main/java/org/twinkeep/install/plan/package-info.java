/**
 * What an install would change, as values: shown, kept with the history, and then done exactly so.
 */
@NullMarked
package org.twinkeep.install.plan;

import org.jspecify.annotations.NullMarked;
