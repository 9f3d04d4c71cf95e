/**
 * Project files and other programs' formats.
 *
 * <p>A project file is a tree of JSON whose form is written down twice: in the codecs of {@code
 * interchange.codec}, and as a JSON Schema in {@code schema/twinkeep-project-1.schema.json}; a test
 * holds the two together. The records of the model know nothing of it.
 */
@NullMarked
package org.twinkeep.interchange;

import org.jspecify.annotations.NullMarked;
