package org.sealpost.administration;

import org.sealpost.protection.template.ProtectionTemplate;

/// A protection template and what names it.
///
/// @param isBuiltIn one of the two that are always there and cannot be changed
public record TemplateInUse(ProtectionTemplate template, boolean isBuiltIn, TemplateUse use) {}
