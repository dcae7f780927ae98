/// Certificates of people outside, and of the organization, as admins see them.
@NullMarked
package org.sealpost.console.certificates;

import org.jspecify.annotations.NullMarked;
