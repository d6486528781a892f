package org.opencus;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameStartingWith;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_THROW_GENERIC_EXCEPTIONS;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import jakarta.json.Json;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.opencus.audit.AuditVerification;
import org.opencus.database.Transactions;
import org.opencus.database.Tx;

/** Who may know whom. */
class ArchitectureTest {
    private static final JavaClasses ALL = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            // The Java client that tests call the server with is a product of its own.
            .withImportOption(location -> !location.contains("/org/opencus/client/"))
            .importPackages("org.opencus");
    private static final String[] CONTRACT_SIDE = {"org.opencus.contract..", "org.opencus.api..", "org.opencus.model.."
    };
    private static final String[] PRIVATE = {"org.opencus.audit..", "org.opencus.residents..", "org.opencus.privacy.."};
    private static final Set<String> CLOCKS = Set.of(
            Instant.class.getName(),
            LocalDate.class.getName(),
            LocalDateTime.class.getName(),
            OffsetDateTime.class.getName(),
            ZonedDateTime.class.getName());

    /** Each of its factory methods looks through all jars for what makes JSON: a tenth of the time of a read. */
    @Test
    void nobodyMakesJsonTheSlowWay() {
        holds(noClasses()
                .should()
                .callMethodWhere(target(owner(type(Json.class))).and(target(nameStartingWith("create")))));
    }

    @Test
    void contractSideKnowsNoFeature() {
        holds(noClasses()
                .that()
                .resideInAnyPackage(CONTRACT_SIDE)
                .should()
                .dependOnClassesThat(resideInAPackage("org.opencus..").and(not(resideInAnyPackage(CONTRACT_SIDE)))));
    }

    @Test
    void onlyRepositoriesSpeakSql() {
        holds(noClasses()
                .that()
                .resideOutsideOfPackage("org.opencus.database..")
                .and()
                .haveNameNotMatching(".*Repository(\\$.*)?")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.helidon.dbclient..", "java.sql..", "javax.sql..", "org.postgresql.."));
    }

    @Test
    void repositoriesTakeTheTransaction() {
        holds(methods()
                .that()
                .areDeclaredInClassesThat()
                .haveSimpleNameEndingWith("Repository")
                .and()
                .arePublic()
                .should(takeTheTransactionFirst()));
    }

    @Test
    void privateDataAreReachedThroughWorkOnly() {
        holds(noClasses()
                .that()
                .resideInAnyPackage(PRIVATE)
                .and()
                .doNotBelongToAnyOf(AuditVerification.class)
                .should()
                .dependOnClassesThat()
                .areAssignableTo(Transactions.class));
    }

    @Test
    void domainIsPlainJava() {
        holds(classes()
                .that()
                .resideInAPackage("org.opencus..domain..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage("java..", "org.opencus.model..", "org.opencus..domain.."));
    }

    @Test
    void featuresDoNotCircle() {
        holds(slices().matching("org.opencus.(*)..").should().beFreeOfCycles());
    }

    @Test
    void handlersAreLeaves() {
        holds(noClasses()
                .that()
                .doNotHaveFullyQualifiedName(Application.class.getName())
                .and()
                .haveNameNotMatching("org\\.opencus\\.\\w+Routes")
                .should()
                .dependOnClassesThat(anotherHandler()));
    }

    @Test
    void handlersAreNamedAndStateless() {
        holds(classes()
                .that()
                .implement(resideInAPackage("org.opencus.api.."))
                .should()
                .haveSimpleNameEndingWith("Handler"));
        holds(fields().that()
                .areDeclaredInClassesThat()
                .implement(resideInAPackage("org.opencus.api.."))
                .should()
                .beFinal());
    }

    @Test
    void timeIsGiven() {
        holds(noClasses()
                .that()
                .doNotHaveFullyQualifiedName(Application.class.getName())
                .should()
                .callMethodWhere(DescribedPredicate.describe(
                        "now is asked without a clock",
                        call -> call.getTarget().getName().equals("now")
                                && CLOCKS.contains(call.getTargetOwner().getName())
                                && call.getTarget().getRawParameterTypes().stream()
                                        .noneMatch(type -> type.isEquivalentTo(Clock.class))))
                .orShould()
                .callMethod(System.class, "currentTimeMillis"));
    }

    @Test
    void oneJsonb() {
        holds(noClasses()
                .that()
                .resideOutsideOfPackages("org.opencus.contract..", "org.opencus.model..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("jakarta.json.bind.."));
    }

    @Test
    void noStandardStreams() {
        holds(NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS);
    }

    @Test
    void noGenericExceptions() {
        holds(NO_CLASSES_SHOULD_THROW_GENERIC_EXCEPTIONS);
    }

    @Test
    void namesSayWhatThingsAre() {
        holds(noClasses()
                .that()
                .resideOutsideOfPackages("org.opencus.api..", "org.opencus.model..")
                .should()
                .haveNameMatching(".*(Service|Impl|Manager|Helper|Utils?|DTO|Dto)"));
    }

    private static void holds(ArchRule rule) {
        rule.check(ALL);
    }

    private static DescribedPredicate<JavaClass> anotherHandler() {
        return DescribedPredicate.describe(
                "a handler of ours",
                type -> type.getPackageName().startsWith("org.opencus.")
                        && type.getSimpleName().endsWith("Handler")
                        && type.getInterfaces().stream()
                                .anyMatch(implemented -> implemented.getName().startsWith("org.opencus.api.")));
    }

    private static ArchCondition<JavaMethod> takeTheTransactionFirst() {
        return new ArchCondition<>("take the transaction first") {
            @Override
            public void check(JavaMethod method, ConditionEvents events) {
                List<JavaClass> types = method.getRawParameterTypes();
                boolean first = !types.isEmpty() && types.getFirst().isEquivalentTo(Tx.class);
                events.add(new SimpleConditionEvent(method, first, method.getFullName() + " takes no Tx first"));
            }
        };
    }
}
