/// What admins configure, with every version of it: who changed it, when, and from what (door:
/// [org.sealpost.configuration.Configurations]).
@NullMarked
package org.sealpost.configuration;

import org.jspecify.annotations.NullMarked;
