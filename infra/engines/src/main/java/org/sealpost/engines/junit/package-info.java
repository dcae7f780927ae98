/// The engines as a JUnit extension; the door is `AwsEngines`.
@NullMarked
package org.sealpost.engines.junit;

import org.jspecify.annotations.NullMarked;
