/// What we say to people, in the language that they read: which languages we speak, which of them
/// somebody wants, and texts, times, sizes and lists as each language writes them (CLDR).
@NullMarked
package org.sealpost.words;

import org.jspecify.annotations.NullMarked;
