/// The organization's rules and branding as admins see them.
@NullMarked
package org.sealpost.console.organization;

import org.jspecify.annotations.NullMarked;
