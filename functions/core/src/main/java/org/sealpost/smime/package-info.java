/// S/MIME (RFC 8551): certificates, signing with the organization's key, encrypting to recipients,
/// opening what was encrypted to the organization.
@NullMarked
package org.sealpost.smime;

import org.jspecify.annotations.NullMarked;
