package org.sealpost.branding;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Base64;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.sealpost.testing.Samples;

/// What every [BrandingTemplates] does. Each test starts with a store that nobody has written to.
public interface BrandingTemplatesContract {
  BrandingTemplates brandingTemplates();

  private static BrandingTemplate with(String name, Optional<String> color, Optional<Logo> logo) {
    return new BrandingTemplate(
        name,
        color,
        logo,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        true,
        true,
        0);
  }

  @Test
  default void findShouldGiveTheFactoryDefaultWhileNobodyHasChangedIt() {
    assertThat(brandingTemplates().find(BrandingTemplate.DEFAULT_NAME))
        .contains(BrandingTemplate.factoryDefault());
  }

  @Test
  default void findShouldGiveWhatWasPut() {
    BrandingTemplate legal = Samples.branding("Contoso Legal / Über § 1");

    brandingTemplates().put(legal);

    assertThat(brandingTemplates().find(legal.name())).contains(legal);
  }

  @Test
  default void findShouldBeEmptyWhenThereIsNone() {
    assertThat(brandingTemplates().find("nowhere")).isEmpty();
  }

  @Test
  default void findShouldGiveALogoOfTheLargestSize() {
    Logo logo =
        new Logo("image/png", Base64.getEncoder().encodeToString(Samples.bytes(128 * 1024)));
    BrandingTemplate template = with("With logo", Optional.empty(), Optional.of(logo));

    brandingTemplates().put(template);

    assertThat(brandingTemplates().find(template.name())).contains(template);
  }

  @Test
  default void putShouldReplaceTheTemplateOfTheSameName() {
    brandingTemplates().put(Samples.branding("Legal"));

    brandingTemplates().put(BrandingTemplate.unset("Legal"));

    assertThat(brandingTemplates().find("Legal")).contains(BrandingTemplate.unset("Legal"));
    assertThat(brandingTemplates().all()).hasSize(2);
  }

  @Test
  default void allShouldBeginWithTheDefaultTemplate() {
    BrandingTemplate first = Samples.branding("A comes first in the alphabet");
    BrandingTemplate last = Samples.branding("Z comes last");

    brandingTemplates().put(last);
    brandingTemplates().put(first);

    assertThat(brandingTemplates().all())
        .containsExactly(BrandingTemplate.factoryDefault(), first, last);
  }

  @Test
  default void allShouldHaveAChangedDefaultTemplateOnce() {
    BrandingTemplate changed =
        with(BrandingTemplate.DEFAULT_NAME, Optional.of("#ffffff"), Optional.empty());

    brandingTemplates().put(changed);

    assertThat(brandingTemplates().all()).containsExactly(changed);
  }

  @Test
  default void allShouldHaveManyLargeTemplates() {
    String logo = Base64.getEncoder().encodeToString(Samples.bytes(128 * 1024));
    for (int i = 0; i < 10; i++) {
      brandingTemplates()
          .put(with("T" + i, Optional.empty(), Optional.of(new Logo("image/jpeg", logo))));
    }

    assertThat(brandingTemplates().all()).hasSize(11);
  }

  @Test
  default void findOrDefaultShouldGiveTheDefaultLookAndTheCautiousSignInForATemplateThatIsGone() {
    BrandingTemplate gone = brandingTemplates().findOrDefault("gone");

    assertThat(gone).isEqualTo(BrandingTemplate.factoryDefault().cautious());
    assertThat(gone.otpEnabled()).isTrue();
    assertThat(gone.socialIdSignIn()).isFalse();
    assertThat(brandingTemplates().findOrDefault(BrandingTemplate.DEFAULT_NAME))
        .isEqualTo(BrandingTemplate.factoryDefault());
  }
}
