package org.sealpost.protection.template;

/// Whether a template may be chosen anew.
public enum TemplateStatus {
  PUBLISHED,
  /// Nobody is offered it any more; what names it still means it.
  ARCHIVED
}
