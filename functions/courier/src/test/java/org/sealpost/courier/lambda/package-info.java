@NullMarked
package org.sealpost.courier.lambda;

import org.jspecify.annotations.NullMarked;
