/// What every answer of the console has: security headers, a request id, and one shape for all that
/// goes wrong.
@NullMarked
package org.sealpost.console.web;

import org.jspecify.annotations.NullMarked;
