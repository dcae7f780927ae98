/// The organization whose mail we protect: its domains, and who is inside it.
@NullMarked
package org.sealpost.organization;

import org.jspecify.annotations.NullMarked;
