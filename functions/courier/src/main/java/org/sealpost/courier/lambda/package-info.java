/// The courier's way in: delivery ids from the deliveries queue, each given to
/// [org.sealpost.delivery.Courier]; and what became of the mail, from the queue of mail events.
@NullMarked
package org.sealpost.courier.lambda;

import org.jspecify.annotations.NullMarked;
