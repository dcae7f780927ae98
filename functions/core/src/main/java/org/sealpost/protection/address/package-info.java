/// The addresses of the reply domain: each leads, over one protected message, from one of its
/// recipients to its author or back, and nobody else can make one.
@NullMarked
package org.sealpost.protection.address;

import org.jspecify.annotations.NullMarked;
