/// API Gateway's events in, its answers out (door: [org.sealpost.portal.lambda.PortalHandler]).
@NullMarked
package org.sealpost.portal.lambda;

import org.jspecify.annotations.NullMarked;
