package org.twinkeep.model;

/**
 * The colours that objects, rules and sections may be marked with; the theme decides the exact
 * shade.
 */
public enum Colour {
  RED,
  ORANGE,
  YELLOW,
  GREEN,
  TEAL,
  BLUE,
  PURPLE,
  GREY
}
