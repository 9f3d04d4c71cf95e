/**
 * The program that makes traffic on a host of the lab and measures it. It runs in a process of its
 * own, uses nothing but the JDK, and talks with the lab through its standard input and output.
 */
@NullMarked
package org.twinkeep.rehearsal.probe;

import org.jspecify.annotations.NullMarked;
