/**
 * A firewall as a picture: what is connected to what ({@link org.twinkeep.diagram.Topology}), and
 * where it stands ({@link org.twinkeep.diagram.Layout}). Pure functions of the project; the window
 * and the exports draw the same result.
 */
@NullMarked
package org.twinkeep.diagram;

import org.jspecify.annotations.NullMarked;
