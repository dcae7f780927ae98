/// An inspector for the tests of other packages.
@NullMarked
package org.sealpost.inspection;

import org.jspecify.annotations.NullMarked;
