@NullMarked
package org.sealpost.console.signin;

import org.jspecify.annotations.NullMarked;
