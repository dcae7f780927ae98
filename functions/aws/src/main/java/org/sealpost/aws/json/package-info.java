/// Our records as JSON, in tables and queues.
@NullMarked
package org.sealpost.aws.json;

import org.jspecify.annotations.NullMarked;
