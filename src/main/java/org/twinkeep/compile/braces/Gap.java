package org.twinkeep.compile.braces;

/** An empty line. */
public record Gap() implements Item {}
