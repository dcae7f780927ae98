/// Changes that rules make to a message on its way: subject, header fields, visible recipients,
/// disclaimers.
@NullMarked
package org.sealpost.mail.edit;

import org.jspecify.annotations.NullMarked;
