/// Searching the texts of a mail: words as Exchange matches them, and all words and literals of a
/// rule set in one pass (door: [org.sealpost.rules.text.SearchText]).
@NullMarked
package org.sealpost.rules.text;

import org.jspecify.annotations.NullMarked;
