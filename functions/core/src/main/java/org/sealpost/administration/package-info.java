/// What admins can do (door: [org.sealpost.administration.Administration]).
@NullMarked
package org.sealpost.administration;

import org.jspecify.annotations.NullMarked;
