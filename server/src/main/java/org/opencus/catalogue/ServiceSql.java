package org.opencus.catalogue;

import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The statements that read lists of services, put together from constant parts. */
final class ServiceSql {
    private static final String PAGE = """
        with recursive %s page as materialized (
            select s.id, s.centre, s.code, s.name, s.sort_key, s.kind, s.status, s.parent, s.domains,
                s.target_groups, s.challenges, s.places, s.providers, s.delivery, s.scopes, s.document,
                s.modified_at, s.gone_at, coalesce(%s, false) as available%s
            from %sservice s join centre on centre.code = s.centre
            where centre.gone_at is null and %s
            order by %s
            limit :size
        ), named as (
            select 'd/' || code as word, name from service_domain
            where code in (select unnest(domains) from page)
            union all
            select 't/' || centre || '/' || code, name from target_group
            where (centre, code) in (
                select centre, unnest(target_groups) from page
                union
                select centre, reduction -> 'targetGroup' ->> 'code'
                from page, jsonb_array_elements(document -> 'payment' -> 'reductions') as reduction
            )
            union all
            select 'c/' || centre || '/' || code, name from challenge
            where (centre, code) in (select centre, unnest(challenges) from page)
            union all
            select 'p/' || centre || '/' || code, name from place
            where (centre, code) in (select centre, unnest(places) from page)
            union all
            select 'o/' || centre || '/' || code, name from organisation
            where (centre, code) in (select centre, unnest(providers) from page)
            union all
            select 's/' || centre || '/' || code, name from service
            where (centre, code) in (select centre, parent from page where parent is not null)
        ), names as (
            select array_agg(word) as words, array_agg(name) as names from named
        )
        select page.id, page.centre, page.code, page.name, page.sort_key, page.kind, page.status, page.available,
            page.parent, page.domains, page.target_groups, page.challenges, page.places, page.providers,
            page.delivery, page.scopes, page.modified_at, page.gone_at,
            page.document ->> 'nameEn' as name_en, page.document ->> 'description' as description,
            page.document ->> 'payment' as payment, page.document ->> 'age' as age,
            case when row_number() over (order by %s) = 1 then names.words end as words,
            case when row_number() over (order by %s) = 1 then names.names end as names
        from %s
        order by %s
        """;

    /** Those that the list holds, and for each filter those that it would hold without it: its values are alternatives. */
    private static final String FOUND = """
        %s as materialized (
            select s.centre, s.domains, s.target_groups, s.challenges, s.places, s.providers, s.status, s.payment
            from %sservice s join centre on centre.code = s.centre
            where centre.gone_at is null and %s
        )\
        """;

    private static final String WORDS = """

        select 'total' as facet, '' as code, '' as name, count(*) as n from found
        union all
        select 'statuses', status, '', count(*) from %s group by status
        union all
        select 'payments', payment, '', count(*) from %s where payment is not null group by payment
        union all
        select 'domains', x.code, min(named.name), sum(x.n)
        from (select code, count(*) as n from %s, unnest(domains) code group by code) x
            join service_domain named on named.code = x.code
        group by x.code\
        """;

    private static final String FACET = """

        union all
        select '%1$s', x.code, min(named.name), sum(x.n)
        from (select centre, code, count(*) as n from %4$s, unnest(%2$s) code group by centre, code) x
            join %3$s named on named.centre = x.centre and named.code = x.code
        group by x.code\
        """;

    /** The filters whose values are counted. */
    private static final List<String> FACETED =
            List.of("status", "payment", "domain", "targetGroup", "challenge", "place", "provider");

    private static final String HITS = "unnest(cast(:hits as uuid[])) with ordinality as hit (id, rank), ";

    private ServiceSql() {}

    /** One page; of a single centre with a row of nothing but {@code of_centre} where the centre has no such services. */
    static String page(ServiceConditions conditions, ServiceOrder order, boolean searched, boolean first) {
        boolean ranked = order == ServiceOrder.RELEVANCE;
        String after = first || ranked ? "" : "\n      and " + order.after();
        String by = order.by("page");
        return PAGE.formatted(
                conditions.inside(),
                ServiceConditions.AVAILABLE,
                ranked ? ", hit.rank" : "",
                searched ? HITS : "",
                joined(searched, conditions) + after,
                ranked ? "hit.rank" : order.by("s"),
                by,
                by,
                conditions.centre().isPresent()
                        ? "centre left join page on true cross join names\n"
                                + "where centre.code = :centre and centre.gone_at is null"
                        : "page cross join names",
                by);
    }

    /** The counts over the whole list. */
    static String facets(ServiceConditions conditions, boolean searched) {
        UnaryOperator<String> of = filter -> conditions.filters(filter) ? "found_without_" + filter : "found";
        return "with recursive " + conditions.inside() + " "
                + found(conditions, searched)
                + WORDS.formatted(of.apply("status"), of.apply("payment"), of.apply("domain"))
                + FACET.formatted("targetGroups", "target_groups", "target_group", of.apply("targetGroup"))
                + FACET.formatted("challenges", "challenges", "challenge", of.apply("challenge"))
                + FACET.formatted("places", "places", "place", of.apply("place"))
                + FACET.formatted("providers", "providers", "organisation", of.apply("provider"))
                + "\norder by facet, n desc, name, code";
    }

    private static String found(ServiceConditions conditions, boolean searched) {
        Stream<String> without = FACETED.stream()
                .filter(conditions::filters)
                .map(filter -> FOUND.formatted(
                        "found_without_" + filter,
                        searched ? HITS : "",
                        joined(searched, conditions, conditions.whereWithout(filter))));
        String all = FOUND.formatted("found", searched ? HITS : "", joined(searched, conditions));
        return Stream.concat(Stream.of(all), without).collect(Collectors.joining(", "));
    }

    private static String joined(boolean searched, ServiceConditions conditions) {
        return joined(searched, conditions, conditions.where());
    }

    private static String joined(boolean searched, ServiceConditions conditions, String where) {
        // Nobody who looks across centres wants those that do not exist.
        String real = conditions.centre().isPresent() ? "" : "centre.sandbox_of is null and ";
        return (searched ? "s.id = hit.id and " : "") + real + where;
    }
}
