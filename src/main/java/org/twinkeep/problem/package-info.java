/** What a user can mend: problems as values, collected and shown together. */
@NullMarked
package org.twinkeep.problem;

import org.jspecify.annotations.NullMarked;
