/// What an organization decides about protection: its templates, limits, carriers, methods, and
/// what its senders may ask for.
@NullMarked
package org.sealpost.protection.settings;

import org.jspecify.annotations.NullMarked;
