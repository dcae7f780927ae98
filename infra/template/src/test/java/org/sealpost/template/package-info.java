/// What `template.yaml` promises about power and loss, held against the template CloudFormation
/// gets.
@NullMarked
package org.sealpost.template;

import org.jspecify.annotations.NullMarked;
