/// Mail flow rules: what shall happen to a mail, decided for each recipient (door:
/// [org.sealpost.rules.CurrentRules]).
@NullMarked
package org.sealpost.rules;

import org.jspecify.annotations.NullMarked;
