package org.opencus.hsds;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.opencus.model.HsdsCostOption;
import org.opencus.records.CatalogueId;

/** What a service costs: its fee, and what those pay to whom it is reduced. */
record ServiceCosts(ServiceEntry service, Directory directory) {
    private static final Map<String, String> PAYMENTS = Map.of(
            "free", "bezpłatnie",
            "partly-paid", "częściowo odpłatnie",
            "paid", "odpłatnie",
            "voluntary", "opłata dobrowolna");
    private static final BigDecimal WHOLE = BigDecimal.valueOf(100);

    /** In words: how it is paid for, then all reliefs. */
    Optional<String> description() {
        Optional<String> text = payment()
                .flatMap(known -> known.text("text"))
                .or(() -> service.payment().map(PAYMENTS::get));
        List<String> reliefs =
                new ArrayList<>(payment().map(known -> known.texts("reliefs")).orElse(List.of()));
        reductions().forEach(reduction -> reliefs.add(option(reduction) + ": " + taken(reduction)));
        Stream<String> joined = reliefs.isEmpty() ? Stream.empty() : Stream.of("Ulgi: " + String.join("; ", reliefs));
        return Stream.concat(text.stream(), joined).reduce((left, right) -> left + ". " + right);
    }

    /** The fee and each reduction of it; an amount only where the catalogue gives one or it follows exactly. */
    List<HsdsCostOption> options() {
        Stream<HsdsCostOption> reduced = IntStream.range(0, reductions().size())
                .mapToObj(index -> reduced(index + 1, reductions().get(index)));
        return Stream.concat(base().stream(), reduced).toList();
    }

    private Optional<HsdsCostOption> base() {
        Optional<HsdsCostOption> charged = fee().map(money ->
                cost("").amount(amount(money)).currency(money.text("currency")).build());
        Optional<HsdsCostOption> free = service.payment()
                .filter("free"::equals)
                .map(_ -> cost("").option(PAYMENTS.get("free"))
                        .amount(BigDecimal.ZERO)
                        .currency("PLN")
                        .build());
        return charged.or(() -> free);
    }

    private HsdsCostOption reduced(int ordinal, Document reduction) {
        Optional<BigDecimal> left = left(reduction);
        return cost("/reduction/" + ordinal)
                .option(option(reduction))
                .amount(left)
                .currency(left.flatMap(_ -> fee()).flatMap(money -> money.text("currency")))
                .amountDescription(taken(reduction))
                .build();
    }

    /** Who gets it and for what. */
    private String option(Document reduction) {
        Stream<String> group = reduction
                .code("targetGroup")
                .flatMap(code -> directory.terms(Taxonomy.TARGET_GROUPS, List.of(code)).stream()
                        .map(Term::name)
                        .findFirst())
                .stream();
        return Stream.of(reduction.text("name").stream(), group, reduction.text("condition").stream())
                .flatMap(part -> part)
                .reduce((left, right) -> left + ", " + right)
                .orElseThrow();
    }

    private static String taken(Document reduction) {
        Optional<String> percent =
                reduction.number("percent").map(share -> plain(share.stripTrailingZeros()) + "% mniej");
        return percent.or(() -> reduction
                        .object("amount")
                        .map(money -> plain(amount(money)) + " "
                                + money.text("currency").orElse("") + " mniej"))
                .orElseThrow();
    }

    private static String plain(BigDecimal number) {
        return number.toPlainString().replace('.', ',');
    }

    private Optional<BigDecimal> left(Document reduction) {
        return fee().map(ServiceCosts::amount)
                .flatMap(full -> reduction
                        .object("amount")
                        .map(money -> full.subtract(amount(money)))
                        .or(() -> reduction.number("percent").flatMap(percent -> exact(full, percent))));
    }

    private static Optional<BigDecimal> exact(BigDecimal full, BigDecimal percent) {
        BigDecimal left = full.multiply(WHOLE.subtract(percent)).divide(WHOLE);
        return left.stripTrailingZeros().scale() <= 2
                ? Optional.of(left.setScale(2, RoundingMode.UNNECESSARY))
                : Optional.empty();
    }

    private static BigDecimal amount(Document money) {
        return new BigDecimal(money.text("amount").orElseThrow());
    }

    private Optional<Document> payment() {
        return service.document().object("payment");
    }

    private Optional<Document> fee() {
        return payment().flatMap(known -> known.object("fee"));
    }

    private List<Document> reductions() {
        return payment().map(known -> known.objects("reductions")).orElse(List.of());
    }

    private HsdsCostOption.Builder cost(String below) {
        return HsdsCostOption.builder()
                .id(CatalogueId.derived(directory.centre().slug() + "/cost-option/" + service.code() + below))
                .serviceId(service.id());
    }
}
