/// What tests of all modules share: a platform in memory, a clock to set, sample values, races.
@NullMarked
package org.sealpost.testing;

import org.jspecify.annotations.NullMarked;
