/// The platform on AWS (door: [org.sealpost.aws.AwsPlatform]): one thin adapter for each port. The
/// only module that knows the AWS SDK.
@NullMarked
package org.sealpost.aws;

import org.jspecify.annotations.NullMarked;
