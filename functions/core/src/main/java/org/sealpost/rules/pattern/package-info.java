/// Regular expressions as admins of Exchange write them (.NET syntax), on java.util.regex and under
/// a budget (door: [org.sealpost.rules.pattern.TextPattern]).
@NullMarked
package org.sealpost.rules.pattern;

import org.jspecify.annotations.NullMarked;
