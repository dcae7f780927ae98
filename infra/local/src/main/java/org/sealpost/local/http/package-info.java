/// What API Gateway does, done with the HTTP server of the JDK, and the pages of the outbox.
@NullMarked
package org.sealpost.local.http;

import org.jspecify.annotations.NullMarked;
