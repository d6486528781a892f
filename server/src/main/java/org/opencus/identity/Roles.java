package org.opencus.identity;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.opencus.contract.Text;
import org.opencus.contract.Wire;
import org.opencus.model.RoleName;

/** The roles and what each may do where its centre has set nothing else. */
public final class Roles {
    private static final Map<RoleName, Text> NAMES = new EnumMap<>(Map.ofEntries(
            Map.entry(RoleName.DIRECTOR, new Text("Dyrektor", "Director")),
            Map.entry(
                    RoleName.SERVICE_ORGANISER, new Text("Organizator usług społecznych", "Social services organiser")),
            Map.entry(
                    RoleName.PLAN_COORDINATOR,
                    new Text("Koordynator indywidualnych planów", "Individual plan coordinator")),
            Map.entry(
                    RoleName.COMMUNITY_ORGANISER,
                    new Text("Organizator społeczności lokalnej", "Local community organiser")),
            Map.entry(
                    RoleName.SOCIAL_ASSISTANCE_ORGANISER,
                    new Text("Organizator pomocy społecznej", "Social assistance organiser")),
            Map.entry(RoleName.ANIMATOR, new Text("Animator", "Animator")),
            Map.entry(RoleName.RECEPTIONIST, new Text("Recepcja", "Reception")),
            Map.entry(RoleName.PARTNER, new Text("Partner", "Partner")),
            Map.entry(RoleName.VOLUNTEER, new Text("Wolontariusz", "Volunteer")),
            Map.entry(RoleName.RESIDENT, new Text("Mieszkaniec", "Resident")),
            Map.entry(RoleName.GRANT_REVIEWER, new Text("Oceniający mikrodotacje", "Micro-grant reviewer")),
            Map.entry(
                    RoleName.DATA_PROTECTION_OFFICER, new Text("Inspektor ochrony danych", "Data protection officer")),
            Map.entry(RoleName.AUDITOR, new Text("Audytor", "Auditor")),
            Map.entry(RoleName.REGIONAL_LEAD, new Text("Koordynator regionalny", "Regional lead")),
            Map.entry(RoleName.PLATFORM_ADMINISTRATOR, new Text("Administrator platformy", "Platform administrator"))));

    private static final Map<String, SortedSet<String>> SHIPPED = shipped();

    private Roles() {}

    private static Map<String, SortedSet<String>> shipped() {
        try (InputStream in = Roles.class.getResourceAsStream("roles.json")) {
            Map<String, SortedSet<String>> read = new LinkedHashMap<>();
            Wire.read(in.readAllBytes(), JsonObject.class)
                    .forEach((role, scopes) -> read.put(role, texts(scopes.asJsonArray())));
            return Collections.unmodifiableMap(read);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static SortedSet<String> texts(JsonArray array) {
        SortedSet<String> texts = new TreeSet<>();
        array.getValuesAs(JsonString.class).forEach(text -> texts.add(text.getString()));
        return Collections.unmodifiableSortedSet(texts);
    }

    /** Whether there is such a role. */
    public static boolean exists(String role) {
        return SHIPPED.containsKey(role);
    }

    /** All of them. */
    public static List<RoleName> all() {
        return Arrays.asList(RoleName.values());
    }

    /** What a role may do where its centre has set nothing else. */
    public static SortedSet<String> shipped(String role) {
        return Optional.ofNullable(SHIPPED.get(role)).orElseThrow(() -> new IllegalStateException("no role " + role));
    }

    /** What roles may do together, where some of them mean something else. */
    public static SortedSet<String> scopes(Set<String> roles, Map<String, Set<String>> set) {
        SortedSet<String> scopes = new TreeSet<>();
        roles.forEach(role -> scopes.addAll(set.getOrDefault(role, shipped(role))));
        return Collections.unmodifiableSortedSet(scopes);
    }

    /** The name for people. */
    public static Text name(RoleName role) {
        return NAMES.get(role);
    }
}
