/// What matched rules do to a mail for a recipient, in the groups of ome.md 2.5. One more action is
/// one more record in its group's file.
@NullMarked
package org.sealpost.rules.action;

import org.jspecify.annotations.NullMarked;
