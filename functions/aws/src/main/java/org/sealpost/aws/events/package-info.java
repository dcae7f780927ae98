/// What AWS tells us about mail: events of SES and Mail Manager, and what waits in the queues of
/// intakes (door: [org.sealpost.aws.events.IntakeMessages]), and what became of the mail that we
/// sent ([org.sealpost.aws.events.MailEvents]).
@NullMarked
package org.sealpost.aws.events;

import org.jspecify.annotations.NullMarked;
