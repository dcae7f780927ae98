package org.sealpost.local;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/// The borders between the modules (DESIGN section 3), seen from the only one that has all others
/// on its class path. Inside the core its own test holds them.
class ModulesTest {
  private static final JavaClasses ALL =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("org.sealpost");

  private static final String[] FUNCTIONS_AND_CONSOLE = {
    "org.sealpost.gateway..",
    "org.sealpost.courier..",
    "org.sealpost.portal.lambda..",
    "org.sealpost.portal.pages..",
    "org.sealpost.sweeper..",
    "org.sealpost.console.."
  };

  @Test
  void everyModuleShouldBeSeen() {
    assertThat(
            ALL.stream()
                .map(type -> type.getPackageName().replaceAll("^org\\.sealpost\\.(\\w+).*", "$1")))
        .contains(
            "mailflow",
            "accounts",
            "passkeys",
            "preview",
            "aws",
            "gateway",
            "courier",
            "portal",
            "sweeper",
            "console",
            "local");
  }

  @Test
  void dependenciesShouldPointOneWay() {
    layeredArchitecture()
        .consideringOnlyDependenciesInLayers()
        .layer("machine")
        .definedBy("org.sealpost.local..")
        .layer("functions")
        .definedBy(FUNCTIONS_AND_CONSOLE)
        .layer("aws")
        .definedBy("org.sealpost.aws..")
        .layer("core")
        .definedBy(
            not(resideInAnyPackage(FUNCTIONS_AND_CONSOLE))
                .and(
                    not(
                        resideInAnyPackage(
                            "org.sealpost.aws..",
                            "org.sealpost.local..",
                            "org.sealpost.engines..")))
                .and(resideInAnyPackage("org.sealpost..")))
        .whereLayer("machine")
        .mayNotBeAccessedByAnyLayer()
        .whereLayer("functions")
        .mayOnlyBeAccessedByLayers("machine")
        .whereLayer("aws")
        .mayOnlyBeAccessedByLayers("machine", "functions")
        .check(ALL);
  }

  @Test
  void noFunctionShouldKnowAnother() {
    for (String one : FUNCTIONS_AND_CONSOLE) {
      for (String other : FUNCTIONS_AND_CONSOLE) {
        boolean sameModule = one.equals(other) || (one + other).matches(".*portal.*portal.*");
        if (!sameModule) {
          noClasses()
              .that()
              .resideInAPackage(one)
              .should()
              .dependOnClassesThat()
              .resideInAPackage(other)
              .check(ALL);
        }
      }
    }
  }

  @Test
  void onlyTheAdaptersShouldKnowAws() {
    noClasses()
        .that()
        .resideOutsideOfPackage("org.sealpost.aws..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("software.amazon..")
        .check(ALL);
  }

  @Test
  void onlyHandlersShouldKnowLambda() {
    noClasses()
        .that()
        .resideOutsideOfPackages("..lambda..", "org.sealpost.local..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("com.amazonaws..")
        .check(ALL);
  }

  @Test
  void onlyTheConsoleShouldKnowMicronaut() {
    noClasses()
        .that()
        .resideOutsideOfPackage("org.sealpost.console..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("io.micronaut..")
        .check(ALL);
  }

  @Test
  void onlyTheDnsCommandShouldKnowItsLibrary() {
    noClasses()
        .that()
        .resideOutsideOfPackage("org.sealpost.local.dns..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("org.xbill..")
        .check(ALL);
  }

  /// Parsers of what strangers send: the fewer places they run in, the better.
  @Test
  void onlyWhatDecidesAboutMailShouldLookIntoAttachments() {
    noClasses()
        .that()
        .resideOutsideOfPackages(
            "org.sealpost.inspection.parsers..",
            "org.sealpost.inspection.scanners..",
            "org.sealpost.gateway..",
            "org.sealpost.console..",
            "org.sealpost.local..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("org.sealpost.inspection.parsers..")
        .check(ALL);
    noClasses()
        .that()
        .resideOutsideOfPackages("org.sealpost.inspection.parsers..", "org.sealpost.preview..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "org.apache.pdfbox..",
            "org.apache.fontbox..",
            "org.apache.poi..",
            "org.apache.commons.compress..",
            "com.rtfparserkit..",
            "com.twelvemonkeys..",
            "javax.imageio..",
            "java.awt..")
        .check(ALL);
  }

  /// ADR 0018.
  @Test
  void onlyThePortalShouldShowAttachments() {
    noClasses()
        .that()
        .resideOutsideOfPackages(
            "org.sealpost.preview..", "org.sealpost.portal.lambda..", "org.sealpost.local..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("org.sealpost.preview..")
        .check(ALL);
  }

  /// What strangers' servers say is understood in one place.
  @Test
  void onlyThePortalShouldAskOpenIdProviders() {
    noClasses()
        .that()
        .resideOutsideOfPackages(
            "org.sealpost.accounts..", "org.sealpost.portal.lambda..", "org.sealpost.local..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("org.sealpost.accounts..")
        .check(ALL);
    noClasses()
        .that()
        .resideOutsideOfPackage("org.sealpost.accounts..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("com.nimbusds..")
        .check(ALL);
    noClasses()
        .that()
        .resideInAPackage("org.sealpost.accounts..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("org.sealpost.aws..", "org.sealpost.local..")
        .check(ALL);
  }

  /// What strangers' devices say is understood in one place.
  @Test
  void onlyThePortalShouldSpeakWithAuthenticators() {
    noClasses()
        .that()
        .resideOutsideOfPackages(
            "org.sealpost.passkeys..", "org.sealpost.portal.lambda..", "org.sealpost.local..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("org.sealpost.passkeys..")
        .check(ALL);
    noClasses()
        .that()
        .resideOutsideOfPackage("org.sealpost.passkeys..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("com.webauthn4j..")
        .check(ALL);
    noClasses()
        .that()
        .resideInAPackage("org.sealpost.passkeys..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("org.sealpost.aws..", "org.sealpost.local..")
        .check(ALL);
  }

  @Test
  void theConsoleShouldKnowNoKeysAndNoContent() {
    noClasses()
        .that()
        .resideInAPackage("org.sealpost.console..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "org.sealpost.reading..", "org.sealpost.protection.seal..", "org.sealpost.opening..")
        .check(ALL);
  }
}
