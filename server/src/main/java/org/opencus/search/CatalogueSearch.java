package org.opencus.search;

import java.util.List;
import java.util.Optional;
import org.opencus.database.Tx;

/** Finds what answers a text: understands it, asks the index and ranks what comes back. */
public final class CatalogueSearch {
    private final Language language;
    private final Vocabularies vocabularies;
    private final LexiconRepository lexicon = new LexiconRepository();
    private final SearchRepository index = new SearchRepository();

    public CatalogueSearch(Language language) {
        this.language = language;
        this.vocabularies = new Vocabularies(language);
    }

    /**
     * What answers the question. Where no status is asked for, what can be had today and, apart from it, services that
     * cannot be had yet.
     */
    Answer find(Tx tx, SearchQuestion question) {
        QueryReading reading = read(tx, question);
        if (reading.isEmpty() || reading.isElsewhere()) {
            return new Answer(reading, List.of(), List.of());
        }
        Answer answer = answer(tx, question, reading);
        if (!answer.isEmpty()) {
            return answer;
        }
        return reading.byNeeds()
                .map(needs -> answer(tx, question, needs).to(reading))
                .orElse(answer);
    }

    private Answer answer(Tx tx, SearchQuestion question, QueryReading reading) {
        Ranking ranking = new Ranking(reading);
        if (!question.statuses().isEmpty()) {
            return new Answer(reading, matches(tx, ranking, question, reading, "any"), List.of());
        }
        List<Match> available = matches(tx, ranking, question, reading, "available");
        List<Match> others = matches(tx, ranking, question, reading, "other");
        return new Answer(reading, Ranking.beside(available, others), Ranking.beside(others, available));
    }

    /** How the text of the question is understood. */
    QueryReading read(Tx tx, SearchQuestion question) {
        Vocabulary vocabulary = vocabularies.of(tx, question.centres());
        return new QueryReader(language.words(), vocabulary, lexicon.lexicon(tx, question.centres()))
                .read(question.text());
    }

    /** The text with words that nothing knows here taken for others; empty when that changes nothing. */
    Optional<String> respelt(Tx tx, SearchQuestion question) {
        Vocabulary vocabulary = vocabularies.of(tx, question.centres());
        QueryReading reading = new QueryReader(language.words(), vocabulary, lexicon.lexicon(tx, question.centres()))
                .readBoldly(question.text());
        String respelt = question.text();
        for (QueryReading.Correction correction : reading.corrections()) {
            respelt = respelt.replace(correction.typed(), correction.read());
        }
        return respelt.equals(question.text()) ? Optional.empty() : Optional.of(respelt);
    }

    private List<Match> matches(
            Tx tx, Ranking ranking, SearchQuestion question, QueryReading reading, String availability) {
        return ranking.best(index.candidates(tx, Wanted.of(question, reading, availability)));
    }

    /**
     * What was found.
     *
     * @param matches what answers, best first
     * @param notYet what would answer but cannot be had yet; only when no status was asked for
     */
    record Answer(QueryReading reading, List<Match> matches, List<Match> notYet) {
        boolean isEmpty() {
            return matches.isEmpty() && notYet.isEmpty();
        }

        /** The services among what answers. */
        List<Match> services() {
            return matches.stream()
                    .filter(match -> match.record().kind().equals("service"))
                    .toList();
        }

        private Answer to(QueryReading asked) {
            return new Answer(asked, matches, notYet);
        }
    }
}
