/// The console in Lambda, behind an HTTP API whose authorizer checks who calls. The handler is
/// Micronaut's own, [io.micronaut.function.aws.proxy.payload2.APIGatewayV2HTTPEventFunction]; here
/// is what it finds in place of what [org.sealpost.console.Console] is given.
@NullMarked
package org.sealpost.console.lambda;

import org.jspecify.annotations.NullMarked;
