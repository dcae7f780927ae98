/// What all calls of AWS have in common: how their failures are told.
@NullMarked
package org.sealpost.aws.call;

import org.jspecify.annotations.NullMarked;
