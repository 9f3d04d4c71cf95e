package org.twinkeep.compile.braces;

/** A piece of a configuration file. */
public sealed interface Item permits Block, Setting, Comment, Gap {}
