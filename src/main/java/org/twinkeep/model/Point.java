package org.twinkeep.model;

/**
 * Where the middle of something stands in the diagram, in pixels at 100 %. The automatic layout has
 * the middle of the nodes at (0, 0).
 *
 * @param x to the right
 * @param y downwards
 */
public record Point(double x, double y) {}
