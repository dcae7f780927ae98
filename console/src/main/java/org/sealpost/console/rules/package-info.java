/// The rules as admins see and change them: the rules in force, every version before, what changed
/// from one to another, and how often each rule matched.
@NullMarked
package org.sealpost.console.rules;

import org.jspecify.annotations.NullMarked;
