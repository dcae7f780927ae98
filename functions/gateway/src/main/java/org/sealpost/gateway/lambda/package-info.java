/// The gateway's way in: events of SES and of the intakes queue, each given to
/// [org.sealpost.mailflow.MailFlow].
@NullMarked
package org.sealpost.gateway.lambda;

import org.jspecify.annotations.NullMarked;
