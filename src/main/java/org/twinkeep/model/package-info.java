/**
 * The project as one immutable value: objects, services, firewalls and rules.
 *
 * <p>Everything here is a record, an enum or a sealed interface. The package imports only the JDK;
 * it neither reads nor writes files and knows nothing of any back end.
 */
@NullMarked
package org.twinkeep.model;

import org.jspecify.annotations.NullMarked;
