/// What SES sends, put into a folder or handed to a relay.
@NullMarked
package org.sealpost.local.outbound;

import org.jspecify.annotations.NullMarked;
