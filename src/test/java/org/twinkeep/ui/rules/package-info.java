/** Tests of the rules tables. */
package org.twinkeep.ui.rules;
