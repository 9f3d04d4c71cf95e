/** Pure edits: functions from a project to a project, with the name that undo shows. */
@NullMarked
package org.twinkeep.edit;

import org.jspecify.annotations.NullMarked;
