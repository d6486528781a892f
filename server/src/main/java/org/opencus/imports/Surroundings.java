package org.opencus.imports;

/** What a single record is judged and made by. */
record Surroundings(CatalogueRules rules, RecordMaker maker) {}
