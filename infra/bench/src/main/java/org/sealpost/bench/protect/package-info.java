/// The cost of protecting one mail: parse, decide, seal, compose the wrapper; nothing leaves the
/// process.
@NullMarked
package org.sealpost.bench.protect;

import org.jspecify.annotations.NullMarked;
