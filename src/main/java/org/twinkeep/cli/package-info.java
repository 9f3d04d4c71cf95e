/**
 * The command line: the same work without a window, for scripts and CI.
 *
 * <p>Each command is a class of its own and is made only when it is called, so that a start is
 * quick. What a command prints goes through {@code Terminal}, as a text for people or as one JSON
 * document.
 */
@NullMarked
package org.twinkeep.cli;

import org.jspecify.annotations.NullMarked;
