/// Protection templates: the named ways to protect a mail that rules and senders choose from.
@NullMarked
package org.sealpost.protection.template;

import org.jspecify.annotations.NullMarked;
