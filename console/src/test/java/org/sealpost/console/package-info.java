@NullMarked
package org.sealpost.console;

import org.jspecify.annotations.NullMarked;
