package org.opencus.database;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class NamedSqlTest {
    @Test
    void namesBecomeQuestionMarksInTheirOrder() {
        NamedSql sql = NamedSql.of("select ':no', a from b where c = :first and d = any (:second) or e = :first");

        assertThat(sql.sql()).isEqualTo("select ':no', a from b where c = ? and d = any (?) or e = ?");
        assertThat(sql.names()).containsExactly("first", "second", "first");
    }

    @Test
    void textsStayAsTheyAre() {
        assertThat(NamedSql.of("select 'a$1\\' || :x").sql()).isEqualTo("select 'a$1\\' || ?");
    }
}
