/** Large designs and measurements; {@code mvn -Pbench verify} runs them. */
@NullMarked
package org.twinkeep.bench;

import org.jspecify.annotations.NullMarked;
