/// Tests of reply addresses.
@NullMarked
package org.sealpost.protection.address;

import org.jspecify.annotations.NullMarked;
