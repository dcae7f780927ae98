/// The organization's branding as admins see it.
@NullMarked
package org.sealpost.console.organization;

import org.jspecify.annotations.NullMarked;
