/// The API's way in: programs of the organization hand over mail and say how it is to be protected.
@NullMarked
package org.sealpost.submission;

import org.jspecify.annotations.NullMarked;
