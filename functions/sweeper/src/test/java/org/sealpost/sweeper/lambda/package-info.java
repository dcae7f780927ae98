@NullMarked
package org.sealpost.sweeper.lambda;

import org.jspecify.annotations.NullMarked;
