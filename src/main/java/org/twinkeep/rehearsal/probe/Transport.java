package org.twinkeep.rehearsal.probe;

/** How messages travel. */
public enum Transport {
  TCP,
  UDP
}
