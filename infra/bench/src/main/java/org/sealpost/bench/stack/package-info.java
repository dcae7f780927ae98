/// `./sealpost up` in a process of its own, and what its users do with it.
@NullMarked
package org.sealpost.bench.stack;

import org.jspecify.annotations.NullMarked;
