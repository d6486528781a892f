package org.opencus.cataloguing;

import jakarta.json.JsonObject;
import org.opencus.records.RecordKind;

/** A record as somebody wants it to be, in its shown form. */
record CatalogueDraft(String centre, RecordKind kind, String code, JsonObject shown) {}
