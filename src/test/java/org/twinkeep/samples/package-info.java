/** The shipped samples, built by code, so that files and wizards can be compared with them. */
@NullMarked
package org.twinkeep.samples;

import org.jspecify.annotations.NullMarked;
