/** Tests of the panel of problems. */
package org.twinkeep.ui.problems;
