package org.opencus.contract;

import java.util.Locale;

/** A sentence for people, in the two languages that this API speaks. */
public record Text(String polish, String english) {
    /** English for English readers, Polish for everybody else. */
    public String in(Locale language) {
        return language.getLanguage().equals("en") ? english : polish;
    }
}
