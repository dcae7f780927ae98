/// Protection templates and settings as admins see them, with every version there was.
@NullMarked
package org.sealpost.console.protection;

import org.jspecify.annotations.NullMarked;
