package org.twinkeep.model;

/**
 * Where something stands in the diagram, in pixels at 100 % from its upper left corner.
 *
 * @param x to the right
 * @param y downwards
 */
public record Point(double x, double y) {}
