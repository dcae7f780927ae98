package org.sealpost;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

/// What STYLE.md and DESIGN.md section 3 promise of the core, held by machine.
class ArchitectureTest {
  private static final JavaClasses CORE =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("org.sealpost");

  @Test
  void coreShouldKnowNoCloudAndNoFramework() {
    check(
        noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("software.amazon..", "com.amazonaws..", "io.micronaut.."));
    check(noClasses().should().callMethod(System.class, "getenv"));
    check(noClasses().should().callMethod(System.class, "getenv", String.class));
    check(noClasses().should().callMethod(System.class, "getProperty", String.class));
    check(noClasses().should().callMethod(System.class, "setProperty", String.class, String.class));
  }

  @Test
  void librariesShouldStayWhereTheyAreUnderstood() {
    checkOnlyIn(
        new String[] {"org.sealpost.mail.mime..", "org.sealpost.delivery.."},
        "jakarta.mail..",
        "jakarta.activation..");
    checkOnlyIn(new String[] {"org.sealpost.mail.mime.."}, "org.eclipse.angus..");
    checkOnlyIn(
        new String[] {"org.sealpost.protection..", "org.sealpost.smime.."},
        "org.bouncycastle..",
        "javax.crypto..");
    checkOnlyIn(new String[] {"org.sealpost.reading.."}, "org.owasp..");
    checkOnlyIn(new String[] {"org.sealpost.words.."}, "com.ibm.icu..");
    checkOnlyIn(
        new String[] {"org.sealpost.protection", "org.sealpost.protection.seal"},
        "org.sealpost.protection.seal..");
  }

  private static void checkOnlyIn(String[] packages, String... libraries) {
    noClasses()
        .that()
        .resideOutsideOfPackages(packages)
        .and()
        .doNotHaveFullyQualifiedName("org.sealpost.opening.PasscodeChallenge") // HMAC
        .and()
        .doNotHaveFullyQualifiedName("org.sealpost.opening.account.AttemptState") // AES-GCM
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(libraries)
        .check(CORE);
  }

  @Test
  void packagesShouldNotGoRoundInCircles() {
    check(slices().matching("org.sealpost.(*)..").should().beFreeOfCycles());
  }

  /// The way of a message in package-info.java: nobody looks at what is further down it.
  @Test
  void packagesShouldLookUpTheWayOnly() {
    checkKnowsOnly("mail");
    checkKnowsOnly("organization", "mail");
    checkKnowsOnly("withdrawal");
    checkKnowsOnly("branding", "mail");
    checkKnowsOnly("protection", "mail", "organization", "withdrawal");
    checkKnowsOnly("configuration");
    checkKnowsOnly("inspection", "mail");
    checkKnowsOnly("quarantine", "mail", "organization", "protection");
    checkKnowsOnly("sender", "mail", "organization", "protection");
    checkKnowsOnly("smime", "mail", "organization", "protection");
    checkKnowsOnly(
        "rules",
        "mail",
        "organization",
        "protection",
        "sender",
        "branding",
        "configuration",
        "inspection");
    checkKnowsOnly("trace", "mail", "protection");
    checkKnowsOnly("words");
    checkKnowsOnly("delivery", "mail", "organization", "protection", "branding", "trace", "words");
    checkKnowsOnly("reading", "mail", "protection", "trace");
    check(
        noClasses()
            .that()
            .resideOutsideOfPackage("org.sealpost.wiring..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.sealpost.wiring.."));
  }

  private static void checkKnowsOnly(String step, String... others) {
    String own = "org.sealpost." + step + "..";
    String[] known =
        Stream.concat(
                Stream.of("org.sealpost", own),
                Stream.of(others).map(other -> "org.sealpost." + other + ".."))
            .toArray(String[]::new);
    noClasses()
        .that()
        .resideInAPackage(own)
        .should()
        .dependOnClassesThat(resideInAPackage("org.sealpost..").and(not(resideInAnyPackage(known))))
        .check(CORE);
  }

  @Test
  void timeAndChanceShouldComeFromOutside() {
    check(noClasses().should().callMethod(Instant.class, "now"));
    check(noClasses().should().callMethod(LocalDateTime.class, "now"));
    check(noClasses().should().callMethod(System.class, "currentTimeMillis"));
    check(noClasses().should().callMethod(Clock.class, "systemUTC"));
    check(noClasses().should().callMethod(Clock.class, "systemDefaultZone"));
    check(noClasses().should().callMethod(UUID.class, "randomUUID"));
    check(noClasses().should().callMethod(Math.class, "random"));
    check(noClasses().should().callConstructor(SecureRandom.class));
    check(noClasses().should().callConstructor(Random.class));
  }

  @Test
  void everyPackageShouldBeNullMarked() {
    Set<String> packages =
        CORE.stream()
            .map(JavaClass::getPackageName)
            .filter(name -> !name.equals("org.sealpost.delivery.jte")) // generated
            .collect(Collectors.toSet());
    for (String name : packages) {
      assertThat(CORE.contain(name + ".package-info")).as("%s has a package-info", name).isTrue();
      assertThat(CORE.get(name + ".package-info").isAnnotatedWith(NullMarked.class))
          .as("%s is @NullMarked", name)
          .isTrue();
    }
  }

  @Test
  void namesShouldSayWhatThingsAre() {
    check(
        noClasses()
            .should()
            .haveSimpleNameEndingWith("Manager")
            .orShould()
            .haveSimpleNameEndingWith("Helper")
            .orShould()
            .haveSimpleNameContaining("Util")
            .orShould()
            .haveSimpleNameEndingWith("Impl")
            .orShould()
            .haveSimpleNameEndingWith("Processor")
            .orShould()
            .haveSimpleNameStartingWith("Abstract"));
  }

  private static void check(ArchRule rule) {
    rule.check(CORE);
  }
}
