/// Signing in with accounts of OpenID providers (OpenID Connect Core 1.0), hostile answers
/// included.
@NullMarked
package org.sealpost.accounts;

import org.jspecify.annotations.NullMarked;
