/**
 * All files generated for one node, with the manifest; knows neither the model nor how files
 * travel.
 */
@NullMarked
package org.twinkeep.bundle;

import org.jspecify.annotations.NullMarked;
