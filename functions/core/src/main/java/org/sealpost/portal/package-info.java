/// The recipients' way in (door: [org.sealpost.portal.MessagePortal]).
@NullMarked
package org.sealpost.portal;

import org.jspecify.annotations.NullMarked;
