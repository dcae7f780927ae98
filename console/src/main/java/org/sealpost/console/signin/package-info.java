/// Who may use the console, and how they prove it.
@NullMarked
package org.sealpost.console.signin;

import org.jspecify.annotations.NullMarked;
