package org.twinkeep.oracle;

/** Puts a ruleset in force in the namespace of the calling thread. */
interface Loading {
  void run() throws Exception;
}
