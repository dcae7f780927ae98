/// AWS look-alikes, each in a process of its own that ends when ours does, even by kill -9.
///
/// `DynamoDbLocal` serves `./sealpost up` and tests, `LocalStack` and `MotoSesV2` serve tests. All
/// of them listen on the loopback interface only.
@NullMarked
package org.sealpost.engines;

import org.jspecify.annotations.NullMarked;
