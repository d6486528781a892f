package org.opencus.contract;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.library.GeneralCodingRules;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
    private static final JavaClasses CODE = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("org.opencus");

    @Test
    void contractSideKnowsNoFeature() {
        classes()
                .that()
                .resideInAPackage("org.opencus..")
                .should()
                .resideInAnyPackage("org.opencus.contract", "org.opencus.api", "org.opencus.model")
                .because("the api module builds and is tested alone")
                .check(CODE);
    }

    @Test
    void oneJsonb() {
        noClasses()
                .that()
                .resideOutsideOfPackage("org.opencus.model")
                .and()
                .doNotHaveSimpleName("Wire")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("jakarta.json.bind..")
                .because("there is one configuration and one cache")
                .check(CODE);
    }

    @Test
    void theJsonSchemaLibraryStaysBehindTheContract() {
        noClasses()
                .that()
                .doNotHaveSimpleName("Schemas")
                .and()
                .haveSimpleNameNotStartingWith("Schemas$")
                .and()
                .doNotHaveSimpleName("Collector")
                .and()
                .doNotHaveSimpleName("Branches")
                .and()
                .doNotHaveSimpleName("Formats")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("dev.harrel..")
                .check(CODE);
    }

    @Test
    void noStandardStreams() {
        GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS.check(CODE);
    }

    @Test
    void noGenericExceptions() {
        GeneralCodingRules.NO_CLASSES_SHOULD_THROW_GENERIC_EXCEPTIONS.check(CODE);
    }
}
