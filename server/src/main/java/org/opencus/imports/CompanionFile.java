package org.opencus.imports;

import jakarta.json.JsonObject;
import java.util.List;
import org.opencus.database.Tx;

/** A further file that another feature keeps for each centre of a directory, such as its synonyms; one JSON object. */
public interface CompanionFile {
    /** Its name in the directory. */
    String fileName();

    /** What is wrong with the content; with an error nothing of it is saved. */
    List<Finding> check(JsonObject content);

    /** What is kept for the centre; empty where nothing is. */
    JsonObject kept(Tx tx, String centre);

    /** Keeps the content for the centre; false when it is what was kept already. */
    boolean save(Tx tx, String centre, JsonObject content);
}
