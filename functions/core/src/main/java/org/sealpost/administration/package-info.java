/// What admins can do (doors: [org.sealpost.administration.Administration] for messages,
/// [org.sealpost.administration.RuleAdministration],
/// [org.sealpost.administration.DirectoryAdministration],
/// [org.sealpost.administration.QuarantineAdministration]).
@NullMarked
package org.sealpost.administration;

import org.jspecify.annotations.NullMarked;
