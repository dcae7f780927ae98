@NullMarked
package org.sealpost.gateway.lambda;

import org.jspecify.annotations.NullMarked;
