/// The commands about rules: trying them out on mail, and asking the console of a running Sealpost.
@NullMarked
package org.sealpost.local.rules;

import org.jspecify.annotations.NullMarked;
