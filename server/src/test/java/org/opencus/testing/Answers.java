package org.opencus.testing;

import static org.assertj.core.api.Assertions.assertThat;

/** What tests ask of nearly every answer. */
public final class Answers {
    private Answers() {}

    /** The answer, where it has this status. */
    public static Answer ok(int status, Answer answer) {
        assertThat(answer.status()).as(answer.toString()).isEqualTo(status);
        return answer;
    }

    /** Where the record is that was made. */
    public static String at(Answer answer) {
        return answer.header("Location").orElseThrow();
    }

    /** The state that is shown. */
    public static String etag(Answer answer) {
        return answer.header("ETag").orElseThrow();
    }

    /** Of the record that is shown. */
    public static String id(Answer answer) {
        return answer.object().getString("id");
    }
}
