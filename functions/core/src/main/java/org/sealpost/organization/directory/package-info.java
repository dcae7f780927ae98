/// The people and groups of the organization: aliases, attributes, managers, nested membership
/// (door: [org.sealpost.organization.directory.Directory]).
@NullMarked
package org.sealpost.organization.directory;

import org.jspecify.annotations.NullMarked;
