/// What KMS does, done with a keystore file.
@NullMarked
package org.sealpost.local.keys;

import org.jspecify.annotations.NullMarked;
