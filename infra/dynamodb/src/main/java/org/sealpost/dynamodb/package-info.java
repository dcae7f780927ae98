/// DynamoDB Local as a process of its own, so that its old dependencies never meet our class path.
@NullMarked
package org.sealpost.dynamodb;

import org.jspecify.annotations.NullMarked;
