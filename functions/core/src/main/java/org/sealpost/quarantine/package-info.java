/// Mail that a rule holds until an admin releases or deletes it (door:
/// [org.sealpost.quarantine.QuarantinedMails]).
@NullMarked
package org.sealpost.quarantine;

import org.jspecify.annotations.NullMarked;
