@NullMarked
package org.sealpost.console.lambda;

import org.jspecify.annotations.NullMarked;
