/// The people and groups that rules ask about, as admins see and change them.
@NullMarked
package org.sealpost.console.directory;

import org.jspecify.annotations.NullMarked;
