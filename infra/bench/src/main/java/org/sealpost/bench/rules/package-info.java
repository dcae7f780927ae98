/// The cost of deciding about one mail: few rules and many, with and without a lexicon, and how
/// often a large text is held meanwhile.
@NullMarked
package org.sealpost.bench.rules;

import org.jspecify.annotations.NullMarked;
