package org.opencus.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.opencus.client.RequestOptions.DEFAULT;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.opencus.client.api.CatalogueApi.SearchServices;
import org.opencus.client.api.SearchApi.Search;
import org.opencus.client.api.SearchApi.SearchAllByBody;
import org.opencus.client.api.SearchApi.SearchByBody;
import org.opencus.client.api.SearchApi.SuggestByBody;
import org.opencus.client.model.HitKind;
import org.opencus.client.model.MatchedField;
import org.opencus.client.model.SearchHit;
import org.opencus.client.model.SearchMatch;
import org.opencus.client.model.SearchQuery;
import org.opencus.client.model.SearchResult;
import org.opencus.client.model.ServiceQuery;
import org.opencus.client.model.ServiceSummary;
import org.opencus.client.model.StatusFilter;
import org.opencus.client.model.SuggestionQuery;
import org.opencus.client.model.Violation;
import org.opencus.testing.ServerExtension;
import org.opencus.testing.TestServer;

@ExtendWith(ServerExtension.class)
class JavaClientSearchIT {
    private final CusClient cus;

    JavaClientSearchIT(TestServer server) {
        cus = server.client();
    }

    @Test
    void findsServicesByEverydayWordsInTheBody() {
        ServiceQuery words = ServiceQuery.builder().q("klub dla seniorow").build();
        assertThat(Pages.stream(cus.catalogue()::searchServices, SearchServices.of("gorno", words), DEFAULT)
                        .limit(5))
                .extracting(ServiceSummary::name)
                .contains("Prowadzenie Klubu Seniora");
    }

    @Test
    void theAddressAndTheBodyAskTheSame() {
        SearchResult byAddress = cus.search()
                .search(Search.of("gorno", "mąż pije").withLimit(10), DEFAULT)
                .value();
        SearchResult byBody = cus.search()
                .searchByBody(
                        SearchByBody.of("gorno", query("mąż pije").limit(10).build()), DEFAULT)
                .value();
        assertThat(byAddress.items()).isNotEmpty().isEqualTo(byBody.items());
    }

    @Test
    void pagesOfHitsFollowEachOther() {
        SearchQuery seniors = query("senior")
                .status(List.of(StatusFilter.ANY))
                .kind(List.of(HitKind.SERVICE))
                .build();
        List<SearchHit> atOnce = cus.search()
                .searchAllByBody(
                        SearchAllByBody.of(seniors.toBuilder().limit(200).build()), DEFAULT)
                .value()
                .items();
        assertThat(atOnce)
                .hasSizeGreaterThan(3)
                .allSatisfy(hit -> assertThat(hit.kind()).isEqualTo(HitKind.SERVICE));
        assertThat(Pages.stream(
                        cus.search()::searchAllByBody,
                        SearchAllByBody.of(seniors.toBuilder().limit(3).build()),
                        DEFAULT))
                .extracting(SearchHit::id)
                .containsExactlyElementsOf(atOnce.stream().map(SearchHit::id).toList());
    }

    @Test
    void eachHitSaysWhyInWordsThatTheClientKnows() {
        assertThat(cus.search()
                        .searchAllByBody(SearchAllByBody.of(query("opieka").build()), DEFAULT)
                        .value()
                        .items())
                .isNotEmpty()
                .allSatisfy(hit -> assertThat(hit.matches())
                        .extracting(SearchMatch::field)
                        .isNotEmpty()
                        .doesNotContain(MatchedField.UNRECOGNISED));
    }

    @Test
    void suggestsWhileOneTypes() {
        SuggestionQuery typed = SuggestionQuery.builder().q("klub sen").limit(3).build();
        assertThat(cus.search()
                        .suggestByBody(SuggestByBody.of("gorno", typed), DEFAULT)
                        .value()
                        .items())
                .isNotEmpty()
                .hasSizeLessThanOrEqualTo(3);
    }

    @Test
    void aProblemNeverRepeatsWhatWasTyped() {
        SearchByBody tooLong =
                SearchByBody.of("gorno", query("tajemnica ".repeat(101)).build());
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> cus.search().searchByBody(tooLong, DEFAULT))
                .satisfies(e -> assertThat(e.status()).isEqualTo(422))
                .satisfies(e -> assertThat(e.violations())
                        .extracting(Violation::pointer)
                        .containsExactly("/q"))
                .satisfies(e -> assertThat(e.getMessage()).doesNotContain("tajemnica"));
    }

    private static SearchQuery.Builder query(String words) {
        return SearchQuery.builder().q(words);
    }
}
